import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { refreshCampaignPage } from '../../campaigns/public.ts';
import { placeOf } from '../../organizations/public.ts';
import { firstAtBox } from '../apart/ask-box.ts';
import type { BoxState } from '../apart/orders.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { pollHeld } from '../polls.facts.ts';
import type { PollRecord } from '../polls.queries.ts';
import { canBeAnswered } from '../polls.rules.ts';
import { endTaking, takeOptionAway } from './end-taking.ts';

/** How a poll ended at its box, which is what holds; one that ended otherwise there cannot end so here. */
function endedAtBox(box: BoxState, state: 'closed' | 'cancelled'): { reason: string; at: Date } {
  if ((box.state === 'cancelled') !== (state === 'cancelled') || box.closedAt === null) pollErrors.fail('poll.state');
  return { reason: box.reason ?? '', at: new Date(box.closedAt!) };
}

async function changed(tx: Tx, ctx: Context, poll: PollRecord): Promise<void> {
  await refreshCampaignPage(tx, ctx, poll.campaignId);
  await touchPages(tx);
}

/**
 * Closes a poll: no ballot is taken after, and its log takes nothing more. Before its time only with a reason, which is published. A box
 * that runs apart closes first, and its clock says when.
 */
export async function closePoll(ctx: Context, id: string, input: { version?: number; reason?: string } = {}): Promise<void> {
  const reason = input.reason ?? '';
  const box = await firstAtBox(ctx, id, 'close', input, { order: 'close', poll: id, reason });
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const poll = await lockForStep(tx, ctx, id, 'close', input);
    const now = ctx.clock.now();
    if (now < poll.closesAt && reason === '') pollErrors.failField('reason', 'poll.early');
    await endTaking(tx, ctx, poll, { state: 'closed', ...(box === null ? { reason, at: now } : endedAtBox(box, 'closed')) });
    await recordFacts(tx, ctx, [{ kind: pollHeld, place: await placeOf(tx, poll.hostId, now), campaignId: poll.campaignId, subject: { type: 'poll', id } }]);
    await audit(tx, ctx, { action: 'poll.closed', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason: reason === '' ? undefined : reason });
    await changed(tx, ctx, poll);
  });
}

/** Cancels a published poll with a reason, which is published; its ballots stay in the log and are not counted. */
export async function cancelPoll(ctx: Context, id: string, input: { version: number; reason: string }): Promise<void> {
  if (input.reason === '') pollErrors.failField('reason', 'poll.early');
  const box = await firstAtBox(ctx, id, 'cancel', input, { order: 'cancel', poll: id, reason: input.reason });
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockForStep(tx, ctx, id, 'cancel', input);
    await endTaking(tx, ctx, poll, { state: 'cancelled', ...(box === null ? { reason: input.reason, at: ctx.clock.now() } : endedAtBox(box, 'cancelled')) });
    await audit(tx, ctx, { action: 'poll.cancelled', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason: input.reason });
    await changed(tx, ctx, poll);
  });
}

/** Whether there is an option to withdraw; false: it is withdrawn already. Errors: option.unknown, option.last. */
export function mayBeWithdrawn(poll: PollRecord, number: number): boolean {
  const option = poll.options.find((each) => each.number === number) ?? pollErrors.fail('option.unknown');
  if (option.withdrawn !== null) return false;
  const left = poll.options.filter((each) => each.withdrawn === null).length - 1;
  return canBeAnswered({ minChoices: poll.minChoices, maxChoices: Math.min(poll.maxChoices, left) }, left) || pollErrors.fail('option.last');
}

/**
 * Withdraws an option while the poll runs: from then on no ballot may choose it; ballots that did keep their other choices, and the option
 * shows as withdrawn with the reason and without votes. Errors: option.unknown, option.last.
 */
export async function withdrawOption(ctx: Context, id: string, number: number, reason: string): Promise<void> {
  await firstAtBox(ctx, id, 'withdraw-option', {}, { order: 'withdraw', poll: id, number, reason });
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockForStep(tx, ctx, id, 'withdraw-option');
    if (!mayBeWithdrawn(poll, number)) return;
    await takeOptionAway(tx, poll, number, reason, ctx.clock.now());
    await audit(tx, ctx, { action: 'poll.option-withdrawn', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason, after: { number } });
    await changed(tx, ctx, poll);
  });
}
