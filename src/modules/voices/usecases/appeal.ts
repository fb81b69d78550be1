import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireAccount } from '../../../platform/auth/actor.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { placeOf } from '../../organizations/public.ts';
import { lockPost } from '../posts.queries.ts';
import { postView } from '../voices.access.ts';
import { voiceErrors } from '../voices.errors.ts';
import { appealAnswered } from '../voices.facts.ts';
import { dueAfterWorkingDays } from '../voices.rules.ts';
import type { AppealAnswer } from '../voices.schemas.ts';
import { applyDecision } from './decide-post.ts';

/** An appeal is answered within so many working days. */
const ANSWER_DAYS = 5;

/** Asks that the decision on one's own post be looked at again, once a decision. Errors: post.not-found, appeal.none, appeal.once. */
export async function makeAppeal(ctx: Context, postId: string, body: string): Promise<string> {
  const account = requireAccount(ctx.actor);
  return ctx.db.transaction().execute(async (tx) => {
    const post = await lockPost(tx, postId, { accountId: account.accountId, nodes: [] });
    const { decision } = post;
    if (decision === null || !['refused', 'removed'].includes(post.state)) return voiceErrors.fail('appeal.none');
    const id = newId();
    const now = ctx.clock.now();
    const row = { id, decision_id: decision.id, post_id: postId, office_id: post.hostId, body, at: now, due_at: dueAfterWorkingDays(now, ANSWER_DAYS) };
    await translating(tx.insertInto('moderation_appeals').values(row).execute(), { moderation_appeals_decision_id_key: () => voiceErrors.fail('appeal.once') });
    await audit(tx, ctx, { action: 'appeal.made', objectType: 'post', objectId: postId, nodeId: post.hostId });
    return id;
  });
}

/**
 * Answers an appeal with words: by somebody else than who decided, of the host or of an office above it; `restored` shows the post again. Errors: post.not-found, appeal.answered,
 * appeal.own-decision, voices.state (taken back meanwhile).
 */
export async function answerAppeal(ctx: Context, id: string, input: AppealAnswer): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const appeal = await tx.selectFrom('moderation_appeals').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
    if (appeal === undefined) return voiceErrors.fail('post.not-found');
    const post = await lockPost(tx, appeal.post_id, ctx.actor.kind === 'system' ? 'all' : { ...postView(ctx), accountId: null });
    if (appeal.outcome !== null) voiceErrors.fail('appeal.answered');
    if (post.decision?.byAccount !== null && post.decision?.byAccount === accountIdOf(ctx.actor)) voiceErrors.fail('appeal.own-decision');
    const now = ctx.clock.now();
    const name = ctx.actor.kind === 'account' || ctx.actor.kind === 'system' ? ctx.actor.name : '';
    if (input.outcome === 'restored') await applyDecision(tx, ctx, post, { action: 'restore', reason: null, note: input.reply.slice(0, 500) });
    await tx.updateTable('moderation_appeals').set({ outcome: input.outcome, reply: input.reply, answered_by: accountIdOf(ctx.actor), answered_name: name, answered_at: now }).where('id', '=', id).execute();
    await recordFacts(tx, ctx, [{ kind: appealAnswered, place: await placeOf(tx, post.hostId, now), campaignId: post.campaignId, subject: { type: 'post', id: post.id } }]);
    await audit(tx, ctx, { action: `appeal.${input.outcome}`, objectType: 'post', objectId: post.id, nodeId: post.hostId, reason: input.reply });
    await touchPages(tx);
  });
}
