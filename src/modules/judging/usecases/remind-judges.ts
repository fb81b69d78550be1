import { audit } from '../../../platform/audit/audit.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { judgeRows } from '../judges.queries.ts';
import { manageJudging } from '../judging.policy.ts';
import { remindWithWorkLeft } from '../remind-with-work-left.ts';
import { lockRound, requireScoring, requireState } from '../rounds.queries.ts';

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
    const judges = (await judgeRows(tx, roundId)).filter(({ id }) => judgeIds === null || judgeIds.includes(id));
    const told = await remindWithWorkLeft(tx, ctx, round, judges, { kind: 'by-hand', hours: Math.floor((now.getTime() - round.opensAt.getTime()) / DAY), news: now < round.dueAt ? 'before' : 'after' });
    if (told > 0) await audit(tx, ctx, { action: 'judging-round.reminded', objectType: 'judging-round', objectId: roundId, nodeId: round.hostId, after: { judges: told } });
    return told;
  });
}
