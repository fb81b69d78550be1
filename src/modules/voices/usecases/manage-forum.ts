import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { addActivity, openCampaign, refreshCampaignPage, renameActivity, requireCampaign } from '../../campaigns/public.ts';
import { placeOf } from '../../organizations/public.ts';
import { type ForumRecord, lockForum } from '../forums.queries.ts';
import { requireManager, requireModerator } from '../voices.access.ts';
import { voiceErrors } from '../voices.errors.ts';
import { topicAnswered } from '../voices.facts.ts';
import { indexForum } from '../voices.index.ts';
import type { ForumAnswer, ForumChange, NewForum } from '../voices.schemas.ts';

/** Adds a topic or a tribute wall to a campaign; it is a draft until it is opened. Errors: those of addActivity, voices.window. */
export async function createForum(ctx: Context, input: NewForum): Promise<string> {
  if (input.closesAt <= input.opensAt) voiceErrors.failField('closesAt', 'voices.window');
  return ctx.db.transaction().execute(async (tx) => {
    const id = await addActivity(tx, ctx, { campaignId: input.campaignId, trackId: input.trackId, kind: input.kind, title: input.title });
    const { hostId } = await requireCampaign(tx, input.campaignId);
    await tx
      .insertInto('forums')
      .values({
        id, kind: input.kind, campaign_id: input.campaignId, host_id: hostId, lead_zh: input.lead.zh, lead_en: input.lead.en, moderation: input.moderation, opens_at: input.opensAt, closes_at: input.closesAt,
        state: 'draft', created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor),
      })
      .execute();
    await audit(tx, ctx, { action: 'forum.created', objectType: 'forum', objectId: id, nodeId: hostId, after: input });
    return id;
  });
}

async function lockForManager(tx: Tx, ctx: Context, id: string): Promise<ForumRecord> {
  const forum = await lockForum(tx, id);
  if (ctx.actor.kind === 'system') return forum;
  await openCampaign(tx, ctx, forum.campaignId);
  requireManager(ctx, forum.hostId);
  return forum;
}

/** Changes a topic or wall; what was posted stays. Errors: voices.not-found, voices.window, state.stale, auth.forbidden. */
export async function changeForum(ctx: Context, id: string, input: ForumChange): Promise<void> {
  if (input.closesAt <= input.opensAt) voiceErrors.failField('closesAt', 'voices.window');
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForManager(tx, ctx, id);
    if (before.version !== input.version) commonErrors.fail('state.stale');
    await tx
      .updateTable('forums')
      .set({ lead_zh: input.lead.zh, lead_en: input.lead.en, moderation: input.moderation, opens_at: input.opensAt, closes_at: input.closesAt, version: before.version + 1 })
      .where('id', '=', id)
      .execute();
    await renameActivity(tx, ctx, id, input.title);
    await indexForum(tx, id);
    await audit(tx, ctx, { action: 'forum.changed', objectType: 'forum', objectId: id, nodeId: before.hostId, before, after: input });
    await touchPages(tx);
  });
}

/** Opens a topic or wall, or closes it before its time. */
export async function setForumState(ctx: Context, id: string, state: 'open' | 'closed'): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForManager(tx, ctx, id);
    await tx.updateTable('forums').set({ state, version: before.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: `forum.${state}`, objectType: 'forum', objectId: id, nodeId: before.hostId, before: { state: before.state }, after: { state } });
    await indexForum(tx, id);
    await refreshCampaignPage(tx, ctx, before.campaignId);
    await touchPages(tx);
  });
}

/** Gives the office's answer to a topic; a second one replaces the first and counts no more. Errors: voices.not-found, voices.state (a draft), state.stale. */
export async function answerForum(ctx: Context, id: string, input: ForumAnswer): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const before = await lockForum(tx, id);
    requireModerator(ctx, before.hostId);
    if (before.state === 'draft') voiceErrors.fail('voices.state');
    if (before.version !== input.version) commonErrors.fail('state.stale');
    const now = ctx.clock.now();
    const by = ctx.actor.kind === 'account' || ctx.actor.kind === 'system' ? ctx.actor.name : '';
    await tx.updateTable('forums').set({ answer_zh: input.answer.zh, answer_en: input.answer.en, answered_at: now, answered_by: by, version: before.version + 1 }).where('id', '=', id).execute();
    await indexForum(tx, id);
    if (before.answer === null) await recordFacts(tx, ctx, [{ kind: topicAnswered, place: await placeOf(tx, before.hostId, now), campaignId: before.campaignId, subject: { type: 'forum', id } }]);
    await audit(tx, ctx, { action: 'forum.answered', objectType: 'forum', objectId: id, nodeId: before.hostId, before: before.answer, after: input.answer });
    await touchPages(tx);
  });
}
