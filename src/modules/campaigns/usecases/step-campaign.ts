import { holdTree, recordFacts, reverseFactsOf } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import { placeOf } from '../../organizations/public.ts';
import { lockForChange, requireVersion } from '../campaigns.access.ts';
import { campaignErrors } from '../campaigns.errors.ts';
import { campaignClosed, campaignPublished } from '../campaigns.facts.ts';
import { STATE_NAMES } from '../campaigns.messages.ts';
import { composeCampaigns, publishCampaigns } from '../campaigns.policy.ts';
import { presentCampaign } from '../campaigns.present.ts';
import { type CampaignRecord, requireCampaign } from '../campaigns.queries.ts';
import { after, type Step } from '../campaigns.rules.ts';
import type { Campaign, CampaignState } from '../campaigns.schemas.ts';
import { keepVersion } from '../content.ts';
import { refreshPage } from '../page/refresh-page.ts';
import { requirePublishable } from './change-campaign.ts';

type Opened = { readonly version: number; readonly reason?: string };

function next(ctx: Context, campaign: CampaignRecord, step: Step, input: Opened): CampaignState | 'gone' {
  requireVersion(input.version, campaign);
  return after(campaign.state, step) ?? campaignErrors.fail('campaign.wrong-state', { state: pick(STATE_NAMES[campaign.state], ctx.locale) });
}

async function step(ctx: Context, id: string, kind: Exclude<Step, 'discard'>, input: Opened, act: (tx: Tx, campaign: CampaignRecord, now: Date) => Promise<void>): Promise<Campaign> {
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const campaign = await lockForChange(tx, ctx, id, publishCampaigns);
    const state = next(ctx, campaign, kind, input);
    await act(tx, campaign, ctx.clock.now());
    await audit(tx, ctx, { action: `campaign.${PAST[kind]}`, objectType: 'campaign', objectId: id, nodeId: campaign.hostId, reason: input.reason, before: { state: campaign.state }, after: { state } });
    await refreshPage(tx, ctx, id);
    return presentCampaign(ctx, await requireCampaign(tx, id), tx);
  });
}

const PAST = { publish: 'published', close: 'closed', reopen: 'reopened', archive: 'archived' } as const;

/** Makes the special page live. Errors: campaign.not-ready with one problem a field, campaign.wrong-state, state.stale. */
export function publishCampaign(ctx: Context, id: string, input: Opened): Promise<Campaign> {
  return step(ctx, id, 'publish', input, async (tx, campaign, now) => {
    await requirePublishable(tx, campaign);
    await tx.updateTable('campaigns').set({ state: 'published', version: campaign.version + 1, published_at: now, updated_at: now }).where('id', '=', id).execute();
    await keepVersion(tx, ctx, id, campaign.version + 1, campaign.content, '');
    await recordFacts(tx, ctx, [{ kind: campaignPublished, place: await placeOf(tx, campaign.hostId, now), campaignId: id, subject: { type: 'campaign', id } }]);
  });
}

/** Ends a campaign; its page stays. Errors: campaign.wrong-state, state.stale. */
export function closeCampaign(ctx: Context, id: string, input: Opened): Promise<Campaign> {
  return step(ctx, id, 'close', input, async (tx, campaign, now) => {
    await tx.updateTable('campaigns').set({ state: 'closed', version: campaign.version + 1, closed_at: now, updated_at: now }).where('id', '=', id).execute();
    await recordFacts(tx, ctx, [{ kind: campaignClosed, place: await placeOf(tx, campaign.hostId, now), campaignId: id, subject: { type: 'campaign', id } }]);
  });
}

/** Opens a closed campaign again, with the reason; the fact that it was closed is reversed. */
export function reopenCampaign(ctx: Context, id: string, input: Opened & { reason: string }): Promise<Campaign> {
  return step(ctx, id, 'reopen', input, async (tx, campaign, now) => {
    await tx.updateTable('campaigns').set({ state: 'published', version: campaign.version + 1, closed_at: null, updated_at: now }).where('id', '=', id).execute();
    await reverseFactsOf(tx, ctx, { kind: campaignClosed, subjectId: id, reason: input.reason });
  });
}

/** Puts a closed campaign away: its page stays readable, nothing of it changes any more. */
export function archiveCampaign(ctx: Context, id: string, input: Opened): Promise<Campaign> {
  return step(ctx, id, 'archive', input, async (tx, campaign, now) => {
    await tx.updateTable('campaigns').set({ state: 'archived', version: campaign.version + 1, archived_at: now, updated_at: now }).where('id', '=', id).execute();
  });
}

/** Does away with a draft that has no activities. Errors: campaign.has-activities, campaign.wrong-state, state.stale. */
export async function discardCampaign(ctx: Context, id: string, input: Opened): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const campaign = await lockForChange(tx, ctx, id, composeCampaigns);
    next(ctx, campaign, 'discard', input);
    const { count } = await tx.selectFrom('activities').select((eb) => eb.fn.countAll<number>().as('count')).where('campaign_id', '=', id).executeTakeFirstOrThrow();
    if (count > 0) campaignErrors.fail('campaign.has-activities', { count });
    await tx.deleteFrom('campaigns').where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'campaign.discarded', objectType: 'campaign', objectId: id, nodeId: campaign.hostId, before: { name: campaign.name, content: campaign.content } });
  });
}
