import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { inScope } from '../organizations/public.ts';
import { judgingErrors } from './judging.errors.ts';
import { Terms } from './judging.schemas.ts';
import { STATE_PHRASES } from './judging.messages.ts';
import type { Method, RoundKind, RoundState } from './judging.words.ts';

/** A round with its categories. */
export interface RoundRecord {
  readonly id: string;
  readonly contestId: string;
  readonly campaignId: string;
  readonly hostId: string;
  readonly kind: RoundKind;
  readonly ofRoundId: string | null;
  readonly afterRoundId: string | null;
  readonly name: { zh: string; en: string };
  readonly method: Method;
  readonly terms: Terms;
  readonly opensAt: Date;
  readonly dueAt: Date;
  readonly closesAt: Date;
  readonly state: RoundState;
  readonly version: number;
  readonly notJudges: readonly string[];
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly categories: readonly { readonly categoryId: string; readonly places: number }[];
}

type Row = Selectable<DB['judging_rounds']> & { categories: { categoryId: string; places: number }[] | null };

const toRecord = (row: Row): RoundRecord => ({
  id: row.id, contestId: row.contest_id, campaignId: row.campaign_id, hostId: row.host_id, kind: row.kind as RoundKind, ofRoundId: row.of_round_id, afterRoundId: row.after_round_id, name: { zh: row.name_zh, en: row.name_en },
  method: row.method as Method, terms: Terms.parse(row.terms), opensAt: row.opens_at, dueAt: row.due_at, closesAt: row.closes_at, state: row.state as RoundState, version: row.version, notJudges: row.not_judges,
  openedAt: row.opened_at, closedAt: row.closed_at, categories: row.categories ?? [],
});

const load = (db: Db) =>
  db.selectFrom('judging_rounds as r').selectAll('r').select(sql<Row['categories']>`(select jsonb_agg(jsonb_build_object('categoryId', c.category_id, 'places', c.places) order by c.category_id) from judging_round_categories c where c.round_id = r.id)`.as('categories'));

/** A round by id; refuses with judging.round-not-found. `nodes` keeps it to rounds hosted in their subtrees. */
export async function requireRound(db: Db, id: string, nodes?: readonly string[]): Promise<RoundRecord> {
  const row = await load(db).where('r.id', '=', id).$if(nodes !== undefined, (q) => q.where(inScope('r.host_id', nodes!))).executeTakeFirst();
  return row === undefined ? judgingErrors.fail('judging.round-not-found') : toRecord(row as Row);
}

/**
 * The same with its row locked until the transaction ends. `share` is for those who score: any number at once, but none while the round is
 * being changed or closed.
 */
export async function lockRound(tx: Tx, id: string, how: 'share' | 'change', nodes?: readonly string[]): Promise<RoundRecord> {
  const { rows } = how === 'share' ? await sql`select from judging_rounds where id = ${id} for share`.execute(tx) : await sql`select from judging_rounds where id = ${id} for update`.execute(tx);
  return rows.length === 0 ? judgingErrors.fail('judging.round-not-found') : requireRound(tx, id, nodes);
}

/** Rounds of the nodes' subtrees, of one contest if asked, newest first. */
export async function listRounds(db: Db, nodes: readonly string[], contestId?: string): Promise<RoundRecord[]> {
  const rows = await load(db).where(inScope('r.host_id', nodes)).$if(contestId !== undefined, (q) => q.where('r.contest_id', '=', contestId!)).orderBy('r.id', 'desc').limit(500).execute();
  return (rows as Row[]).map(toRecord);
}

/** Rounds of a contest in the order they were made. */
export async function roundsOfContest(db: Db, contestId: string): Promise<RoundRecord[]> {
  return ((await load(db).where('r.contest_id', '=', contestId).orderBy('r.id').execute()) as Row[]).map(toRecord);
}

/** Refuses unless the round is in one of the states. */
export function requireState(round: RoundRecord, ...states: RoundState[]): void {
  if (!states.includes(round.state)) judgingErrors.fail('judging.round-state', { state: STATE_PHRASES[round.state].zh, stateEn: STATE_PHRASES[round.state].en });
}

const shown = (at: Date) => at.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long', timeStyle: 'short' });

/** Refuses with judging.not-open or judging.closed unless scores are taken at the instant: from its opening (included) to its close (not included). */
export function requireScoring(round: RoundRecord, now: Date): void {
  if (round.state === 'closed' || now >= round.closesAt) judgingErrors.fail('judging.closed', { closesAt: shown(round.closedAt ?? round.closesAt) });
  if (round.state === 'draft' || now < round.opensAt) judgingErrors.fail('judging.not-open', { opensAt: shown(round.opensAt) });
}

/** Whether any of the fields that say whose a work is are hidden. */
export const hidesAuthors = (round: Pick<RoundRecord, 'terms'>): boolean => round.terms.blind.some((field) => field === 'authors' || field === 'unit');
