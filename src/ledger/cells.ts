import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../platform/db/db.ts';

/** `was`: by the tree as it stood when each fact happened; `now`: by the tree of today. */
export type Basis = 'was' | 'now';

/** What a figure counts. */
export interface FigureQuery {
  /** The node whose subtree is counted, itself included. */
  readonly nodeId: string;
  readonly basis: Basis;
  /** Kinds of facts; left out: all. */
  readonly kinds?: readonly string[];
  /** Facts of this campaign only. */
  readonly campaignId?: string;
  /** First and last day, `YYYY-MM-DD`, both counted. */
  readonly from?: string;
  readonly to?: string;
}

/** Which facts are listed: those of a figure, or the ones among them that one record brought. */
export interface FactQuery extends FigureQuery {
  readonly subject?: { readonly type: string; readonly id: string };
}

const all = (conditions: readonly RawBuilder<boolean>[]) => sql<boolean>`${sql.join(conditions, sql` and `)}`;

/** The query's conditions on kind, campaign and day, for a table whose column of the day is named. */
export function conditionsOf(query: FigureQuery, day: 'day' | 'occurred_on'): RawBuilder<boolean> {
  const conditions: RawBuilder<boolean>[] = [sql<boolean>`true`];
  if (query.kinds !== undefined) conditions.push(sql`kind = any(${[...query.kinds]}::text[])`);
  if (query.campaignId !== undefined) conditions.push(sql`campaign_id = ${query.campaignId}::uuid`);
  if (query.from !== undefined) conditions.push(sql`${sql.ref(day)} >= ${query.from}::date`);
  if (query.to !== undefined) conditions.push(sql`${sql.ref(day)} <= ${query.to}::date`);
  return all(conditions);
}

/** Column of the line that a basis counts by. */
export const lineColumn = (basis: Basis) => sql.ref(basis === 'was' ? 'path' : 'path_now');

/**
 * SQL of the rows that figures are summed from: node_id, kind, campaign_id, day, quantity, facts. Rollups and the tail are read by one
 * statement, so by one snapshot: a fact is in exactly one of them.
 * @param nodes the nodes wanted, instead of the query's own.
 */
export function cellsOf(query: FigureQuery, nodes: readonly string[] = [query.nodeId]): RawBuilder<unknown> {
  const line = lineColumn(query.basis);
  const [quantity, facts] = query.basis === 'was' ? [sql.ref('was_quantity'), sql.ref('was_facts')] : [sql.ref('now_quantity'), sql.ref('now_facts')];
  return sql`
    select node_id, kind, campaign_id, day, ${quantity} as quantity, ${facts} as facts from rollups
    where node_id = any(${[...nodes]}::uuid[]) and ${facts} <> 0 and ${conditionsOf(query, 'day')}
    union all
    ${tailOf(line, nodes)} and ${conditionsOf(query, 'occurred_on')}`;
}

/** The tail's rows below the nodes; one node is the usual case and needs no line taken apart. */
function tailOf(line: RawBuilder<unknown>, nodes: readonly string[]): RawBuilder<unknown> {
  if (nodes.length === 1) return sql`select ${nodes[0]}::uuid, kind, campaign_id, occurred_on, quantity, 1 from fact_tail where ${line} @> array[${nodes[0]}::uuid]`;
  return sql`select wanted.node_id, kind, campaign_id, occurred_on, quantity, 1 from fact_tail cross join lateral unnest(${line}) as wanted(node_id)
    where wanted.node_id = any(${[...nodes]}::uuid[])`;
}

/** Runs several reads on one snapshot, in a read-only transaction; in the caller's own where there is one, as isolated as that is. */
export async function onOneSnapshot<T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction) return read(db);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
