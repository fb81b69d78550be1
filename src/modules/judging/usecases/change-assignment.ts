import { audit } from '../../../platform/audit/audit.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { refreshEntries } from '../entries-of-round.ts';
import { requireJudge, roundConflicts, roundEntries } from '../judges.queries.ts';
import { judgingErrors } from '../judging.errors.ts';
import { CONFLICT_NAMES } from '../judging.messages.ts';
import { manageJudging } from '../judging.policy.ts';
import { lockRound, requireState } from '../rounds.queries.ts';
import { insertAssignments, tellAssigned } from './plan-assignment.ts';

/** Gives a work to a judge by hand. Errors: judging.not-accepted, .conflict, .judge-is-entrant, .assigned-already, .over-load, .work-not-found. */
export async function assignByHand(ctx: Context, roundId: string, input: { entryId: string; judgeId: string; reason: string }): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    const round = await lockRound(tx, roundId, 'change', nodes);
    requireState(round, 'draft', 'open');
    const judge = await requireJudge(tx, input.judgeId);
    if (judge.round_id !== roundId) judgingErrors.fail('judging.judge-not-found');
    if (judge.state !== 'accepted') judgingErrors.failField('judgeId', 'judging.not-accepted');
    await refreshEntries(tx, ctx, round);
    if (!(await roundEntries(tx, round)).has(input.entryId)) judgingErrors.failField('entryId', 'judging.nothing-to-judge');
    const conflict = (await roundConflicts(tx, round, [judge], ctx.clock.now())).find(({ entry }) => entry === input.entryId);
    if (conflict?.why === 'entrant') judgingErrors.failField('judgeId', 'judging.judge-is-entrant');
    if (conflict !== undefined) judgingErrors.failField('judgeId', 'judging.conflict', { why: CONFLICT_NAMES[conflict.why].zh, whyEn: CONFLICT_NAMES[conflict.why].en });
    const has = await tx.selectFrom('judging_assignments').select(({ fn }) => fn.countAll<number>().as('n')).where('judge_id', '=', judge.id).where('state', 'in', ['open', 'locked']).executeTakeFirstOrThrow();
    if (Number(has.n) >= judge.most) judgingErrors.failField('judgeId', 'judging.over-load', { most: judge.most });
    const added = await insertAssignments(tx, ctx, round, [{ judge: judge.id, entry: input.entryId }], 'by-hand', input.reason);
    if (added.length === 0) judgingErrors.failField('entryId', 'judging.assigned-already');
    if (round.state === 'open') await tellAssigned(tx, ctx, round, [judge.id]);
    await audit(tx, ctx, { action: 'judging-work.assigned', objectType: 'judging-round', objectId: roundId, nodeId: round.hostId, reason: input.reason, after: { judge: judge.id, entry: input.entryId } });
  });
}

/** Takes a work from a judge; what they saved is kept beside it. Errors: judging.has-score once it is locked. */
export async function unassign(ctx: Context, assignmentId: string, reason: string): Promise<void> {
  const nodes = requireCapability(ctx.actor, manageJudging);
  await ctx.db.transaction().execute(async (tx) => {
    const found = await tx.selectFrom('judging_assignments').selectAll().where('id', '=', assignmentId).executeTakeFirst();
    if (found === undefined) return judgingErrors.fail('judging.work-not-found');
    const round = await lockRound(tx, found.round_id, 'change', nodes).catch((error: unknown) => {
      throw (error as { code?: string }).code === 'judging.round-not-found' ? judgingErrors.error('judging.work-not-found') : error;
    });
    requireState(round, 'draft', 'open');
    const { numUpdatedRows } = await tx.updateTable('judging_assignments').set({ state: 'removed', reason }).where('id', '=', assignmentId).where('state', '=', 'open').executeTakeFirst();
    if (Number(numUpdatedRows) === 0) judgingErrors.fail('judging.has-score');
    await audit(tx, ctx, { action: 'judging-work.unassigned', objectType: 'judging-round', objectId: round.id, nodeId: round.hostId, reason, before: { judge: found.judge_id, entry: found.entry_id } });
  });
}
