import { findLog } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { refreshCampaignPage } from '../../campaigns/public.ts';
import { firstAtBox } from '../apart/ask-box.ts';
import { verifiedResult } from '../apart/verified-result.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import type { PublishedResult } from '../check/opening.ts';
import { waitingMarksOf } from '../fraud/marks.queries.ts';
import { listPoll } from '../list-poll.ts';
import { lockForStep } from '../polls.access.ts';
import { pollErrors } from '../polls.errors.ts';
import { type PollRecord, requirePoll } from '../polls.queries.ts';
import { countBallots, heldVoters, statementByRule } from './tally.ts';

async function exclusionParts(tx: Tx, pollId: string): Promise<number> {
  let parts = 0;
  for await (const _ of heldVoters(tx, pollId)) parts += 1;
  return parts;
}

async function resultOf(tx: Tx, poll: PollRecord): Promise<PublishedResult> {
  const tally = await countBallots(tx, poll);
  const decisions = await tx.selectFrom('poll_decisions as d').innerJoin('poll_marks as m', 'm.id', 'd.mark_id').select(['d.mark_id', 'm.rule', 'd.action', 'd.reason', 'd.decided_at', 'd.matched']).where('d.poll_id', '=', poll.id).orderBy('d.decided_at').orderBy('d.id').execute();
  return {
    format: 'heming-poll-result-1', poll: poll.id, closedAt: (poll.closedAt ?? poll.closesAt).toISOString(), closedEarly: poll.stateReason ?? '',
    withdrawn: poll.options.flatMap(({ number, withdrawn }) => (withdrawn === null ? [] : [{ number, ...withdrawn }])),
    ...tally, rules: await statementByRule(tx, poll.id),
    decisions: decisions.map((row) => ({ mark: row.mark_id, rule: row.rule, action: row.action, reason: row.reason, at: row.decided_at.toISOString(), matched: row.matched })),
    exclusionParts: await exclusionParts(tx, poll.id),
  };
}

/**
 * Counts a closed poll, in the database of its ballots. Errors: poll.unreviewed while marks wait, poll.unsequenced while the log still
 * takes in its last leaves.
 */
export async function countForGood(tx: Tx, poll: PollRecord): Promise<PublishedResult> {
  const count = await waitingMarksOf(tx, poll.id);
  if (count > 0) pollErrors.fail('poll.unreviewed', { count });
  if ((await findLog(tx, logOfPoll(poll.id)))?.final !== true) pollErrors.fail('poll.unsequenced');
  return resultOf(tx, poll);
}

/** Keeps the final result, for good. */
export async function keepResult(tx: Tx, poll: PollRecord, result: PublishedResult): Promise<void> {
  await tx.updateTable('polls').set({ state: 'final', result: JSON.stringify(result), version: poll.version + 1 }).where('id', '=', poll.id).execute();
}

/**
 * Publishes the final result of a closed poll, for good, with everything a recount needs. Where a box of its own holds the ballots, it counts,
 * and what it hands over is verified here first. Errors: poll.state, state.stale, those of countForGood, box.export.
 */
export async function finishPoll(ctx: Context, id: string, version: number): Promise<void> {
  const box = await firstAtBox(ctx, id, 'finish', { version }, { order: 'finish', poll: id });
  const verified = box === null ? null : await verifiedResult(ctx, await requirePoll(ctx.db, id));
  await ctx.db.transaction().execute(async (tx) => {
    const poll = await lockForStep(tx, ctx, id, 'finish', { version });
    const result = verified ?? (await countForGood(tx, poll));
    await keepResult(tx, poll, result);
    await audit(tx, ctx, { action: 'poll.finished', objectType: 'poll', objectId: id, nodeId: poll.hostId, after: { ballots: result.ballots, quarantined: result.quarantined, counted: result.counted } });
    await refreshCampaignPage(tx, ctx, poll.campaignId);
    await listPoll(tx, poll, 'result', ctx.clock.now());
    await touchPages(tx);
  });
}
