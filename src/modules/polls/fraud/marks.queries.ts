import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';

/** SQL: the decision that holds for the mark `m`, as a table `d`. */
export const holding = sql`lateral (select action, decided_at from poll_decisions where mark_id = m.id order by decided_at desc, id desc limit 1) d`;

/**
 * SQL: whether the mark `m`, with `holding` joined from the left, waits for a person: nobody decided on it and its cause is still there, or
 * its ballots are held back though their addresses became known as an institution's after.
 */
export const waits = sql<boolean>`(case when d.action is null then m.ended_at is null else d.action = 'quarantine' and m.ended_because is not distinct from 'shared' and coalesce(m.ended_at > d.decided_at, false) end)`;

/** Marks of a poll that wait for a person. */
export async function waitingMarksOf(db: Db, pollId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from poll_marks m left join ${holding} on true where m.poll_id = ${pollId} and ${waits}`.execute(db);
  return rows[0]!.count;
}

interface DecisionRow {
  readonly action: 'quarantine' | 'reinstate' | 'dismiss';
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly matched: number;
}

const STATES = { quarantine: 'quarantined', reinstate: 'reinstated', dismiss: 'dismissed' } as const;

/**
 * A poll's marks with their decisions, those that wait first. `counted`: how many of the matched ballots count now. `same`: the first of the
 * marks that match the very same ballots; voters' tags are keyed hashes, so that sets of them are told apart by their number and their sum without carry.
 */
export async function listMarks(db: Db, pollId: string, id?: string) {
  const { rows } = await sql<{ id: string; rule: string; evidence: Record<string, unknown>; matched: number; print: string | null; counted: number; created_at: Date; ended_at: Date | null; ended_because: 'shared' | 'past' | null; action: DecisionRow['action'] | null; waits: boolean; decisions: DecisionRow[] | null }>`
    select m.id, m.rule, m.evidence, m.matched, m.created_at, m.ended_at, m.ended_because, d.action, ${waits} as waits,
      (select bit_xor(('x' || encode(substr(voter, 1, 8), 'hex'))::bit(64))::text from poll_mark_ballots where mark_id = m.id) as print,
      (select count(*) from poll_mark_ballots mb where mb.mark_id = m.id and not exists (
         select from poll_mark_ballots o cross join lateral (select action from poll_decisions where mark_id = o.mark_id order by decided_at desc, id desc limit 1) held
         where o.poll_id = mb.poll_id and o.voter = mb.voter and held.action = 'quarantine')) as counted,
      (select jsonb_agg(jsonb_build_object('action', d.action, 'reason', d.reason, 'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', d.decided_by_name, 'matched', d.matched) order by d.decided_at, d.id) from poll_decisions d where d.mark_id = m.id) as decisions
    from poll_marks m left join ${holding} on true where m.poll_id = ${pollId} ${id === undefined ? sql`` : sql`and m.id = ${id}`}
    order by ${waits} desc, d.action is null, m.matched desc, m.id`.execute(db);
  const firsts = new Map<string, string>();
  const firstLike = ({ id: mark, matched, print }: (typeof rows)[number]) => {
    const ballots = `${matched} ${print}`;
    if (!firsts.has(ballots)) firsts.set(ballots, mark);
    return firsts.get(ballots)!;
  };
  return rows.map((row) => ({
    id: row.id, rule: row.rule, evidence: row.evidence, matched: row.matched, same: firstLike(row), counted: row.counted, createdAt: row.created_at.toISOString(), decisions: row.decisions ?? [], waits: row.waits,
    state: row.action !== null ? STATES[row.action] : row.ended_at === null ? ('waiting' as const) : ('ended' as const),
    ended: row.ended_at === null ? null : { at: row.ended_at.toISOString(), because: row.ended_because! },
  }));
}
