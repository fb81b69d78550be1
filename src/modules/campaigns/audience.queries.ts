import { sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { audienceMembers, countAudience } from '../organizations/public.ts';
import { type CampaignRecord, requireCampaign } from './campaigns.queries.ts';

/** How many organizations below the host a campaign is for, as the tree stands now. */
export async function audienceSize(db: Db, campaign: Pick<CampaignRecord, 'content' | 'hostId'>): Promise<number> {
  return (await countAudience(db, campaign.content.audience, campaign.hostId)).total;
}

/** Whether an organization is among those a campaign is for. The host takes part in its own campaign. Errors: campaign.not-found. */
export async function isInAudience(db: Db, campaignId: string, organizationId: string): Promise<boolean> {
  const { content, hostId } = await requireCampaign(db, campaignId);
  if (hostId === organizationId) return true;
  const { rows } = await sql`select from (${audienceMembers(content.audience, hostId)}) as members where members.organization_id = ${organizationId}`.execute(db);
  return rows.length > 0;
}
