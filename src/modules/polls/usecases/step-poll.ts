import { closeLog, holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { refreshCampaignPage } from '../../campaigns/public.ts';
import { placeOf } from '../../organizations/public.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { pollHeld } from '../polls.facts.ts';
import type { PollRecord } from '../polls.queries.ts';
import { canBeAnswered } from '../polls.rules.ts';

async function changed(tx: Tx, ctx: Context, poll: PollRecord): Promise<void> {
  await refreshCampaignPage(tx, ctx, poll.campaignId);
  await touchPages(tx);
}

/**
 * Closes a poll: no ballot is taken after, and its log takes nothing more. Before its time only with a reason, which is published.
 * The poll's row is held by whoever writes a batch of ballots, so that each batch is wholly before the close or refused.
 */
export async function closePoll(ctx: Context, id: string, input: { version?: number; reason?: string } = {}): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const poll = await lockForStep(tx, ctx, id, 'close', input);
    const now = ctx.clock.now();
    const reason = input.reason ?? '';
    if (now < poll.closesAt && reason === '') pollErrors.failField('reason', 'poll.early');
    await tx.updateTable('polls').set({ state: 'closed', state_reason: reason === '' ? null : reason, closed_at: now, version: poll.version + 1 }).where('id', '=', id).execute();
    await closeLog(ctx, tx, logOfPoll(id));
    await recordFacts(tx, ctx, [{ kind: pollHeld, place: await placeOf(tx, poll.hostId, now), campaignId: poll.campaignId, subject: { type: 'poll', id } }]);
    await audit(tx, ctx, { action: 'poll.closed', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason: reason === '' ? undefined : reason });
    await changed(tx, ctx, poll);
  });
}

/** Cancels a published poll with a reason, which is published; its ballots stay in the log and are not counted. */
export async function cancelPoll(ctx: Context, id: string, input: { version: number; reason: string }): Promise<void> {
  if (input.reason === '') pollErrors.failField('reason', 'poll.early');
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockForStep(tx, ctx, id, 'cancel', input);
    await tx.updateTable('polls').set({ state: 'cancelled', state_reason: input.reason, closed_at: ctx.clock.now(), version: poll.version + 1 }).where('id', '=', id).execute();
    await closeLog(ctx, tx, logOfPoll(id));
    await audit(tx, ctx, { action: 'poll.cancelled', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason: input.reason });
    await changed(tx, ctx, poll);
  });
}

/**
 * Withdraws an option while the poll runs: from then on no ballot may choose it; ballots that did keep their other choices, and the option
 * shows as withdrawn with the reason and without votes. Errors: option.unknown, option.last.
 */
export async function withdrawOption(ctx: Context, id: string, number: number, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockForStep(tx, ctx, id, 'withdraw-option');
    const option = poll.options.find((each) => each.number === number) ?? pollErrors.fail('option.unknown');
    if (option.withdrawn !== null) return;
    const left = poll.options.filter((each) => each.withdrawn === null).length - 1;
    if (!canBeAnswered({ minChoices: poll.minChoices, maxChoices: Math.min(poll.maxChoices, left) }, left)) pollErrors.fail('option.last');
    await tx.updateTable('poll_options').set({ withdrawn_at: ctx.clock.now(), withdrawn_reason: reason }).where('poll_id', '=', id).where('number', '=', number).execute();
    await tx.updateTable('polls').set({ version: poll.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'poll.option-withdrawn', objectType: 'poll', objectId: id, nodeId: poll.hostId, reason, after: { number } });
    await changed(tx, ctx, poll);
  });
}
