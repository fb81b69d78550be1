import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import { holding } from '../fraud/marks.queries.ts';
import type { PollRecord } from '../polls.queries.ts';

export interface Tally {
  /** Voters with a ballot. */
  readonly ballots: number;
  readonly quarantined: number;
  readonly counted: number;
  readonly options: readonly { readonly number: number; readonly votes: number; readonly raw: number }[];
}

/** Counts a poll's ballots: of each voter the last one, without those that a decision holds back. Withdrawn options have no votes. */
export async function countBallots(db: Db, poll: PollRecord): Promise<Tally> {
  const last = poll.replaceable ? sql`select distinct on (voter) voter, choices from ballots where poll_id = ${poll.id} order by voter, revision desc` : sql`select voter, choices from ballots where poll_id = ${poll.id}`;
  const { rows } = await sql<{ choice: number | null; raw: number; votes: number }>`
    with last as materialized (${last}),
    held as materialized (select distinct mb.voter from poll_mark_ballots mb join poll_marks m on m.id = mb.mark_id cross join ${holding} where mb.poll_id = ${poll.id} and d.action = 'quarantine')
    select choice, count(*) as raw, count(*) filter (where held.voter is null) as votes from last left join held using (voter) cross join unnest(last.choices) as choice group by choice
    union all
    select null, count(*), count(*) filter (where held.voter is null) from last left join held using (voter)`.execute(db);
  const all = rows.find(({ choice }) => choice === null)!;
  const by = new Map(rows.filter(({ choice }) => choice !== null).map((row) => [row.choice!, row]));
  return {
    ballots: all.raw, counted: all.votes, quarantined: all.raw - all.votes,
    options: poll.options.map(({ number, withdrawn }) => ({ number, raw: by.get(number)?.raw ?? 0, votes: withdrawn === null ? (by.get(number)?.votes ?? 0) : 0 })),
  };
}

/** What each rule marked, and what became of it; each voter once a rule. A mark that ended before anybody decided left its ballots in. */
export async function statementByRule(db: Db, pollId: string) {
  const { rows } = await sql<{ rule: string; marks: number; raw: number; quarantined: number; reinstated: number }>`
    with of_rule as (
      select m.rule, mb.voter, coalesce(bool_or(d.action = 'quarantine'), false) as held, bool_or(d.action is not null or m.ended_at is not null) as decided
      from poll_marks m join poll_mark_ballots mb on mb.mark_id = m.id left join ${holding} on true where m.poll_id = ${pollId} group by m.rule, mb.voter)
    select r.rule, r.marks, (select count(*) from of_rule o where o.rule = r.rule) as raw, (select count(*) from of_rule o where o.rule = r.rule and held) as quarantined,
      (select count(*) from of_rule o where o.rule = r.rule and decided and not held) as reinstated
    from (select rule, count(*) as marks from poll_marks where poll_id = ${pollId} group by rule) r order by r.rule`.execute(db);
  return rows;
}

/** Voters held back, each with the rule and mark by which, a page at a time in the order of their tags. */
export async function* heldVoters(db: Db, pollId: string, pageSize = 20_000): AsyncGenerator<{ voter: Buffer; rule: string; mark: string }[]> {
  for (let after: Buffer | null = null; ; ) {
    const { rows }: { rows: { voter: Buffer; rule: string; mark: string }[] } = await sql<{ voter: Buffer; rule: string; mark: string }>`
      select distinct on (mb.voter) mb.voter, m.rule, m.id as mark from poll_mark_ballots mb join poll_marks m on m.id = mb.mark_id cross join ${holding}
      where mb.poll_id = ${pollId} and d.action = 'quarantine' ${after === null ? sql`` : sql`and mb.voter > ${after}`} order by mb.voter, m.created_at, m.id limit ${pageSize}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.voter;
  }
}
