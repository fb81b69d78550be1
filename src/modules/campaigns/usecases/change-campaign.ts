import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { findOrganization } from '../../organizations/public.ts';
import { audienceSize } from '../audience.queries.ts';
import { lockForChange, requireVersion } from '../campaigns.access.ts';
import { campaignErrors } from '../campaigns.errors.ts';
import { composeCampaigns, editCampaignProse } from '../campaigns.policy.ts';
import { presentCampaign } from '../campaigns.present.ts';
import { type CampaignRecord, requireCampaign } from '../campaigns.queries.ts';
import { publishProblems } from '../campaigns.rules.ts';
import type { Campaign, CampaignChange, CampaignContent, ProseChange } from '../campaigns.schemas.ts';
import { keepVersion, replaceContent } from '../content.ts';
import { refreshPage } from '../page/refresh-page.ts';

/**
 * Saves the whole content. A draft may lack anything; what is published stays publishable, keeps its address, and each change is kept as
 * a version with its reason. Errors: state.stale, campaign.archived, .reason-missing, .slug-fixed, .not-ready, .track-in-use.
 */
export async function changeCampaign(ctx: Context, id: string, input: CampaignChange): Promise<Campaign> {
  return ctx.db.transaction().execute(async (tx) => {
    const campaign = await lockForChange(tx, ctx, id, composeCampaigns);
    return save(tx, ctx, campaign, input.version, input.content, input.reason);
  });
}

/** What an editor of the host may do: change slogan, summary and prose. Errors as of changeCampaign. */
export async function changeProse(ctx: Context, id: string, input: ProseChange): Promise<Campaign> {
  return ctx.db.transaction().execute(async (tx) => {
    const campaign = await lockForChange(tx, ctx, id, editCampaignProse);
    const { version, reason, ...prose } = input;
    return save(tx, ctx, campaign, version, { ...campaign.content, ...prose }, reason);
  });
}

async function save(tx: Tx, ctx: Context, campaign: CampaignRecord, seen: number, content: CampaignContent, reason: string): Promise<Campaign> {
  requireVersion(seen, campaign);
  if (campaign.state === 'archived') campaignErrors.fail('campaign.archived');
  const isPublic = campaign.state !== 'draft';
  if (isPublic && reason === '') campaignErrors.failField('reason', 'campaign.reason-missing');
  if (isPublic && content.slug !== campaign.slug) campaignErrors.failField('content.slug', 'campaign.slug-fixed');
  if (isPublic) await requirePublishable(tx, { ...campaign, content });
  const version = await replaceContent(tx, ctx, campaign, content, reason);
  if (isPublic) {
    await keepVersion(tx, ctx, campaign.id, version, content, reason);
    await refreshPage(tx, ctx, campaign.id);
  }
  return presentCampaign(ctx, await requireCampaign(tx, campaign.id), tx);
}

/** Refuses with campaign.not-ready, field by field, unless the campaign can be published as it is. */
export async function requirePublishable(tx: Tx, campaign: CampaignRecord): Promise<void> {
  const problems = await findProblems(tx, campaign);
  if (problems.length > 0) campaignErrors.fail('campaign.not-ready', { count: problems.length }, problems);
}

/** What stands in the way of publishing. */
export async function findProblems(tx: Tx | Context['db'], campaign: Pick<CampaignRecord, 'hostId' | 'content'>) {
  const host = await findOrganization(tx, campaign.hostId, null);
  return publishProblems(campaign.content, { kind: host?.kind ?? 'office', divisionCode: host?.divisionCode ?? null }, await audienceSize(tx, campaign));
}
