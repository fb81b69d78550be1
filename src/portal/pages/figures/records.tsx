import type { Hono } from 'hono';
import { z } from 'zod';
import { type FactKind, type FactPage, listFacts, type ListedFact } from '../../../ledger/public.ts';
import { organizationNames, organizationsById, type Organization } from '../../../modules/organizations/public.ts';
import { formatDay, formatNumber } from '../../../platform/calendar/calendar.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import { Day } from '../../../platform/http/api.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { type Bilingual, pick } from '../../../platform/i18n/messages.ts';
import { unitWord } from '../../../platform/i18n/unit-words.ts';
import { documentsById, findDocument, type Listed } from '../../../platform/search/search.ts';
import { Breadcrumbs, DayText, Layout, PATHS, PageHead, Pagination, Table, Tag, href, page, withQuery } from '../../shared/ui.ts';
import { nameOf } from '../region-list.tsx';
import { figuresMessages } from './figures.messages.ts';
import { publicKinds } from './public-figures.ts';

const SIZE = 50;
const PATH = '/figures/records';
const Query = z.object({
  node: z.uuid(), kind: z.string().max(100), campaign: z.uuid().optional(), from: Day.optional(), to: Day.optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
type Query = z.infer<typeof Query>;

interface RecordsProps {
  readonly ctx: Context;
  readonly query: Query;
  readonly node: Organization;
  readonly kind: FactKind;
  readonly campaign: Listed | undefined;
  readonly facts: FactPage;
  /** Published things that the facts are about, and names of the units. */
  readonly subjects: ReadonlyMap<string, Listed>;
  readonly units: ReadonlyMap<string, Bilingual>;
}

function span(ctx: Context, { from, to }: Query): string | undefined {
  const t = figuresMessages(ctx.locale);
  const day = (text: string) => formatDay(text, ctx.locale);
  if (from !== undefined && to !== undefined) return t.between({ from: day(from), to: day(to) });
  return from !== undefined ? t.since({ from: day(from) }) : to === undefined ? undefined : t.until({ to: day(to) });
}

const Subject = ({ ctx, fact, subject }: { ctx: Context; fact: ListedFact; subject: Listed | undefined }) => {
  const t = figuresMessages(ctx.locale);
  return (
    <>
      {subject === undefined ? <span class="soft">{t.notPublished}</span> : <a href={href(ctx.locale, subject.path)}>{subject.title}</a>}
      {fact.corrects === null ? null : (
        <>
          {' '}
          <Tag tone="late">{t.correction}</Tag>
        </>
      )}
      {fact.declared === null ? null : <span class="credit"> {t.declaredBy({ who: fact.declared.by })}</span>}
    </>
  );
};

const Records = ({ ctx, query, node, kind, campaign, facts, subjects, units }: RecordsProps) => {
  const { locale } = ctx;
  const t = figuresMessages(locale);
  const label = pick(kind.label, locale);
  const { page: number, ...filters } = query;
  const lines = [t.ofNode({ name: nameOf(node, locale) }), campaign === undefined ? undefined : t.inCampaign({ name: campaign.title }), span(ctx, query)].filter((line) => line !== undefined);
  const trail = [{ title: t.title, path: PATHS.figures }, { title: nameOf(node, locale), path: withQuery(PATHS.figures, { node: node.id }) }];
  return (
    <Layout ctx={ctx} title={t.recordsTitle({ label })} path={withQuery(PATH, { ...filters, page: number === 1 ? undefined : number })} hidden>
      <Breadcrumbs locale={locale} trail={trail} />
      <PageHead title={t.recordsTitle({ label })}>
        <p>{lines.join(' · ')}</p>
      </PageHead>
      <div class="stack">
        <div>
          <p class="figure-value">
            <span class="figure-number">{formatNumber(facts.quantity, locale)}</span> <span class="figure-unit">{unitWord(kind.unit, locale, facts.quantity)}</span>
          </p>
          <p class="soft">{t.madeOf({ count: formatNumber(facts.facts, locale) })}</p>
        </div>
        <Table caption={t.recordsTitle({ label })} head={[t.day, t.subject, t.unit, { title: t.quantity, number: true }]}>
          {facts.items.map((fact) => (
            <tr>
              <td>
                <DayText locale={locale} day={fact.day} />
              </td>
              <td>
                <Subject ctx={ctx} fact={fact} subject={subjects.get(fact.subjectId)} />
              </td>
              <td>{pick(units.get(fact.nodeId) ?? { zh: '', en: '' }, locale)}</td>
              <td class="number">{formatNumber(fact.quantity, locale)}</td>
            </tr>
          ))}
        </Table>
      </div>
      <Pagination locale={locale} path={PATH} query={filters} page={number} total={facts.facts} size={SIZE} />
    </Layout>
  );
};

/** The records behind a public figure. What is not published is counted and named by its unit, not shown. */
export function records(router: Hono<Env>): void {
  page(router, PATH, { cache: true }, async (c, ctx) => {
    const { db, locale } = ctx;
    const query = parseInput(Query, c.req.query());
    const [[node], kinds, campaign] = await Promise.all([organizationsById(db, [query.node]), publicKinds(db), query.campaign === undefined ? undefined : findDocument(db, locale, 'campaign', query.campaign)]);
    const kind = kinds.find((each) => each.kind === query.kind);
    if (node === undefined || kind === undefined || (query.campaign !== undefined && campaign === undefined)) return commonErrors.fail('not-found');
    const figure = { nodeId: node.id, basis: 'was' as const, kinds: [kind.kind], campaignId: query.campaign, from: query.from, to: query.to };
    const facts = await listFacts(db, figure, { offset: (query.page - 1) * SIZE, limit: SIZE });
    const [subjects, units] = await Promise.all([
      documentsById(db, locale, ['work', 'campaign'], facts.items.map(({ subjectId }) => subjectId)),
      organizationNames(db, facts.items.map(({ nodeId }) => nodeId)),
    ]);
    return <Records ctx={ctx} query={query} node={node} kind={kind} campaign={campaign} facts={facts} subjects={subjects} units={units} />;
  });
}
