import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Finding, Level } from './fraud.rules.ts';

/** Marks of a poll that nobody decided on. */
export async function waitingMarksOf(db: Db, pollId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from poll_marks m where m.poll_id = ${pollId} and not exists (select from poll_decisions d where d.mark_id = m.id)`.execute(db);
  return rows[0]!.count;
}

const column = (level: Level) => sql.ref(level);

/** Keeps what a rule found of a prefix, with the voters it matches now; one that was found before is brought up to date. A mark that was decided on stays as it was decided. */
export async function keepMark(tx: Tx, pollId: string, level: Level, trace: string, finding: Finding, now: Date): Promise<void> {
  const { option, from, to, underMs } = finding.where;
  const key = [level, trace, option ?? ''].join(':');
  const known = await tx.selectFrom('poll_marks').select(['id']).select(sql<boolean>`exists (select from poll_decisions d where d.mark_id = poll_marks.id)`.as('decided')).where('poll_id', '=', pollId).where('rule', '=', finding.rule).where('key', '=', key).executeTakeFirst();
  if (known?.decided === true) return;
  const id = known?.id ?? newId();
  const evidence = JSON.stringify({ level, ...finding.evidence });
  if (known === undefined) await tx.insertInto('poll_marks').values({ id, poll_id: pollId, rule: finding.rule, key, evidence, matched: 0, created_at: now, updated_at: now }).execute();
  await sql`
    insert into poll_mark_ballots (mark_id, poll_id, voter)
    select distinct ${id}::uuid, ${pollId}::uuid, voter from ballots where poll_id = ${pollId} and ${column(level)} = ${trace}::bigint
      ${option === undefined ? sql`` : sql`and ${option}::smallint = any(choices)`} ${from === undefined ? sql`` : sql`and accepted_at >= ${new Date(from)}`} ${to === undefined ? sql`` : sql`and accepted_at < ${new Date(to)}`} ${underMs === undefined ? sql`` : sql`and pace_ms < ${underMs}`}
    on conflict do nothing`.execute(tx);
  await sql`update poll_marks set evidence = ${evidence}::jsonb, updated_at = ${now}, matched = (select count(*) from poll_mark_ballots where mark_id = ${id}) where id = ${id}`.execute(tx);
}

interface DecisionRow {
  readonly action: 'quarantine' | 'reinstate' | 'dismiss';
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly matched: number;
}

/** A poll's marks with their decisions, those that wait first. `counted`: how many of the matched ballots count now. */
export async function listMarks(db: Db, pollId: string, id?: string) {
  const { rows } = await sql<{ id: string; rule: string; evidence: Record<string, unknown>; matched: number; counted: number; created_at: Date; decisions: DecisionRow[] | null }>`
    select m.id, m.rule, m.evidence, m.matched, m.created_at,
      (select count(*) from poll_mark_ballots mb where mb.mark_id = m.id and not exists (
         select from poll_mark_ballots o join poll_marks om on om.id = o.mark_id cross join lateral (select action from poll_decisions where mark_id = om.id order by decided_at desc, id desc limit 1) d
         where o.poll_id = mb.poll_id and o.voter = mb.voter and d.action = 'quarantine')) as counted,
      (select jsonb_agg(jsonb_build_object('action', d.action, 'reason', d.reason, 'at', to_char(d.decided_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', d.decided_by_name, 'matched', d.matched) order by d.decided_at, d.id) from poll_decisions d where d.mark_id = m.id) as decisions
    from poll_marks m where m.poll_id = ${pollId} ${id === undefined ? sql`` : sql`and m.id = ${id}`}
    order by exists (select from poll_decisions d where d.mark_id = m.id), m.matched desc, m.id`.execute(db);
  const stateOf = (last: DecisionRow | undefined) => (last === undefined ? ('waiting' as const) : ({ quarantine: 'quarantined', reinstate: 'reinstated', dismiss: 'dismissed' } as const)[last.action]);
  return rows.map((row) => ({ id: row.id, rule: row.rule, evidence: row.evidence, matched: row.matched, counted: row.counted, createdAt: row.created_at.toISOString(), state: stateOf(row.decisions?.at(-1)), decisions: row.decisions ?? [] }));
}
