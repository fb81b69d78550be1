import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Db } from '../../platform/db/db.ts';
import { judgingErrors } from './judging.errors.ts';
import type { ScoreValue } from './judging.schemas.ts';
import type { AssignmentState } from './judging.words.ts';

type Row = Selectable<DB['judging_assignments']>;

/** One work before one judge, with the number it goes by and whether it is still judged. */
export interface WorkRow extends Omit<Row, 'value' | 'state'> {
  readonly state: AssignmentState;
  readonly value: ScoreValue | null;
  readonly number: number;
  readonly left_state: string | null;
  readonly discussed: boolean;
}

const works = (db: Db) =>
  db
    .selectFrom('judging_assignments as a')
    .innerJoin('judging_entries as e', (join) => join.onRef('e.round_id', '=', 'a.round_id').onRef('e.entry_id', '=', 'a.entry_id'))
    .selectAll('a')
    .select(['e.number', 'e.left_state'])
    .select(sql<boolean>`exists (select from judging_discussions d where d.round_id = a.round_id and d.entry_id = a.entry_id)`.as('discussed'));

/** A judge's works by number; what was taken away again is left out. */
export async function worksOfJudge(db: Db, judgeId: string): Promise<WorkRow[]> {
  return (await works(db).where('a.judge_id', '=', judgeId).where('a.state', '<>', 'removed').orderBy('e.number').execute()) as WorkRow[];
}

/** A work of the account's own place on a panel they accepted and are still on; refuses with judging.work-not-found. */
export async function requireWork(db: Db, id: string, accountId: string): Promise<WorkRow> {
  const row = await works(db)
    .innerJoin('judging_judges as j', 'j.id', 'a.judge_id')
    .where('a.id', '=', id)
    .where('a.state', '<>', 'removed')
    .where('j.account_id', '=', accountId)
    .where('j.state', '=', 'accepted')
    .executeTakeFirst();
  return (row as WorkRow | undefined) ?? judgingErrors.fail('judging.work-not-found');
}

/** Every assignment of a round by entry number. */
export async function worksOfRound(db: Db, roundId: string): Promise<WorkRow[]> {
  return (await works(db).where('a.round_id', '=', roundId).orderBy('e.number').orderBy('a.id').execute()) as WorkRow[];
}

export interface ScoreRow {
  readonly assignmentId: string;
  readonly seq: number;
  readonly value: ScoreValue;
  readonly confidence: string | null;
  readonly reason: string;
  readonly at: Date;
}

/** Locked scores and their amendments, of the assignments given, in their order. */
export async function scoresOf(db: Db, assignmentIds: readonly string[]): Promise<Map<string, ScoreRow[]>> {
  if (assignmentIds.length === 0) return new Map();
  const rows = await db.selectFrom('judging_scores').selectAll().where(sql<boolean>`assignment_id = any(${[...assignmentIds]}::uuid[])`).orderBy('assignment_id').orderBy('seq').execute();
  return Map.groupBy(rows.map((row) => ({ assignmentId: row.assignment_id, seq: row.seq, value: row.value as ScoreValue, confidence: row.confidence, reason: row.reason, at: row.at })), ({ assignmentId }) => assignmentId);
}

/** The comparisons a judge has made. */
export async function comparisonsOf(db: Db, judgeId: string) {
  const rows = await db.selectFrom('judging_comparisons').selectAll().where('judge_id', '=', judgeId).execute();
  return rows.map((row) => ({ firstId: row.first_id, secondId: row.second_id, better: row.better as 'first' | 'second' | 'even' }));
}
