import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, ButtonLink, EmptyState, excerpt, href, Layout, LightboxGroup, LightboxPicture, PageHead, Section, Tag } from '../../../portal/shared/ui.ts';
import type { ContestRecord, PublishedWork } from '../../contests/public.ts';
import type { Award } from '../awards.schemas.ts';
import { awardPortalMessages } from './portal.messages.ts';

interface WinnersProps {
  readonly ctx: Context;
  readonly contest: ContestRecord;
  readonly title: { zh: string; en: string };
  readonly awards: readonly Award[];
  readonly works: ReadonlyMap<string, PublishedWork>;
  /** The newest notice, for before anything is granted. */
  readonly noticeId: string | null;
}

const Media = ({ ctx, award, work, first }: { ctx: Context; award: Award; work: PublishedWork; first: boolean }) => {
  const { locale } = ctx;
  const title = pick(award.title, locale);
  const caption = [title, award.credits.join(locale === 'en' ? ', ' : '、'), pick(award.unit, locale)].filter((part) => part !== '').join(' · ');
  const [picture] = work.pictures;
  const [film] = work.films;
  if (film !== undefined) {
    return (
      // A film of the public has no captions file; its caption stands below it.
      // oxlint-disable-next-line jsx-a11y/media-has-caption
      <video class="film" controls preload="none" playsinline poster={film.poster} aria-label={title}>
        <source src={film.url} type={film.mime} />
      </video>
    );
  }
  if (picture !== undefined) return <LightboxPicture locale={locale} file={picture} full={picture.url} alt={title} caption={caption} first={first} />;
  const [sound] = work.sounds ?? [];
  return (
    <>
      {sound === undefined ? null : (
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio controls preload="none" src={sound.url} aria-label={`${awardPortalMessages(locale).listen} ${title}`} />
      )}
      {work.body === '' ? null : <p class="award-opening">{excerpt(work.body, 110)}</p>}
    </>
  );
};

/** One winner: what it is first, then its title, whose it is, and what became of the award. */
const Winner = ({ ctx, award, work, first }: { ctx: Context; award: Award; work: PublishedWork | undefined; first: boolean }) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const caption = work === undefined ? '' : pick(work.caption, locale);
  return (
    <article class="award-work">
      {work === undefined || award.revokedAt !== null ? null : <Media ctx={ctx} award={award} work={work} first={first} />}
      <h4>{work === undefined ? pick(award.title, locale) : <a href={href(locale, `/works/${award.entryId}`)}>{pick(award.title, locale)}</a>}</h4>
      <p class="credit">{[award.credits.join(locale === 'en' ? ', ' : '、'), pick(award.unit, locale)].filter((part) => part !== '').join(' · ')}</p>
      {caption === '' ? null : <p class="small">{caption}</p>}
      {award.revokedAt === null ? null : (
        <p>
          <Tag tone="late">{t.wasRevoked({ reason: award.revokedReason ?? '' })}</Tag>
        </p>
      )}
    </article>
  );
};

/** The winners of a contest in sections by category and level. */
export const WinnersPage = ({ ctx, contest, title, awards, works, noticeId }: WinnersProps) => {
  const { locale } = ctx;
  const t = awardPortalMessages(locale);
  const name = pick(title, locale);
  const path = `/contests/${contest.id}/awards`;
  const count = awards.filter(({ revokedAt }) => revokedAt === null).length;
  const [lead] = awards.flatMap(({ entryId }) => works.get(entryId)?.pictures[0] ?? []);
  let shown = 0;
  return (
    <Layout ctx={ctx} title={`${t.winners} · ${name}`} path={path} wide description={t.winnersLead({ count })} image={lead === undefined ? undefined : { url: lead.url, width: lead.width, height: lead.height, alt: name }}>
      <Breadcrumbs locale={locale} trail={[{ title: name, path: `/contests/${contest.id}` }]} />
      <PageHead title={t.winners} kicker={name}>
        {awards.length === 0 ? null : <p>{t.winnersLead({ count })}</p>}
      </PageHead>
      {awards.length === 0 ? (
        <EmptyState title={t.winnersEmpty} action={noticeId === null ? undefined : { title: t.toNoticePage, href: href(locale, `/award-notices/${noticeId}`) }} />
      ) : (
        <>
          <p class="row no-print">
            <a class="button" href={href(locale, `/contests/${contest.id}/catalogue.pdf`)}>
              {t.catalogue}
            </a>
            <ButtonLink locale={locale} to={`/contests/${contest.id}/account`} look="quiet">
              {t.account}
            </ButtonLink>
          </p>
          <LightboxGroup locale={locale}>
            {contest.categories
              .filter(({ id }) => awards.some(({ categoryId }) => categoryId === id))
              .map((category) => (
                <Section title={pick(category.name, locale)} id={category.id}>
                  {[...Map.groupBy(awards.filter(({ categoryId }) => categoryId === category.id), ({ levelId }) => levelId).values()].map((level) => (
                    <div class="award-level">
                      <h3>{pick(level[0]!.level, locale)}</h3>
                      <div class="award-works">
                        {level.map((award) => (
                          <Winner ctx={ctx} award={award} work={works.get(award.entryId)} first={shown++ === 0} />
                        ))}
                      </div>
                    </div>
                  ))}
                </Section>
              ))}
          </LightboxGroup>
        </>
      )}
    </Layout>
  );
};
