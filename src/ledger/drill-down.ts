import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Facts } from '../../db/types.ts';
import type { Db } from '../platform/db/db.ts';
import { cellsOf, conditionsOf, type FactQuery, type FigureQuery, lineColumn, onOneSnapshot } from './cells.ts';
import type { Figure } from './figures.ts';
import { type ListedFact, toListed } from './listed-fact.ts';

export interface FactPage extends Figure {
  readonly items: ListedFact[];
}

/** Above so many nodes with facts, a subtree's facts are found by day and kind instead of node by node. */
const FEW_NODES = 200;

/** The days and kinds that hold one page of the facts, newest day first. */
interface PageCells extends Figure {
  readonly days: string[];
  readonly kinds: string[];
  /** Facts of those days that belong to pages before. */
  readonly skip: number;
}

async function findCells(db: Db, query: FigureQuery, offset: number, limit: number): Promise<PageCells> {
  const { rows } = await sql<PageCells>`
    with cells as materialized (select kind, day, sum(quantity) as quantity, sum(facts) as facts from (${cellsOf(query)}) as each group by kind, day),
    days as (select day, sum(facts) as facts, sum(sum(facts)) over (order by day desc) as up_to from cells group by day),
    page as (select day, up_to - facts as before from days where up_to > ${offset} and up_to - facts < ${offset + limit})
    select (select coalesce(sum(quantity), 0) from cells) as quantity, (select coalesce(sum(facts), 0)::bigint from cells) as facts,
           ${offset} - coalesce(min(page.before), 0)::bigint as skip,
           coalesce(array_agg(day::text) filter (where day is not null), '{}') as days, coalesce(array_agg(kind) filter (where day is not null), '{}') as kinds
    from page join cells using (day)`.execute(db);
  return rows[0]!;
}

/** The nodes below (and at) the query's that have facts, as far as there are few; and those that only the tail knows. */
async function findNodes(db: Db, query: FigureQuery, few: number): Promise<{ few: string[] | null; waiting: string[] }> {
  const below = sql`${lineColumn(query.basis)} @> array[${query.nodeId}::uuid]`;
  const { rows: waiting } = await sql<{ id: string }>`select distinct path[cardinality(path)] as id from fact_tail where ${below}`.execute(db);
  const { rows: folded } = await sql<{ id: string }>`select distinct node_id as id from (select node_id from fact_lines where ${below} limit ${few + 1}) as first`.execute(db);
  const nodes = new Set([...waiting, ...folded].map((row) => row.id));
  return { few: nodes.size > few ? null : [...nodes], waiting: waiting.map((row) => row.id) };
}

/** Whether a fact `f` counts for the query's node. */
function belongs(query: FigureQuery, waiting: readonly string[]): RawBuilder<boolean> {
  if (query.basis === 'was') return sql`f.path @> array[${query.nodeId}::uuid]`;
  return sql`(exists (select from fact_lines where fact_lines.node_id = f.node_id and fact_lines.path_now @> array[${query.nodeId}::uuid])
    or f.node_id = any(${[...waiting]}::uuid[]))`;
}

/**
 * One page of the facts that a figure is made of, newest day first, and the figure itself, of one snapshot: the quantities of all pages
 * add up to it. The rollups say which days and kinds hold the page, so that neither a far page nor a rare kind means reading all before it.
 */
export async function listFacts(db: Db, query: FactQuery, page: { offset: number; limit: number }, fewNodes = FEW_NODES): Promise<FactPage> {
  return onOneSnapshot(db, async (snapshot) => {
    if (query.subject !== undefined) return listOfSubject(snapshot, query, query.subject, page);
    const { days, kinds, skip, quantity, facts } = await findCells(snapshot, query, page.offset, page.limit);
    if (days.length === 0) return { items: [], quantity, facts };
    const { few, waiting } = await findNodes(snapshot, query, fewNodes);
    const found = few === null ? amongAll(query, days, kinds, waiting, skip + page.limit) : amongNodes(query, days, kinds, few);
    const { rows } = await sql<Selectable<Facts>>`select f.* from (${found}) as f order by f.occurred_on desc, f.id desc offset ${skip} limit ${page.limit}`.execute(snapshot);
    return { items: rows.map(toListed), quantity, facts };
  });
}

/** The facts that one record brought, by the index on it: a record has few. Corrections carry the subject of what they correct. */
async function listOfSubject(db: Db, query: FigureQuery, subject: { type: string; id: string }, page: { offset: number; limit: number }): Promise<FactPage> {
  const { waiting } = await findNodes(db, query, 0);
  const found = sql`from facts as f where f.subject_id = ${subject.id}::uuid and f.subject_type = ${subject.type} and ${conditionsOf(query, 'occurred_on')} and ${belongs(query, waiting)}`;
  const { rows: sums } = await sql<Figure>`select coalesce(sum(f.quantity), 0) as quantity, count(*) as facts ${found}`.execute(db);
  const { rows } = await sql<Selectable<Facts>>`select f.* ${found} order by f.occurred_on desc, f.id desc offset ${page.offset} limit ${page.limit}`.execute(db);
  return { items: rows.map(toListed), ...sums[0]! };
}

function amongAll(query: FigureQuery, days: readonly string[], kinds: readonly string[], waiting: readonly string[], most: number): RawBuilder<unknown> {
  const campaign = query.campaignId === undefined ? sql`true` : sql`f.campaign_id = ${query.campaignId}::uuid`;
  return sql`select found.* from unnest(${[...days]}::date[], ${[...kinds]}::text[]) as cell(day, kind)
    cross join lateral (
      select * from facts as f where f.kind = cell.kind and f.occurred_on = cell.day and ${campaign} and ${belongs(query, waiting)} order by f.id desc limit ${most}
    ) as found`;
}

function amongNodes(query: FigureQuery, days: readonly string[], kinds: readonly string[], nodes: readonly string[]): RawBuilder<unknown> {
  const sorted = days.toSorted();
  return sql`select f.* from facts as f
    where f.node_id = any(${[...nodes]}::uuid[]) and f.kind = any(${[...new Set(kinds)]}::text[])
      and f.occurred_on between ${sorted[0]}::date and ${sorted.at(-1)}::date and ${conditionsOf(query, 'occurred_on')} and ${belongs(query, nodes)}`;
}
