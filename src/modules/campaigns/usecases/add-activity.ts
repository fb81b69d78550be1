import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { openCampaign } from '../campaigns.access.ts';
import { campaignErrors } from '../campaigns.errors.ts';
import { composeCampaigns, mayFor } from '../campaigns.policy.ts';
import { lockCampaign } from '../campaigns.queries.ts';
import { refreshPage } from '../page/refresh-page.ts';

export interface NewActivity {
  readonly campaignId: string;
  /** A track of the campaign, or null for the whole of it. */
  readonly trackId: string | null;
  readonly kind: string;
  readonly title: Bilingual;
}

/**
 * Adds an activity to a campaign in the transaction of the module whose activity it is. The actor composes for the campaign's host.
 * Errors: campaign.not-found, auth.forbidden, campaign.track-unknown (at trackId), campaign.archived.
 * @returns the activity's id, under which the module keeps its particulars.
 */
export async function addActivity(tx: Tx, ctx: Context, input: NewActivity): Promise<string> {
  const seen = await openCampaign(tx, ctx, input.campaignId);
  if (!mayFor(ctx.actor, composeCampaigns, seen.hostId)) commonErrors.fail('auth.forbidden');
  const campaign = await lockCampaign(tx, input.campaignId);
  if (campaign.state === 'archived') campaignErrors.fail('campaign.archived');
  if (input.trackId !== null && !campaign.content.tracks.some(({ id }) => id === input.trackId)) campaignErrors.failField('trackId', 'campaign.track-unknown');
  const id = newId();
  await tx
    .insertInto('activities')
    .values({ id, campaign_id: campaign.id, track_id: input.trackId, kind: input.kind, title_zh: input.title.zh, title_en: input.title.en, created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor) })
    .execute();
  await audit(tx, ctx, { action: 'activity.added', objectType: 'campaign', objectId: campaign.id, nodeId: campaign.hostId, after: { activityId: id, ...input } });
  await refreshPage(tx, ctx, campaign.id);
  return id;
}

/** Gives an activity another title, in the transaction of the module whose activity it is; that module has checked who may. */
export async function renameActivity(tx: Tx, ctx: Context, activityId: string, title: Bilingual): Promise<void> {
  const row = await tx.updateTable('activities').set({ title_zh: title.zh, title_en: title.en }).where('id', '=', activityId).returning('campaign_id').executeTakeFirst();
  if (row !== undefined) await refreshPage(tx, ctx, row.campaign_id);
}
