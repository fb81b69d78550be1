import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import { type Level, LIMITS, type SeenBallot } from './fraud.rules.ts';

const LEVELS: readonly Level[] = ['near', 'middle', 'wide'];
/** Prefixes of a level that are looked at, the largest first, and ballots of each that are read: enough to judge by. */
const MOST_GROUPS = 300;
const MOST_BALLOTS = 3000;

/** A prefix with enough ballots to be looked at, by its hash in the poll. */
export interface PrefixGroup {
  readonly level: Level;
  readonly trace: string;
  /** Ballots that count as from here. */
  readonly size: number;
  /** The prefix, or one around it, was told as an institution's. */
  readonly institution: boolean;
  /** Prefixes within it that institutions share: their ballots are looked at by themselves, not here. */
  readonly apart: readonly string[];
}

/** SQL: whether a ballot came from one of these prefixes, of the two nearer lengths. */
export const fromPrefixes = (traces: readonly string[]): RawBuilder<boolean> => sql`(coalesce(near = any(${[...traces]}::bigint[]), false) or coalesce(middle = any(${[...traces]}::bigint[]), false))`;

/** SQL: the ballots of a group. */
export const inGroup = (pollId: string, { level, trace, apart }: PrefixGroup): RawBuilder<boolean> =>
  sql`poll_id = ${pollId} and ${sql.ref(level)} = ${trace}::bigint ${apart.length === 0 ? sql`` : sql`and not ${fromPrefixes(apart)}`}`;

/** The prefixes of a poll's ballots that are large enough to be looked at. @param shared hashes of the prefixes that institutions share. */
export async function prefixGroups(db: Db, pollId: string, shared: ReadonlySet<string>): Promise<PrefixGroup[]> {
  const all = [...shared];
  const found: PrefixGroup[] = [];
  for (const [depth, level] of LEVELS.entries()) {
    const { rows } = await sql<{ size: number; apart: number } & Record<Level, string | null>>`
      select min(near)::text as near, min(middle)::text as middle, min(wide)::text as wide, count(*) as size, count(*) filter (where ${fromPrefixes(all)}) as apart
      from ballots where poll_id = ${pollId} and ${sql.ref(level)} is not null group by ${sql.ref(level)} having count(*) >= ${LIMITS.fewest} order by size desc, ${sql.ref(level)} limit ${MOST_GROUPS}`.execute(db);
    for (const row of rows) {
      const trace = row[level]!;
      // Of the prefix and those around it there is one each; of those within it there may be several.
      const institution = LEVELS.slice(depth).some((each) => row[each] !== null && shared.has(row[each]));
      found.push(institution ? { level, trace, size: row.size, institution, apart: [] } : { level, trace, size: row.size - row.apart, institution, apart: row.apart === 0 ? [] : all });
    }
  }
  return found;
}

/** The ballots of a group by time, the first of them where there are very many. */
export async function ballotsOf(db: Db, pollId: string, group: PrefixGroup): Promise<SeenBallot[]> {
  const { rows } = await sql<{ accepted_at: Date; choices: number[]; pace_ms: number | null }>`select accepted_at, choices, pace_ms from ballots where ${inGroup(pollId, group)} order by accepted_at limit ${MOST_BALLOTS}`.execute(db);
  return rows.map((row) => ({ at: row.accepted_at.getTime(), choices: row.choices, paceMs: row.pace_ms }));
}
