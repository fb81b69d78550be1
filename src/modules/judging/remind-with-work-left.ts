import type { Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { countsOf, type JudgeRow } from './judges.queries.ts';
import type { RoundRecord } from './rounds.queries.ts';
import { tellJudge } from './tell-judge.ts';

/** Which reminder it is; a judge gets each kind and hour once. `news` is what the letter says. */
export interface Reminder {
  readonly kind: 'before' | 'after' | 'by-hand';
  readonly hours: number;
  readonly news: 'before' | 'after';
}

/** Writes to those of the judges who have accepted and whose works are not all locked, unless they had this reminder. @returns how many were written to */
export async function remindWithWorkLeft(tx: Tx, ctx: Context, round: RoundRecord, judges: readonly JudgeRow[], { kind, hours, news }: Reminder): Promise<number> {
  const accepted = judges.filter(({ state }) => state === 'accepted');
  const counts = await countsOf(tx, accepted.map(({ id }) => id));
  let told = 0;
  for (const judge of accepted) {
    const count = counts.get(judge.id);
    const left = count === undefined ? 0 : count.assigned - count.locked;
    if (left === 0) continue;
    const noted = await tx
      .insertInto('judging_reminders')
      .values({ judge_id: judge.id, kind, hours, due_at: round.dueAt, sent_at: ctx.clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('judge_id')
      .executeTakeFirst();
    if (noted === undefined) continue;
    await tellJudge(tx, ctx, round, judge.person_id, news, left);
    told += 1;
  }
  return told;
}
