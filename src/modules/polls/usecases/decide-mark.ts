import { sql } from 'kysely';
import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { placeOf } from '../../organizations/public.ts';
import { firstAtBox } from '../apart/ask-box.ts';
import { listMarks } from '../fraud/marks.queries.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { markDecided } from '../polls.facts.ts';
import { reviewPolls } from '../polls.policy.ts';
import type { PollRecord } from '../polls.queries.ts';
import type { MarkDecision } from '../polls.schemas.ts';

const RESULT = { quarantine: 'quarantined', reinstate: 'reinstated', dismiss: 'dismissed' } as const;

/** Keeps a decision on a mark in the database of the ballots. Errors: mark.not-found, .moved, .ended, .decided. @returns the mark's rule. */
export async function keepDecision(tx: Tx, ctx: Context, poll: PollRecord, markId: string, id: string, input: MarkDecision): Promise<string> {
  const [mark] = await listMarks(tx, poll.id, markId);
  if (mark === undefined) return pollErrors.fail('mark.not-found');
  if (mark.matched !== input.matched) pollErrors.fail('mark.moved', { count: mark.matched });
  if (mark.state === 'ended') pollErrors.fail('mark.ended');
  // What is held back may be held back again once its addresses are known as shared: somebody looked again.
  if ((mark.state === RESULT[input.action] && !mark.waits) || (input.action === 'reinstate' && mark.state !== 'quarantined')) pollErrors.fail('mark.decided');
  const by = ctx.actor.kind === 'anonymous' ? '' : ctx.actor.name;
  await tx.insertInto('poll_decisions').values({ id, poll_id: poll.id, mark_id: markId, action: input.action, reason: input.reason, matched: mark.matched, decided_at: ctx.clock.now(), decided_by: accountIdOf(ctx.actor), decided_by_name: by }).execute();
  return mark.rule;
}

/**
 * Decides on a mark for the poll's office: its ballots are held back, counted again, or the mark is set aside. The reviewer says how many
 * ballots they saw it match. Decisions are added, never changed; the newest holds. Errors: poll.state, mark.not-found, .moved, .ended, .decided.
 */
export async function decideMark(ctx: Context, pollId: string, markId: string, input: MarkDecision): Promise<void> {
  const box = await firstAtBox(ctx, pollId, 'review', { wanted: reviewPolls }, { order: 'decide', poll: pollId, mark: markId, decision: newId(), action: input.action, reason: input.reason, matched: input.matched });
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const poll = await lockForStep(tx, ctx, pollId, 'review', { wanted: reviewPolls });
    if (box !== null) await tx.updateTable('polls').set({ box_heard: sql`jsonb_set(box_heard, '{waitingMarks}', to_jsonb(${box.waitingMarks}::integer))` }).where('id', '=', pollId).execute();
    const decided = poll.boxUrl === null ? { rule: await keepDecision(tx, ctx, poll, markId, newId(), input) } : {};
    await recordFacts(tx, ctx, [{ kind: markDecided, place: await placeOf(tx, poll.hostId, ctx.clock.now()), campaignId: poll.campaignId, subject: { type: 'poll', id: pollId } }]);
    await audit(tx, ctx, { action: `poll.mark-${RESULT[input.action]}`, objectType: 'poll', objectId: pollId, nodeId: poll.hostId, reason: input.reason, after: { markId, ...decided, matched: input.matched } });
  });
}
