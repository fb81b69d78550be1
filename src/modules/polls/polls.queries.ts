import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { pollErrors } from './polls.errors.ts';
import type { Eligibility, PollState } from './polls.rules.ts';

export interface OptionRow {
  readonly number: number;
  readonly title: { readonly zh: string; readonly en: string };
  readonly credit: string;
  readonly fileId: string | null;
  readonly entryId: string | null;
  readonly picture: string | null;
  readonly withdrawn: { readonly at: string; readonly reason: string } | null;
}

/** A poll with its options, in order. */
export interface PollRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly hostId: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly about: { readonly zh: string; readonly en: string };
  readonly contestId: string | null;
  readonly noMinors: boolean;
  readonly eligibility: Eligibility;
  readonly unitId: string | null;
  readonly secret: boolean;
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly liveTotals: boolean;
  readonly replaceable: boolean;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  readonly state: PollState;
  readonly stateReason: string | null;
  readonly rules: unknown;
  readonly rulesHash: Buffer | null;
  readonly result: unknown;
  /** Where its ballots are cast when a box of its own takes them; null: in this database. */
  readonly boxUrl: string | null;
  /** What that box last told (`apart/orders.ts`). */
  readonly boxHeard: unknown;
  /** At such a box: the addresses that institutions share, as the desk told them. */
  readonly sharedPrefixes: readonly string[] | null;
  readonly version: number;
  readonly options: readonly OptionRow[];
}

async function load(db: Db, id: string, lock: boolean): Promise<PollRecord[]> {
  const { rows } = await sql<{
    id: string; campaign_id: string; host_id: string; title_zh: string; title_en: string; about_zh: string; about_en: string; contest_id: string | null; no_minors: boolean; eligibility: Eligibility; unit_id: string | null; secret: boolean; min_choices: number; max_choices: number;
    live_totals: boolean; replaceable: boolean; opens_at: Date; closes_at: Date; closed_at: Date | null; state: PollState; state_reason: string | null; rules: unknown; rules_hash: Buffer | null; result: unknown; box_url: string | null; box_heard: unknown; shared_prefixes: string[] | null; version: number; options: OptionRow[] | null;
  }>`
    select p.*, (select jsonb_agg(jsonb_build_object('number', o.number, 'title', jsonb_build_object('zh', o.title_zh, 'en', o.title_en), 'credit', o.credit, 'fileId', o.file_id, 'entryId', o.entry_id, 'picture', o.picture,
        'withdrawn', case when o.withdrawn_at is null then null else jsonb_build_object('at', to_char(o.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'reason', o.withdrawn_reason) end) order by o.number)
       from poll_options o where o.poll_id = p.id) as options
    from polls p where p.id = ${id} ${lock ? sql`for update of p` : sql``}`.execute(db);
  return rows.map((row) => ({
    id: row.id, campaignId: row.campaign_id, hostId: row.host_id, title: { zh: row.title_zh, en: row.title_en }, about: { zh: row.about_zh, en: row.about_en }, contestId: row.contest_id, noMinors: row.no_minors, eligibility: row.eligibility, unitId: row.unit_id, secret: row.secret,
    minChoices: row.min_choices, maxChoices: row.max_choices, liveTotals: row.live_totals, replaceable: row.replaceable, opensAt: row.opens_at, closesAt: row.closes_at, closedAt: row.closed_at, state: row.state, stateReason: row.state_reason,
    rules: row.rules, rulesHash: row.rules_hash, result: row.result, boxUrl: row.box_url, boxHeard: row.box_heard, sharedPrefixes: row.shared_prefixes, version: row.version, options: row.options ?? [],
  }));
}

/** A poll by id; refuses with poll.not-found. */
export async function requirePoll(db: Db, id: string): Promise<PollRecord> {
  return (await load(db, id, false))[0] ?? pollErrors.fail('poll.not-found');
}

/** The same, locked until the transaction ends: ballots wait meanwhile. */
export async function lockPoll(tx: Tx, id: string): Promise<PollRecord> {
  return (await load(tx, id, true))[0] ?? pollErrors.fail('poll.not-found');
}

/** How many are on a poll's list of those who may take part. */
export async function countVoters(db: Db, pollId: string): Promise<number> {
  const row = await db.selectFrom('poll_voters').select((eb) => eb.fn.countAll<number>().as('voters')).where('poll_id', '=', pollId).executeTakeFirstOrThrow();
  return row.voters;
}
