import type { Hono } from 'hono';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { ButtonLink, Card, Cards, DateText, EmptyState, excerpt, Layout, page, PageHead, Pagination, Tag } from '../../../portal/shared/ui.ts';
import { activityTitles, publicCampaigns } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { publicForums } from '../forums.queries.ts';
import { publicPledges } from '../pledges.queries.ts';
import { FORUM_KIND_NAMES } from '../voices.messages.ts';
import { forumPortalMessages } from './forums.messages.ts';
import { forumPath, PLEDGES, pledgePath, RULES, TOPICS } from './paths.ts';
import { pledgePortalMessages } from './pledges.messages.ts';
import { forEverybody, standingOf } from './public-forum.ts';
import { moderationPortalMessages } from './rules.messages.ts';

const SIZE = 24;

interface Item {
  readonly id: string;
  readonly path: string;
  readonly kicker: string;
  readonly text: Bilingual;
  readonly state: string;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly count: string | null;
  readonly hostId: string;
}

const Items = async ({ ctx, items, total, pageNumber, path }: { ctx: Context; items: readonly Item[]; total: number; pageNumber: number; path: string }) => {
  const { locale, clock, db } = ctx;
  const t = forumPortalMessages(locale);
  const [titles, names] = await Promise.all([activityTitles(db, items.map(({ id }) => id)), organizationNames(db, items.map(({ hostId }) => hostId))]);
  const nothing = { zh: '', en: '' };
  return (
    <>
      <Cards>
        {items.map((item) => {
          const standing = standingOf(item, clock.now());
          return (
            <Card locale={locale} title={pick(titles.get(item.id) ?? nothing, locale)} path={item.path} kicker={`${item.kicker} · ${pick(names.get(item.hostId) ?? nothing, locale)}`} level={2}>
              <p>{excerpt(pick(item.text, locale), 60)}</p>
              <p class="tags">
                <Tag tone={standing === 'open' ? 'now' : standing === 'notYet' ? 'late' : 'plain'}>{t[standing]}</Tag>
                <Tag>
                  {standing === 'notYet' ? t.opensAt : t.closesAt} <DateText locale={locale} at={standing === 'notYet' ? item.opensAt : item.closesAt} />
                </Tag>
                {item.count === null ? null : <Tag>{item.count}</Tag>}
              </p>
            </Card>
          );
        })}
      </Cards>
      <Pagination locale={locale} path={path} page={pageNumber} total={total} size={SIZE} />
    </>
  );
};

const pageOf = (asked: string | undefined) => Math.min(10_000, Math.max(1, Math.trunc(Number(asked ?? 1)) || 1));
const windowOf = (pageNumber: number) => ({ offset: (pageNumber - 1) * SIZE, limit: SIZE });

/** What people can take part in: topics with walls, and pledges; those open now come first. */
export function listPages(router: Hono<Env>): void {
  page(router, TOPICS, { cache: true }, async (c, asked) => {
    const ctx = forEverybody(asked);
    const { locale, db, clock } = ctx;
    const t = forumPortalMessages(locale);
    const pageNumber = pageOf(c.req.query('page'));
    const { items, total } = await publicForums(db, await publicCampaigns(db), clock.now(), windowOf(pageNumber));
    return (
      <Layout ctx={ctx} title={t.topics} path={TOPICS} description={t.topicsLead} wide>
        <PageHead title={t.topics}>
          <p>{t.topicsLead}</p>
          <div class="row">
            <ButtonLink locale={locale} to={PLEDGES}>
              {t.toPledges}
            </ButtonLink>
            <ButtonLink locale={locale} to={RULES}>
              {moderationPortalMessages(locale).title}
            </ButtonLink>
          </div>
        </PageHead>
        {items.length === 0 ? (
          <EmptyState title={t.noTopics}>{t.noTopicsNote}</EmptyState>
        ) : (
          await Items({
            ctx, total, pageNumber, path: TOPICS,
            items: items.map((forum) => ({ ...forum, path: forumPath(forum), kicker: pick(FORUM_KIND_NAMES[forum.kind], locale), text: forum.lead, count: forum.places === 0 ? null : forum.kind === 'topic' ? t.commentsInAll({ count: formatNumber(forum.places, locale) }) : t.tributesInAll({ count: formatNumber(forum.places, locale) }) })),
          })
        )}
      </Layout>
    );
  });
  page(router, PLEDGES, { cache: true }, async (c, asked) => {
    const ctx = forEverybody(asked);
    const { locale, db, clock } = ctx;
    const t = pledgePortalMessages(locale);
    const pageNumber = pageOf(c.req.query('page'));
    const { items, total } = await publicPledges(db, await publicCampaigns(db), clock.now(), windowOf(pageNumber));
    return (
      <Layout ctx={ctx} title={t.pledges} path={PLEDGES} description={t.pledgesLead} wide>
        <PageHead title={t.pledges}>
          <p>{t.pledgesLead}</p>
          <div class="row">
            <ButtonLink locale={locale} to={TOPICS}>
              {t.toTopics}
            </ButtonLink>
          </div>
        </PageHead>
        {items.length === 0 ? (
          <EmptyState title={t.none}>{t.noneNote}</EmptyState>
        ) : (
          await Items({ ctx, total, pageNumber, path: PLEDGES, items: items.map((pledge) => ({ ...pledge, path: pledgePath(pledge.id), kicker: t.pledge, count: null })) })
        )}
      </Layout>
    );
  });
}
