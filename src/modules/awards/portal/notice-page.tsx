import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, ButtonLink, DateText, FactList, href, Layout, NoticeBar, PageHead, PlainText, Section, Tag, withQuery } from '../../../portal/shared/ui.ts';
import type { Notice, ProposalCategory } from '../awards.schemas.ts';
import { CATEGORY_STATE_NAMES } from '../awards.words.ts';
import { AnswersList } from './answers-list.tsx';
import { awardPortalMessages } from './portal.messages.ts';

type Words = { zh: string; en: string };

const colon = (locale: Context['locale']) => (locale === 'en' ? ': ' : '：');

/** What changed of a list since it was published, the newest last. */
const Changes = ({ ctx, changes }: { ctx: Context; changes: ProposalCategory['changes'] }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const names = (titles: readonly Words[]) => titles.map((title) => (locale === 'en' ? `“${pick(title, locale)}”` : `《${title.zh}》`)).join(locale === 'en' ? ', ' : '、');
  const parts = (change: ProposalCategory['changes'][number]) => ([[t.gone, change.gone], [t.came, change.came], [t.rose, change.rose], [t.fell, change.fell]] as const).filter(([, titles]) => titles.length > 0);
  return (
    <ol class="path-walked">
      {changes.map((change) => (
        <li>
          <span>{change.cause === 'case' ? t.changeCase({ case: change.case ?? 0 }) : change.cause === 'left' ? t.changeLeft : t.changeNoticed}</span> <DateText locale={locale} at={change.at} as="minute" />
          {parts(change).map(([word, titles]) => (
            <span class="award-change">
              {word}
              {colon(locale)}
              {names(titles)}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
};

/** Reasons that stand for several places of a category, by how many: they are said once. */
function sharedReasons(category: ProposalCategory): Map<string, number> {
  const given = category.levels.flatMap(({ entries }) => entries.flatMap(({ confirmed }) => confirmed ?? []));
  return new Map([...Map.groupBy(given, (reason) => reason)].flatMap(([reason, places]) => (places.length < 2 ? [] : [[reason, places.length]])));
}

/** Of a place that the scores do not settle: how sure they are of it. */
const UnsettledTag = ({ ctx, sure }: { ctx: Context; sure: number | null }) => {
  const t = awardPortalMessages(ctx.locale);
  return <Tag tone="plain">{sure === null ? t.open : `${t.open} · ${sure < 0.005 ? t.tied : `${Math.round(sure * 100)}%`}`}</Tag>;
};

/** What the marks of a category's places mean, and the reasons that stand for several of them. */
const OpenPlaces = ({ ctx, category, shared }: { ctx: Context; category: ProposalCategory; shared: ReadonlyMap<string, number> }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const open = category.levels.flatMap(({ entries }) => entries.filter(({ settled }) => !settled));
  if (open.length === 0) return null;
  return (
    <div class="stack award-open">
      <p>{t.openMeans({ count: open.length })}</p>
      {[...shared].map(([reason, count]) => (
        <p>
          {t.sharedReason({ count })}
          {colon(locale)}
          {reason}
        </p>
      ))}
    </div>
  );
};

const CategoryPart = ({ ctx, notice, category }: { ctx: Context; notice: Notice; category: ProposalCategory }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const now = ctx.clock.now();
  const shared = sharedReasons(category);
  const open = category.state === 'noticed' && category.noticeUntil !== null && new Date(category.noticeUntil) > now;
  return (
    <Section title={pick(category.name, locale)} id={category.categoryId}>
      <p class="row">
        <Tag tone={open ? 'now' : category.state === 'granted' ? 'good' : 'plain'}>{pick(CATEGORY_STATE_NAMES[open || category.state !== 'noticed' ? category.state : 'over'], locale)}</Tag>
        {category.noticeUntil === null || category.state === 'granted' ? null : (
          <span class="soft">
            {t.until} <DateText locale={locale} at={category.noticeUntil} as="minute" />
          </span>
        )}
      </p>
      <OpenPlaces ctx={ctx} category={category} shared={shared} />
      {category.levels.map((level) => (
        <div class="award-level">
          <h3>
            {pick(level.name, locale)} <span class="soft small">{t.places({ count: level.places })}</span>
          </h3>
          {level.vacant === 0 ? null : <p class="soft">{t.vacant({ count: level.vacant, reason: level.vacancyReason ?? '' })}</p>}
          <ul class="lines award-lines">
            {level.entries.map((entry) => (
              <li class="award-line">
                <div>
                  <p class="award-title">
                    <a href={href(locale, `/works/${entry.entryId}`)}>{pick(entry.title, locale)}</a> {entry.settled ? null : <UnsettledTag ctx={ctx} sure={entry.sure} />} {entry.openCases > 0 ? <Tag tone="late">{t.heldTag}</Tag> : null}
                  </p>
                  <p class="credit">{[entry.credits.join(locale === 'en' ? ', ' : '、'), pick(entry.unit, locale)].filter((part) => part !== '').join(' · ')}</p>
                  {entry.confirmed === null || shared.has(entry.confirmed) ? null : <p class="soft small">{t.confirmed({ reason: entry.confirmed })}</p>}
                </div>
                {open ? (
                  <a class="button button-quiet no-print" href={href(locale, withQuery(`/award-notices/${notice.id}/object`, { entry: entry.entryId }))} aria-label={`${t.object}${colon(locale)}${pick(entry.title, locale)}`}>
                    {t.object}
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
          {level.unfilled > 0 && level.vacant < level.places ? <p class="soft small">{t.unfilled({ count: level.unfilled })}</p> : null}
        </div>
      ))}
      {category.changes.length < 2 ? null : (
        <div class="award-level">
          <h3>{t.changes}</h3>
          <Changes ctx={ctx} changes={category.changes} />
        </div>
      )}
    </Section>
  );
};

/** A list of proposed awards as anybody reads it: the works, until when to object, what changed and what was answered. */
export const NoticePage = ({ ctx, notice }: { ctx: Context; notice: Notice }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const contest = pick(notice.contest, locale);
  const granted = notice.categories.length > 0 && notice.categories.every(({ state }) => state === 'granted');
  return (
    <Layout ctx={ctx} title={`${t.notice} · ${contest}`} path={`/award-notices/${notice.id}`} description={t.noticeLead({ host: pick(notice.host, locale) })}>
      <Breadcrumbs locale={locale} trail={[{ title: contest, path: `/contests/${notice.contestId}` }]} />
      <PageHead title={t.notice} kicker={contest}>
        <p>{granted ? t.noticeWas({ host: pick(notice.host, locale) }) : t.noticeLead({ host: pick(notice.host, locale) })}</p>
        {granted ? (
          <p>
            <ButtonLink locale={locale} to={`/contests/${notice.contestId}/awards`} look="main">
              {t.winners}
            </ButtonLink>
          </p>
        ) : null}
      </PageHead>
      {notice.state === 'withdrawn' ? (
        <NoticeBar tone="late">
          <strong>{t.withdrawn}</strong>
          {locale === 'en' ? '. ' : '。'}
          {t.withdrawnText}
        </NoticeBar>
      ) : (
        notice.categories.map((category) => <CategoryPart ctx={ctx} notice={notice} category={category} />)
      )}
      <Section title={t.answers} id="answers">
        <AnswersList ctx={ctx} answers={notice.answers} />
      </Section>
      <Section title={t.source}>
        <PlainText text={t.sourceText({ round: pick(notice.round, locale) })} />
        <FactList items={[{ name: t.hash, value: <code class="award-hash">{notice.resultSha256}</code> }]} />
        <p class="row work-foot no-print">
          <ButtonLink locale={locale} to={`/contests/${notice.contestId}/account`}>
            {t.account}
          </ButtonLink>
        </p>
      </Section>
    </Layout>
  );
};
