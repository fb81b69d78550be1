import { nextOutsideQuietHours } from '../../../platform/calendar/quiet-hours.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Sweep } from '../../../platform/jobs/jobs.ts';
import { judgeRows } from '../judges.queries.ts';
import { remindWithWorkLeft } from '../remind-with-work-left.ts';
import { dueReminder, QUIET } from '../reminders.rules.ts';
import { lockRound } from '../rounds.queries.ts';
import { closeDueRounds } from '../usecases/run-round.ts';

/** Writes to the judges of a round who have something left, each hour mark of the schedule once; of several that were missed only the last. */
async function remindRound(ctx: Context, roundId: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'change');
    const now = ctx.clock.now();
    if (round.state !== 'open' || now < round.opensAt || now >= round.closesAt) return;
    const slot = dueReminder(round.dueAt, round.terms, now);
    if (slot === null) return;
    await remindWithWorkLeft(tx, ctx, round, await judgeRows(tx, roundId), { ...slot, news: slot.kind });
  });
}

/** Reminds before and after the due time; what falls into quiet hours goes out when they end, and each person's own are kept by the message. */
export const remindJudgesSweep: Sweep = {
  name: 'judging.remind',
  async run(ctx) {
    const now = ctx.clock.now();
    if (nextOutsideQuietHours(now, QUIET) > now) return;
    const open = await ctx.db.selectFrom('judging_rounds').select('id').where('state', '=', 'open').where('closes_at', '>', now).execute();
    for (const { id } of open) await remindRound(ctx, id);
  },
};

/** Closes rounds whose time is over. */
export const closeRoundsSweep: Sweep = { name: 'judging.close', run: closeDueRounds };
