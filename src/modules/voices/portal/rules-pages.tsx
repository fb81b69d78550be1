import type { Hono } from 'hono';
import { formatNumber } from '../../../platform/calendar/calendar.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { Breadcrumbs, ButtonLink, Layout, page, PageHead, PlainText, Section, Table, Tag, Tallies } from '../../../portal/shared/ui.ts';
import { moderationCounts } from '../moderation.queries.ts';
import { MODERATION_NAMES, REASON_NAMES } from '../voices.messages.ts';
import { REASONS } from '../voices.rules.ts';
import type { ModerationCounts } from '../voices.schemas.ts';
import { forumPortalMessages } from './forums.messages.ts';
import { forumPath, RULES, TOPICS } from './paths.ts';
import { forEverybody, type NamedForum, publicForum } from './public-forum.ts';
import { moderationPortalMessages } from './rules.messages.ts';

const Counts = ({ ctx, counts }: { ctx: Context; counts: ModerationCounts }) => {
  const { locale } = ctx;
  const t = moderationPortalMessages(locale);
  const number = (value: number) => formatNumber(value, locale);
  const { made, restored, upheld } = counts.appeals;
  return (
    <div class="stack moderation-counts">
      <Tallies locale={locale} items={(['posted', 'shown', 'waiting', 'withdrawn'] as const).map((name) => ({ label: t[name], value: counts[name] }))} />
      {counts.reasons.length === 0 ? (
        <p>{t.noReasons}</p>
      ) : (
        <Table caption={t.byReason} head={[t.reason, { title: t.refused, number: true }, { title: t.removed, number: true }]}>
          {counts.reasons.map(({ reason, refused, removed }) => (
            <tr>
              <td>{pick(REASON_NAMES[reason], locale)}</td>
              <td class="number">{number(refused)}</td>
              <td class="number">{number(removed)}</td>
            </tr>
          ))}
        </Table>
      )}
      {made === 0 ? null : <p>{[t.appeals({ made: number(made), restored: number(restored), upheld: number(upheld) }), made > restored + upheld ? t.appealsOpen({ count: number(made - restored - upheld) }) : ''].join('')}</p>}
    </div>
  );
};

const RulesPage = ({ ctx, counts, forum }: { ctx: Context; counts: ModerationCounts; forum?: NamedForum }) => {
  const { locale } = ctx;
  const t = moderationPortalMessages(locale);
  const f = forumPortalMessages(locale);
  const title = forum === undefined ? t.title : t.countsOf({ title: pick(forum.title, locale) });
  // Who comes from a topic asks what was done there; who opens the rules asks what they are.
  const done = (
    <Section title={t.counts}>
      <Counts ctx={ctx} counts={counts} />
      {forum === undefined ? <p class="soft small">{t.perTopic}</p> : null}
    </Section>
  );
  return (
    <Layout ctx={ctx} title={title} path={forum === undefined ? RULES : `${forumPath(forum.it)}/moderation`} description={t.lead}>
      <Breadcrumbs locale={locale} trail={[{ title: f.topics, path: TOPICS }, ...(forum === undefined ? [] : [{ title: pick(forum.title, locale), path: forumPath(forum.it) }])]} />
      <PageHead title={title}>
        <p>{t.lead}</p>
        {forum === undefined ? null : (
          <p class="tags">
            <Tag tone="now">{pick(MODERATION_NAMES[forum.it.moderation], locale)}</Tag>
          </p>
        )}
      </PageHead>
      {forum === undefined ? null : done}
      <Section title={t.reasons}>
        <ol class="rule-list">
          {REASONS.map((reason) => (
            <li>{pick(REASON_NAMES[reason], locale)}</li>
          ))}
        </ol>
      </Section>
      <Section title={t.how}>
        <div class="stack">
          <PlainText text={t.howText} />
          <p class="row">
            <ButtonLink locale={locale} to="/verify">
              {t.log}
            </ButtonLink>
          </p>
        </div>
      </Section>
      {forum === undefined ? done : null}
    </Layout>
  );
};

/** The rules of moderation, with how they were used: over all, and of each topic or wall. */
export function rulesPages(router: Hono<Env>): void {
  page(router, RULES, { cache: true }, async (_, ctx) => <RulesPage ctx={ctx} counts={await moderationCounts(ctx.db)} />);
  for (const kind of ['topic', 'tribute'] as const) {
    page(router, `${forumPath({ kind, id: ':id' })}/moderation`, { cache: true }, async (c, asked) => {
      const ctx = forEverybody(asked);
      const forum = await publicForum(ctx, c.req.param('id') ?? '', kind);
      return <RulesPage ctx={ctx} counts={await moderationCounts(ctx.db, forum.it.id)} forum={forum} />;
    });
  }
}
