import type { Db, Tx } from '../../../platform/db/db.ts';
import type { ContestRecord } from '../../contests/public.ts';
import { awardErrors } from '../awards.errors.ts';
import type { Scheme } from '../awards.schemas.ts';

export interface LevelRow {
  readonly id: string;
  readonly categoryId: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly places: number;
}

export interface SchemeRecord {
  readonly contestId: string;
  readonly campaignId: string;
  readonly hostId: string;
  readonly noticeDays: number;
  readonly renewalDays: number;
  readonly numberPrefix: string;
  readonly state: 'draft' | 'fixed';
  readonly version: number;
  readonly fixedAt: Date | null;
  /** The highest first within each category. */
  readonly levels: readonly LevelRow[];
}

/** The award scheme of a contest, or undefined where none was set up. */
export async function findScheme(db: Db, contestId: string, lock = false): Promise<SchemeRecord | undefined> {
  const row = await db.selectFrom('award_schemes').selectAll().where('contest_id', '=', contestId).$if(lock, (q) => q.forUpdate()).executeTakeFirst();
  if (row === undefined) return undefined;
  const levels = await db.selectFrom('award_levels').selectAll().where('contest_id', '=', contestId).orderBy('category_id').orderBy('position').execute();
  return {
    contestId, campaignId: row.campaign_id, hostId: row.host_id, noticeDays: row.notice_days, renewalDays: row.renewal_days, numberPrefix: row.number_prefix, state: row.state as 'draft' | 'fixed', version: row.version, fixedAt: row.fixed_at,
    levels: levels.map((level) => ({ id: level.id, categoryId: level.category_id, name: { zh: level.name_zh, en: level.name_en }, places: level.places })),
  };
}

/** The same; refuses with award.no-scheme. */
export async function requireScheme(db: Db, contestId: string): Promise<SchemeRecord> {
  return (await findScheme(db, contestId)) ?? awardErrors.fail('award.no-scheme');
}

/** The same, locked until the transaction ends: who changes lists, cases and awards of a contest takes turns by it. */
export async function lockScheme(tx: Tx, contestId: string): Promise<SchemeRecord> {
  return (await findScheme(tx, contestId, true)) ?? awardErrors.fail('award.no-scheme');
}

/** A contest's scheme as answered, with what a first one could be. */
export function presentScheme(contest: ContestRecord, scheme: SchemeRecord | undefined): Scheme {
  return {
    contestId: contest.id, noticeDays: scheme?.noticeDays ?? 7, renewalDays: scheme?.renewalDays ?? 3, numberPrefix: scheme?.numberPrefix ?? '', state: scheme?.state ?? 'none', version: scheme?.version ?? 0, fixedAt: scheme?.fixedAt?.toISOString() ?? null,
    categories: contest.categories.map(({ id, name }) => ({ id, name })), levels: (scheme?.levels ?? []).map((level) => ({ ...level })),
  };
}
