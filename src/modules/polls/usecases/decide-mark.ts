import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { placeOf } from '../../organizations/public.ts';
import { listMarks } from '../fraud/marks.queries.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { markDecided } from '../polls.facts.ts';
import { reviewPolls } from '../polls.policy.ts';
import type { MarkDecision } from '../polls.schemas.ts';

const RESULT = { quarantine: 'quarantined', reinstate: 'reinstated', dismiss: 'dismissed' } as const;

/**
 * Decides on a mark for the poll's office: its ballots are held back, counted again, or the mark is set aside. The reviewer says how many
 * ballots they saw it match. Decisions are added, never changed; the newest holds. Errors: poll.state, mark.not-found, .moved, .ended, .decided.
 */
export async function decideMark(ctx: Context, pollId: string, markId: string, input: MarkDecision): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const poll = await lockForStep(tx, ctx, pollId, 'review', { wanted: reviewPolls });
    const [mark] = await listMarks(tx, pollId, markId);
    if (mark === undefined) return pollErrors.fail('mark.not-found');
    if (mark.matched !== input.matched) pollErrors.fail('mark.moved', { count: mark.matched });
    if (mark.state === 'ended') pollErrors.fail('mark.ended');
    // What is held back may be held back again once its addresses are known as shared: somebody looked again.
    if ((mark.state === RESULT[input.action] && !mark.waits) || (input.action === 'reinstate' && mark.state !== 'quarantined')) pollErrors.fail('mark.decided');
    const now = ctx.clock.now();
    const id = newId();
    const by = ctx.actor.kind === 'anonymous' ? '' : ctx.actor.name;
    await tx.insertInto('poll_decisions').values({ id, poll_id: pollId, mark_id: markId, action: input.action, reason: input.reason, matched: mark.matched, decided_at: now, decided_by: accountIdOf(ctx.actor), decided_by_name: by }).execute();
    await recordFacts(tx, ctx, [{ kind: markDecided, place: await placeOf(tx, poll.hostId, now), campaignId: poll.campaignId, subject: { type: 'poll', id: pollId } }]);
    await audit(tx, ctx, { action: `poll.mark-${RESULT[input.action]}`, objectType: 'poll', objectId: pollId, nodeId: poll.hostId, reason: input.reason, after: { markId, rule: mark.rule, matched: mark.matched } });
  });
}
