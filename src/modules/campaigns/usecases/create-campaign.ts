import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { findOrganization } from '../../organizations/public.ts';
import { campaignErrors } from '../campaigns.errors.ts';
import { composeCampaigns, mayFor } from '../campaigns.policy.ts';
import { presentCampaign } from '../campaigns.present.ts';
import { requireCampaign } from '../campaigns.queries.ts';
import type { Campaign, CampaignContent, NewCampaign } from '../campaigns.schemas.ts';
import { checkContent, columnsOf, refusingTakenSlug } from '../content.ts';

/** Begins a campaign as a draft of an office or body at which the actor composes. Errors: campaign.not-host, .host-may-not, .slug-taken, .unit-unknown. */
export async function createCampaign(ctx: Context, input: NewCampaign): Promise<Campaign> {
  return ctx.db.transaction().execute(async (tx) => {
    await requireHost(tx, ctx, input.hostId);
    await checkContent(tx, ctx, input.content);
    const id = await insertCampaign(tx, ctx, { ...input, templateId: null });
    return presentCampaign(ctx, await requireCampaign(tx, id), tx);
  });
}

/** Refuses unless the actor composes for the organization and it is one that holds campaigns. */
export async function requireHost(tx: Tx, ctx: Context, hostId: string): Promise<void> {
  if (!mayFor(ctx.actor, composeCampaigns, hostId)) campaignErrors.failField('hostId', 'campaign.not-host');
  const host = await findOrganization(tx, hostId, null);
  if (host === undefined || host.status !== 'active') return campaignErrors.failField('hostId', 'campaign.not-host');
  if (host.kind !== 'office' && host.kind !== 'body') campaignErrors.failField('hostId', 'campaign.host-may-not', { name: host.name });
}

/** Writes the row of a new draft; its content has been checked. */
export async function insertCampaign(tx: Tx, ctx: Context, input: { hostId: string; content: CampaignContent; templateId: string | null }): Promise<string> {
  const id = newId();
  const now = ctx.clock.now();
  const { hostId, content, templateId } = input;
  await refusingTakenSlug(
    tx.insertInto('campaigns').values({ id, host_id: hostId, state: 'draft', template_id: templateId, created_at: now, created_by: accountIdOf(ctx.actor), updated_at: now, ...columnsOf(content) }).execute(),
    content.slug,
  );
  await audit(tx, ctx, { action: 'campaign.created', objectType: 'campaign', objectId: id, nodeId: hostId, after: { name: content.name, year: content.year, templateId } });
  return id;
}
