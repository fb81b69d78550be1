import { sql } from 'kysely';
import type { Db, Tx } from '../platform/db/db.ts';
import { type Basis, conditionsOf, type FigureQuery, lineColumn, onOneSnapshot } from './cells.ts';
import { type Figure, readFigure } from './figures.ts';
import { sumsOf } from './fold.ts';
import { holdFolding, holdTreeExclusively } from './tree-lock.ts';

/** Where every node with facts stands today: the folder's lines and those that wait in the tail. */
const LINES_NOW = sql`
  select node_id, path_now from fact_lines union select path[cardinality(path)], path_now from fact_tail`;

/** The figure counted anew from the facts alone, without the rollups. Slow on large subtrees: for checks. */
export async function recountFigure(db: Db, query: FigureQuery): Promise<Figure> {
  const belongs =
    query.basis === 'was' ? sql`path @> array[${query.nodeId}::uuid]` : sql`node_id in (select node_id from (${LINES_NOW}) as l where path_now @> array[${query.nodeId}::uuid])`;
  const { rows } = await sql<Figure>`
    select coalesce(sum(quantity), 0) as quantity, count(*) as facts from facts where ${belongs} and ${conditionsOf(query, 'occurred_on')}`.execute(db);
  return rows[0]!;
}

/** A figure as read and as counted anew from the facts, of one snapshot. */
export async function compareFigure(db: Db, query: FigureQuery): Promise<{ read: Figure; recounted: Figure; equal: boolean }> {
  return onOneSnapshot(db, async (snapshot) => {
    const read = await readFigure(snapshot, query);
    const recounted = await recountFigure(snapshot, query);
    return { read, recounted, equal: read.quantity === recounted.quantity && read.facts === recounted.facts };
  });
}

/** A cell of rollups and tail that is not what the facts make. */
export interface Discrepancy {
  readonly basis: Basis;
  readonly nodeId: string;
  readonly kind: string;
  readonly campaignId: string | null;
  readonly day: string;
  readonly read: Figure;
  readonly recounted: Figure;
}

/** Compares every cell of every node with the facts; at most `limit` discrepancies. Reads everything: for checks and tests. */
export async function findDiscrepancies(db: Db, limit = 100): Promise<Discrepancy[]> {
  return onOneSnapshot(db, async (snapshot) => [...(await discrepanciesOf(snapshot, 'was', limit)), ...(await discrepanciesOf(snapshot, 'now', limit))].slice(0, limit));
}

async function discrepanciesOf(db: Db, basis: Basis, limit: number): Promise<Discrepancy[]> {
  const line = lineColumn(basis);
  const facts = basis === 'was' ? sql`facts` : sql`facts join (${LINES_NOW}) as l using (node_id)`;
  const { rows } = await sql<Discrepancy>`
    with read as (
      select node_id, kind, campaign_id, day, sum(quantity) as quantity, sum(facts) as facts
      from (
        select node_id, kind, campaign_id, day, ${sql.ref(`${basis}_quantity`)} as quantity, ${sql.ref(`${basis}_facts`)} as facts from rollups
        union all
        select node, kind, campaign_id, occurred_on, quantity, 1 from fact_tail cross join lateral unnest(${line}) as node
      ) as cells
      group by 1, 2, 3, 4 having sum(facts) <> 0 or sum(quantity) <> 0
    ), recounted as (
      select node as node_id, kind, campaign_id, occurred_on as day, sum(quantity) as quantity, count(*) as facts
      from ${facts} cross join lateral unnest(${line}) as node group by 1, 2, 3, 4
    ), compared as (
      select 'read' as side, * from read union all select 'recounted', * from recounted
    )
    select ${basis} as basis, node_id as "nodeId", kind, campaign_id as "campaignId", day,
      json_build_object('quantity', coalesce(sum(quantity) filter (where side = 'read'), 0), 'facts', coalesce(sum(facts) filter (where side = 'read'), 0)) as read,
      json_build_object('quantity', coalesce(sum(quantity) filter (where side = 'recounted'), 0), 'facts', coalesce(sum(facts) filter (where side = 'recounted'), 0)) as recounted
    from compared group by node_id, kind, campaign_id, day
    having sum(case side when 'read' then quantity else -quantity end) <> 0 or sum(case side when 'read' then facts else -facts end) <> 0
    limit ${limit}`.execute(db);
  return rows;
}

/**
 * Makes the rollups anew from the facts while nothing is recorded, folded or moved. For repair; the rollups follow from the facts, so
 * nothing is lost by it.
 */
export async function rebuildRollups(tx: Tx): Promise<void> {
  await holdTreeExclusively(tx);
  await holdFolding(tx);
  await sql`insert into fact_lines (path, node_id, path_now) select distinct on (t.path) t.path, t.path[cardinality(t.path)], t.path_now from fact_tail t on conflict (path) do nothing`.execute(tx);
  await sql`delete from fact_tail`.execute(tx);
  await sql`delete from rollups`.execute(tx);
  await sql`
    insert into rollups (node_id, kind, campaign_id, day, was_quantity, was_facts, now_quantity, now_facts)
    ${sumsOf(sql`(select kind, path, path_now, campaign_id, occurred_on, quantity from facts join fact_lines using (path)) as each_fact`)}`.execute(tx);
}
