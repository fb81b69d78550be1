import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../platform/db/db.ts';
import { tryHoldFolding } from './tree-lock.ts';

/** Facts a transaction of the folder takes at most. */
export const FOLD_BATCH = 20_000;

/** SQL of the rows of `rollups` that facts make: `source` has kind, path, path_now, campaign_id, occurred_on, quantity. */
export function sumsOf(source: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select at.node_id, kind, campaign_id, occurred_on,
           coalesce(sum(quantity) filter (where at.was), 0), count(*) filter (where at.was),
           coalesce(sum(quantity) filter (where at.now), 0), count(*) filter (where at.now)
    from ${source} cross join lateral (
      select node_id, true as was, path = path_now as now from unnest(path) as node_id
      union all
      select node_id, false, true from unnest(path_now) as node_id where path <> path_now
    ) as at
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`;
}

/**
 * Folds up to `limit` facts of the tail into the rollups of all the nodes they count for. The caller holds the folding.
 * @returns how many were folded.
 */
export async function foldBatch(tx: Tx, limit: number): Promise<number> {
  const { rows } = await sql<{ folded: number }>`
    with batch as (
      delete from fact_tail where ctid = any(array(select ctid from fact_tail limit ${limit}))
      returning kind, path, path_now, campaign_id, occurred_on, quantity
    ), lines as (
      insert into fact_lines (path, node_id, path_now)
      select distinct on (batch.path) batch.path, batch.path[cardinality(batch.path)], batch.path_now from batch
      on conflict (path) do nothing
    ), sums as (
      insert into rollups (node_id, kind, campaign_id, day, was_quantity, was_facts, now_quantity, now_facts)
      ${sumsOf(sql`batch`)}
      on conflict (node_id, kind, campaign_id, day) do update
      set was_quantity = rollups.was_quantity + excluded.was_quantity, was_facts = rollups.was_facts + excluded.was_facts,
          now_quantity = rollups.now_quantity + excluded.now_quantity, now_facts = rollups.now_facts + excluded.now_facts
    )
    select count(*) as folded from batch`.execute(tx);
  return rows[0]!.folded;
}

/**
 * Folds the tail until it is empty or another process is folding. Each batch is a transaction of its own: a crash loses nothing and
 * counts nothing twice. Figures are exact whether or not this runs; it keeps them fast.
 * @returns how many facts were folded here.
 */
export async function foldFacts(db: Db, limit = FOLD_BATCH): Promise<number> {
  let total = 0;
  for (;;) {
    const folded = await db.transaction().execute(async (tx) => ((await tryHoldFolding(tx)) ? foldBatch(tx, limit) : 0));
    total += folded;
    if (folded < limit) return total;
  }
}
