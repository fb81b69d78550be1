import { sql } from 'kysely';
import type { Tx } from '../platform/db/db.ts';
import { holdFolding, requireHold } from './tree-lock.ts';

export interface Move {
  readonly nodeId: string;
  /** The node's line before and after; both end with the node. */
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/**
 * Makes the figures "as it is now" follow a node that moved with all below it, in the move's transaction, which has taken
 * `holdTreeExclusively(tx)` before it read the lines. Figures "as it was" stay.
 */
export async function rebase(tx: Tx, { nodeId, from, to }: Move): Promise<void> {
  requireHold(tx);
  if (from.at(-1) !== nodeId || to.at(-1) !== nodeId) throw new Error('both lines of a move end with the node that moves');
  await holdFolding(tx);
  const left = from.filter((node) => !to.includes(node));
  const joined = to.filter((node) => !from.includes(node));
  // The node's own row holds its whole subtree: what the old ancestors lose and the new ones gain.
  await sql`
    insert into rollups (node_id, kind, campaign_id, day, was_quantity, was_facts, now_quantity, now_facts)
    select ancestor.id, r.kind, r.campaign_id, r.day, 0, 0, ancestor.sign * r.now_quantity, ancestor.sign * r.now_facts
    from rollups r
    cross join (
      select id, -1 as sign from unnest(${left}::uuid[]) as id union all select id, 1 from unnest(${joined}::uuid[]) as id
    ) as ancestor
    where r.node_id = ${nodeId} and (r.now_facts <> 0 or r.now_quantity <> 0)
    on conflict (node_id, kind, campaign_id, day) do update
    set now_quantity = rollups.now_quantity + excluded.now_quantity, now_facts = rollups.now_facts + excluded.now_facts`.execute(tx);
  await sql`delete from rollups where node_id = any(${left}::uuid[]) and was_facts = 0 and now_facts = 0`.execute(tx);
  const below = sql`path_now[${from.length + 1}::int:]`;
  await sql`update fact_lines set path_now = ${[...to]}::uuid[] || ${below} where path_now @> array[${nodeId}::uuid]`.execute(tx);
  await sql`update fact_tail set path_now = ${[...to]}::uuid[] || ${below} where path_now @> array[${nodeId}::uuid]`.execute(tx);
}
