import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { addActivity, openCampaign, refreshCampaignPage, renameActivity, requireCampaign } from '../../campaigns/public.ts';
import { lockPledge, type PledgeRecord } from '../pledges.queries.ts';
import { requireManager } from '../voices.access.ts';
import { voiceErrors } from '../voices.errors.ts';
import { indexPledge } from '../voices.index.ts';
import type { NewPledge, PledgeChange } from '../voices.schemas.ts';

export const PLEDGE_KIND = 'pledge';

/** Adds a pledge to a campaign; it is a draft until it is opened. Errors: those of addActivity, voices.window. */
export async function createPledge(ctx: Context, input: NewPledge): Promise<string> {
  if (input.closesAt <= input.opensAt) voiceErrors.failField('closesAt', 'voices.window');
  return ctx.db.transaction().execute(async (tx) => {
    const id = await addActivity(tx, ctx, { campaignId: input.campaignId, trackId: input.trackId, kind: PLEDGE_KIND, title: input.title });
    const { hostId } = await requireCampaign(tx, input.campaignId);
    await tx
      .insertInto('pledges')
      .values({ id, campaign_id: input.campaignId, host_id: hostId, text_zh: input.text.zh, text_en: input.text.en, opens_at: input.opensAt, closes_at: input.closesAt, state: 'draft', created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor) })
      .execute();
    await audit(tx, ctx, { action: 'pledge.created', objectType: 'pledge', objectId: id, nodeId: hostId, after: input });
    return id;
  });
}

async function lockForManager(tx: Tx, ctx: Context, id: string): Promise<PledgeRecord> {
  const pledge = await lockPledge(tx, id);
  if (ctx.actor.kind === 'system') return pledge;
  await openCampaign(tx, ctx, pledge.campaignId);
  requireManager(ctx, pledge.hostId);
  return pledge;
}

/** Changes a pledge; its text only while it is a draft. Errors: voices.not-found, voices.window, voices.text-fixed, state.stale, auth.forbidden. */
export async function changePledge(ctx: Context, id: string, input: PledgeChange): Promise<void> {
  if (input.closesAt <= input.opensAt) voiceErrors.failField('closesAt', 'voices.window');
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForManager(tx, ctx, id);
    if (before.version !== input.version) commonErrors.fail('state.stale');
    if (before.state !== 'draft' && (before.text.zh !== input.text.zh || before.text.en !== input.text.en)) voiceErrors.failField('text', 'voices.text-fixed');
    await tx.updateTable('pledges').set({ text_zh: input.text.zh, text_en: input.text.en, opens_at: input.opensAt, closes_at: input.closesAt, version: before.version + 1 }).where('id', '=', id).execute();
    await renameActivity(tx, ctx, id, input.title);
    await indexPledge(tx, id);
    await audit(tx, ctx, { action: 'pledge.changed', objectType: 'pledge', objectId: id, nodeId: before.hostId, before, after: input });
    await touchPages(tx);
  });
}

/** Opens a pledge for signing, or closes it before its time. */
export async function setPledgeState(ctx: Context, id: string, state: 'open' | 'closed'): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForManager(tx, ctx, id);
    await tx.updateTable('pledges').set({ state, version: before.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: `pledge.${state}`, objectType: 'pledge', objectId: id, nodeId: before.hostId, before: { state: before.state }, after: { state } });
    await indexPledge(tx, id);
    await refreshCampaignPage(tx, ctx, before.campaignId);
    await touchPages(tx);
  });
}
