import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { FormDefinition } from '../../platform/forms/form.types.ts';
import { contestErrors } from './contests.errors.ts';
import type { Contest, Eligibility } from './contests.schemas.ts';

export interface CategoryRow {
  readonly id: string;
  readonly kind: 'text' | 'article' | 'picture' | 'film' | 'audio';
  readonly name: { zh: string; en: string };
  readonly hint: { zh: string; en: string };
  readonly trackId: string | null;
  readonly minCharacters: number;
  readonly maxCharacters: number;
  readonly maxFiles: number;
  /** Largest file in MiB; null is what its kind allows. */
  readonly maxMegabytes: number | null;
  readonly maxAuthors: number;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly closed: boolean;
  readonly eligibility: Eligibility;
  readonly tierQuotas: readonly { readonly depth: number; readonly quota: number }[];
  /** 0 where the category asks no further questions. */
  readonly formVersion: number;
  readonly form: FormDefinition;
}

export interface TierRow {
  readonly depth: number;
  readonly decideBy: Date;
  readonly quota: number | null;
  readonly regionMinimum: number | null;
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

type Plain<T> = { [K in keyof T]: T[K] extends Date | null ? string | null : T[K] };

const NO_ELIGIBILITY: Eligibility = { ages: null, regions: [], unitKinds: [], sectors: [], levels: [] };
const date = (text: string | null) => (text === null ? null : new Date(text));

async function load(db: Db, id: string, lock: boolean): Promise<ContestRecord[]> {
  const { rows } = await sql<{
    id: string; campaign_id: string; host_id: string; rules_zh: string; rules_en: string; opens_at: Date; closes_at: Date; from_units: boolean; from_public: boolean; state: Contest['state']; version: number;
    categories: Plain<CategoryRow>[] | null; tiers: (Omit<TierRow, 'decideBy'> & { decideBy: string })[] | null;
  }>`
    select c.*,
      (select jsonb_agg(jsonb_build_object('id', k.id, 'kind', k.kind, 'name', jsonb_build_object('zh', k.name_zh, 'en', k.name_en), 'hint', jsonb_build_object('zh', k.hint_zh, 'en', k.hint_en),
         'trackId', k.track_id, 'minCharacters', k.min_characters, 'maxCharacters', k.max_characters, 'maxFiles', k.max_files, 'maxMegabytes', k.max_megabytes, 'maxAuthors', k.max_authors,
         'opensAt', k.opens_at, 'closesAt', k.closes_at, 'closed', k.closed, 'eligibility', k.eligibility, 'formVersion', k.form_version,
         'form', coalesce((select f.definition from contest_forms f where f.category_id = k.id and f.version = k.form_version), '{"questions": []}'),
         'tierQuotas', coalesce((select jsonb_agg(jsonb_build_object('depth', q.depth, 'quota', q.quota) order by q.depth) from contest_tier_quotas q where q.category_id = k.id), '[]')) order by k.position)
       from contest_categories k where k.contest_id = c.id) as categories,
      (select jsonb_agg(jsonb_build_object('depth', t.depth, 'decideBy', t.decide_by, 'quota', t.quota, 'regionMinimum', t.region_minimum) order by t.depth) from contest_tiers t where t.contest_id = c.id) as tiers
    from contests c where c.id = ${id} ${lock ? sql`for update of c` : sql``}`.execute(db);
  return rows.map((row) => ({
    id: row.id, campaignId: row.campaign_id, hostId: row.host_id, rules: { zh: row.rules_zh, en: row.rules_en }, opensAt: row.opens_at, closesAt: row.closes_at,
    fromUnits: row.from_units, fromPublic: row.from_public, state: row.state, version: row.version,
    categories: (row.categories ?? []).map((category) => ({ ...category, opensAt: date(category.opensAt), closesAt: date(category.closesAt), eligibility: { ...NO_ELIGIBILITY, ...category.eligibility } })),
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

/** The categories of a contest in their order; refuses with contest.not-found. */
export async function contestCategories(db: Db, contestId: string): Promise<readonly CategoryRow[]> {
  return (await requireContest(db, contestId)).categories;
}
