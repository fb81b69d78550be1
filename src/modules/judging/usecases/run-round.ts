import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { placeOf } from '../../organizations/public.ts';
import { refreshEntries } from '../entries-of-round.ts';
import { judgingErrors } from '../judging.errors.ts';
import { roundClosed } from '../judging.facts.ts';
import { manageJudging } from '../judging.policy.ts';
import { latestResult } from '../results.queries.ts';
import { lockRound, requireState, type RoundRecord } from '../rounds.queries.ts';
import { storeResult } from '../store-result.ts';
import { tellAssigned } from './plan-assignment.ts';

/** Opens a round: its terms are fixed, its list of works too. Every work must have a judge. Errors: judging.nothing-to-judge, .not-assigned, .after-open, .round-state. */
export async function openRound(ctx: Context, id: string): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, id, 'change', nodes);
    requireState(round, 'draft');
    if (round.afterRoundId !== null && (await latestResult(tx, round.afterRoundId)) === undefined) judgingErrors.fail('judging.after-open');
    await refreshEntries(tx, ctx, round);
    const listed = await tx.selectFrom('judging_entries').select('entry_id').where('round_id', '=', id).where('left_at', 'is', null).execute();
    if (listed.length === 0) judgingErrors.fail('judging.nothing-to-judge');
    const given = await tx.selectFrom('judging_assignments').select(['entry_id', 'judge_id']).where('round_id', '=', id).where('state', '=', 'open').execute();
    const without = listed.filter(({ entry_id }) => !given.some((each) => each.entry_id === entry_id)).length;
    if (without > 0) judgingErrors.fail('judging.not-assigned', { count: without });
    await tx.updateTable('judging_rounds').set({ state: 'open', opened_at: ctx.clock.now(), version: round.version + 1 }).where('id', '=', id).execute();
    await tellAssigned(tx, ctx, round, given.map(({ judge_id }) => judge_id));
    await audit(tx, ctx, { action: 'judging-round.opened', objectType: 'judging-round', objectId: id, nodeId: round.hostId, after: { works: listed.length, terms: round.terms } });
  });
}

/** Closes a round before its time. Errors: judging.round-state. */
export async function closeRound(ctx: Context, id: string): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const round = await lockRound(tx, id, 'change', nodes);
    requireState(round, 'open');
    await closeLocked(tx, ctx, round);
  });
}

/** Closes rounds whose time is over, each in a transaction of its own. */
export async function closeDueRounds(ctx: Context): Promise<void> {
  const due = await ctx.db.selectFrom('judging_rounds').select('id').where('state', '=', 'open').where('closes_at', '<=', ctx.clock.now()).orderBy('closes_at').execute();
  for (const { id } of due) {
    await ctx.db.transaction().execute(async (tx) => {
      await holdTree(tx);
      const round = await lockRound(tx, id, 'change');
      if (round.state === 'open' && round.closesAt <= ctx.clock.now()) await closeLocked(tx, ctx, round);
    });
  }
}

/** Only locked scores count: a draft is not a judgement. An extra round's scores join those of the round it settles, whose result is computed anew and kept beside the old. */
async function closeLocked(tx: Tx, ctx: Context, round: RoundRecord): Promise<void> {
  await refreshEntries(tx, ctx, round);
  const now = ctx.clock.now();
  await tx.updateTable('judging_rounds').set({ state: 'closed', closed_at: now, version: round.version + 1 }).where('id', '=', round.id).execute();
  await storeResult(tx, ctx, round);
  if (round.kind === 'extra') await storeResult(tx, ctx, await lockRound(tx, round.ofRoundId!, 'change'));
  await recordFacts(tx, ctx, [{ kind: roundClosed, place: await placeOf(tx, round.hostId, now), campaignId: round.campaignId, subject: { type: 'judging-round', id: round.id } }]);
  await audit(tx, ctx, { action: 'judging-round.closed', objectType: 'judging-round', objectId: round.id, nodeId: round.hostId });
}
