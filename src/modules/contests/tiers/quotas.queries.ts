import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { ContestRecord } from '../contests.queries.ts';

interface TierQuotas {
  readonly tiers: readonly { readonly depth: number; readonly quota: number | null }[];
  readonly categories: readonly { readonly id: string; readonly tierQuotas: readonly { readonly depth: number; readonly quota: number }[] }[];
}

/** What a tier may forward in a category: its quota for that category, else for every category; null is any number. */
export function tierQuota(contest: TierQuotas, categoryId: string, depth: number): number | null {
  const own = contest.categories.find(({ id }) => id === categoryId)?.tierQuotas.find((each) => each.depth === depth);
  return own?.quota ?? contest.tiers.find((tier) => tier.depth === depth)?.quota ?? null;
}

/** How many entries of a category an office may forward: its own quota, else its tier's; null is any number. */
export async function quotaOf(db: Db, contest: ContestRecord, categoryId: string, nodeId: string, depth: number): Promise<number | null> {
  const own = await db.selectFrom('contest_quotas').select('quota').where('category_id', '=', categoryId).where('node_id', '=', nodeId).executeTakeFirst();
  return own?.quota ?? tierQuota(contest, categoryId, depth);
}

/** Quotas of a contest's offices as they hold, for many at once: by category, office and the office's depth. */
export async function quotaBook(db: Db, contest: ContestRecord): Promise<(categoryId: string, nodeId: string, depth: number) => number | null> {
  const own = await db.selectFrom('contest_quotas').select(['category_id', 'node_id', 'quota']).where('contest_id', '=', contest.id).execute();
  const byOffice = new Map(own.map((row) => [`${row.category_id} ${row.node_id}`, row.quota]));
  return (categoryId, nodeId, depth) => byOffice.get(`${categoryId} ${nodeId}`) ?? tierQuota(contest, categoryId, depth);
}

/**
 * Counts one more forwarded entry of an office in a category, unless that would exceed the quota: the row's lock makes two clerks take turns.
 * @returns how many are forwarded now, or null where the quota is used up.
 */
export async function countForwarded(tx: Tx, categoryId: string, nodeId: string, quota: number | null): Promise<number | null> {
  const { rows } = await sql<{ forwarded: number }>`
    insert into contest_forwarded as f (category_id, node_id, forwarded) select ${categoryId}, ${nodeId}, 1 where ${quota}::int is null or ${quota}::int > 0
    on conflict (category_id, node_id) do update set forwarded = f.forwarded + 1 where ${quota}::int is null or f.forwarded < ${quota}::int
    returning forwarded`.execute(tx);
  return rows[0]?.forwarded ?? null;
}
