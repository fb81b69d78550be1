import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { contestErrors } from './contests.errors.ts';
import type { Contest } from './contests.schemas.ts';

export interface CategoryRow {
  readonly id: string;
  readonly kind: 'text' | 'picture' | 'film';
  readonly name: { zh: string; en: string };
  readonly hint: { zh: string; en: string };
  readonly trackId: string | null;
  readonly minCharacters: number;
  readonly maxCharacters: number;
  readonly maxFiles: number;
}

export interface TierRow {
  readonly depth: number;
  readonly decideBy: Date;
  readonly quota: number | null;
}

/** A call for entries with its categories, in order, and its tiers. */
export interface ContestRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly hostId: string;
  readonly rules: { zh: string; en: string };
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly fromUnits: boolean;
  readonly fromPublic: boolean;
  readonly state: Contest['state'];
  readonly version: number;
  readonly categories: readonly CategoryRow[];
  readonly tiers: readonly TierRow[];
}

async function load(db: Db, id: string, lock: boolean): Promise<ContestRecord[]> {
  const { rows } = await sql<{
    id: string; campaign_id: string; host_id: string; rules_zh: string; rules_en: string; opens_at: Date; closes_at: Date; from_units: boolean; from_public: boolean; state: Contest['state']; version: number;
    categories: CategoryRow[] | null; tiers: { depth: number; decideBy: string; quota: number | null }[] | null;
  }>`
    select c.*,
      (select jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'name', jsonb_build_object('zh', k.name_zh, 'en', k.name_en), 'hint', jsonb_build_object('zh', k.hint_zh, 'en', k.hint_en),
         'trackId', k.track_id, 'minCharacters', k.min_characters, 'maxCharacters', k.max_characters, 'maxFiles', k.max_files) order by k.position)
       from contest_categories k where k.contest_id = c.id) as categories,
      (select jsonb_agg(jsonb_build_object('depth', t.depth, 'decideBy', t.decide_by, 'quota', t.quota) order by t.depth) from contest_tiers t where t.contest_id = c.id) as tiers
    from contests c where c.id = ${id} ${lock ? sql`for update of c` : sql``}`.execute(db);
  return rows.map((row) => ({
    id: row.id, campaignId: row.campaign_id, hostId: row.host_id, rules: { zh: row.rules_zh, en: row.rules_en }, opensAt: row.opens_at, closesAt: row.closes_at,
    fromUnits: row.from_units, fromPublic: row.from_public, state: row.state, version: row.version, categories: row.categories ?? [],
    tiers: (row.tiers ?? []).map((tier) => ({ ...tier, decideBy: new Date(tier.decideBy) })),
  }));
}

/** A call for entries by id; refuses with contest.not-found. */
export async function requireContest(db: Db, id: string): Promise<ContestRecord> {
  return (await load(db, id, false))[0] ?? contestErrors.fail('contest.not-found');
}

/** The same, locked until the transaction ends. */
export async function lockContest(tx: Tx, id: string): Promise<ContestRecord> {
  return (await load(tx, id, true))[0] ?? contestErrors.fail('contest.not-found');
}

/** How many entries of a category an office may forward: its own quota, else its tier's; null is any number. */
export async function quotaOf(db: Db, contest: ContestRecord, categoryId: string, nodeId: string, depth: number): Promise<number | null> {
  const own = await db.selectFrom('contest_quotas').select('quota').where('category_id', '=', categoryId).where('node_id', '=', nodeId).executeTakeFirst();
  return own?.quota ?? contest.tiers.find((tier) => tier.depth === depth)?.quota ?? null;
}

/** Quotas of a contest's offices as they hold, for many at once: by category, office and the office's depth. */
export async function quotaBook(db: Db, contest: ContestRecord): Promise<(categoryId: string, nodeId: string, depth: number) => number | null> {
  const own = await db.selectFrom('contest_quotas').select(['category_id', 'node_id', 'quota']).where('contest_id', '=', contest.id).execute();
  const byOffice = new Map(own.map((row) => [`${row.category_id} ${row.node_id}`, row.quota]));
  return (categoryId, nodeId, depth) => byOffice.get(`${categoryId} ${nodeId}`) ?? contest.tiers.find((tier) => tier.depth === depth)?.quota ?? null;
}

/**
 * Counts one more forwarded entry of an office in a category, unless that would exceed the quota: the row's lock makes two clerks take turns.
 * @returns whether it was counted.
 */
export async function countForwarded(tx: Tx, categoryId: string, nodeId: string, quota: number | null): Promise<boolean> {
  const { rows } = await sql`
    insert into contest_forwarded as f (category_id, node_id, forwarded) select ${categoryId}, ${nodeId}, 1 where ${quota}::int is null or ${quota}::int > 0
    on conflict (category_id, node_id) do update set forwarded = f.forwarded + 1 where ${quota}::int is null or f.forwarded < ${quota}::int
    returning forwarded`.execute(tx);
  return rows.length === 1;
}
