import { audit } from '../../../platform/audit/audit.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { countsOf, judgeRows } from '../judges.queries.ts';
import { manageJudging } from '../judging.policy.ts';
import { lockRound, requireScoring, requireState } from '../rounds.queries.ts';
import { tellJudge } from '../tell-judge.ts';

const DAY = 24 * 3_600_000;

/**
 * Reminds judges of an open round who have works left, by hand: each at most once in a day, whoever asks, and never within quiet hours (the message
 * waits until they end). Those whose works are all locked are left alone. Errors: judging.round-state, .not-open, .closed.
 * @param judgeIds whom; null means all of the panel @returns how many were written to
 */
export async function remindJudges(ctx: Context, roundId: string, judgeIds: readonly string[] | null): Promise<number> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  return ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'change', nodes);
    const now = ctx.clock.now();
    requireState(round, 'open');
    requireScoring(round, now);
    const judges = (await judgeRows(tx, roundId)).filter(({ id, state }) => state === 'accepted' && (judgeIds === null || judgeIds.includes(id)));
    const counts = await countsOf(tx, judges.map(({ id }) => id));
    const told: string[] = [];
    for (const judge of judges) {
      const count = counts.get(judge.id);
      const left = count === undefined ? 0 : count.assigned - count.locked;
      if (left === 0) continue;
      const noted = await tx
        .insertInto('judging_reminders')
        .values({ judge_id: judge.id, kind: 'by-hand', hours: Math.floor((now.getTime() - round.opensAt.getTime()) / DAY), due_at: round.dueAt, sent_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .returning('judge_id')
        .executeTakeFirst();
      if (noted === undefined) continue;
      await tellJudge(tx, ctx, round, judge.person_id, now < round.dueAt ? 'before' : 'after', left);
      told.push(judge.id);
    }
    if (told.length > 0) await audit(tx, ctx, { action: 'judging-round.reminded', objectType: 'judging-round', objectId: roundId, nodeId: round.hostId, after: { judges: told.length } });
    return told.length;
  });
}
