import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { ButtonLink, Card, Cards, DateText, EmptyState, excerpt, href, Layout, NoticeBar, PageHead, PlainText, Section, ShareBox, Tag } from '../../../portal/shared/ui.ts';
import type { Totals } from '../polls.schemas.ts';
import { OptionList, PollFrame, RulesInWords } from './poll-parts.tsx';
import { pollsPortalMessages } from './polls-portal.messages.ts';
import { POLLS, pollPath, type PublicPoll } from './public-poll.ts';
import type { ListedPoll } from './public-polls.queries.ts';
import { LeadingOptions } from './result-figures.tsx';

/** Polls whose rules are published, the newest opening first. */
export const PollsPage = ({ ctx, polls }: { ctx: Context; polls: readonly ListedPoll[] }) => {
  const { locale } = ctx;
  const t = pollsPortalMessages(locale);
  return (
    <Layout ctx={ctx} title={t.polls} path={POLLS} description={t.lead}>
      <PageHead title={t.polls}>
        <p>{t.lead}</p>
      </PageHead>
      {polls.length === 0 ? (
        <EmptyState title={t.none}>{t.noneNote}</EmptyState>
      ) : (
        <Cards>
          {polls.map(({ id, title, host, moment, opensAt, closesAt, closedAt }) => (
            <Card locale={locale} title={pick(title, locale)} path={pollPath(id)} kicker={pick(host, locale)} level={2}>
              <p class="tags">
                <Tag tone={moment === 'open' ? 'now' : 'plain'}>{t[moment]}</Tag>
                <Tag>
                  {moment === 'waiting' ? t.opensAt : moment === 'open' ? t.closesAt : t.closedAt} <DateText locale={locale} at={moment === 'waiting' ? opensAt : (closedAt ?? closesAt)} as="minute" />
                </Tag>
              </p>
            </Card>
          ))}
        </Cards>
      )}
    </Layout>
  );
};

/** Options of one's own are all shown; a gallery of works opens on demand, so that the rules stay within reach. */
const MOST_OPTIONS = 24;
/** Leading options that the page of the poll itself shows. */
const LEADING = 5;

const Options = ({ ctx, known }: { ctx: Context; known: PublicPoll }) => {
  const t = pollsPortalMessages(ctx.locale);
  const { options } = known.poll;
  const list = <OptionList ctx={ctx} options={options} />;
  return options.length <= MOST_OPTIONS ? (
    list
  ) : (
    <details class="careful">
      <summary>{t.allOptions({ count: options.length })}</summary>
      {list}
    </details>
  );
};

/** A poll: what it asks, how it stands where that may be seen, its rules as published, and what they do not protect against. */
export const PollPage = ({ ctx, known, totals }: { ctx: Context; known: PublicPoll; totals: Totals | null }) => {
  const { locale } = ctx;
  const { poll, moment } = known;
  const t = pollsPortalMessages(locale);
  const path = pollPath(poll.id);
  const title = pick(poll.title, locale);
  const hasResults = moment !== 'waiting' && moment !== 'cancelled';
  return (
    <Layout ctx={ctx} title={title} path={path} description={excerpt(pick(poll.about, locale), 120)}>
      <PollFrame ctx={ctx} known={known} />
      <div class="stack">
        {poll.stateReason === null ? null : (
          <NoticeBar tone="late">
            {t.stateReason({ reason: poll.stateReason })}
          </NoticeBar>
        )}
        {pick(poll.about, locale) === '' ? null : <PlainText text={pick(poll.about, locale)} />}
        {moment === 'waiting' || moment === 'cancelled' ? null : (
          <div class="row">
            {moment === 'open' ? (
              <ButtonLink locale={locale} to={`${path}/vote`} look="main">
                {t.vote}
              </ButtonLink>
            ) : null}
            <ButtonLink locale={locale} to={`${path}/results`} {...(moment === 'final' ? { look: 'main' as const } : {})}>{t.results}</ButtonLink>
          </div>
        )}
      </div>
      {totals === null || !hasResults || totals.counted === 0 ? null : (
        <Section title={totals.final ? t.resultTitle : t.standing}>
          <LeadingOptions ctx={ctx} known={known} totals={totals} most={LEADING} />
        </Section>
      )}
      <Section title={t.rules}>
        <p class="soft">{t.rulesNote}</p>
        <RulesInWords ctx={ctx} known={known} />
      </Section>
      <Section title={t.options}>
        <Options ctx={ctx} known={known} />
      </Section>
      <Section title={t.limitsTitle} more={{ title: t.limitsLink, href: href(locale, '/verify/limits') }}>
        <p class="prose">{t.limits}</p>
      </Section>
      <ShareBox locale={locale} origin={ctx.origin} path={path} title={title} />
    </Layout>
  );
};
