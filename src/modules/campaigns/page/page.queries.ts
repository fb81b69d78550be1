import type { Db } from '../../../platform/db/db.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { aboveScope, inScope } from '../../organizations/public.ts';
import type { CampaignPage } from './page.schemas.ts';

/** The special page of a campaign by its address or id; undefined for drafts and what is not there. One statement. */
export async function findPage(db: Db, slugOrId: string): Promise<CampaignPage | undefined> {
  const row = await db.selectFrom('campaign_pages').select('page').where(isId(slugOrId) ? 'campaign_id' : 'slug', '=', slugOrId).executeTakeFirst();
  return row?.page as CampaignPage | undefined;
}

/** The special pages of all campaigns, the latest to begin first. */
export async function listPages(db: Db): Promise<CampaignPage[]> {
  const rows = await db.selectFrom('campaign_pages').innerJoin('campaigns', 'campaigns.id', 'campaign_pages.campaign_id').select('page').orderBy('campaigns.starts_on', 'desc').orderBy('campaigns.id', 'desc').limit(200).execute();
  return rows.map((row) => row.page as CampaignPage);
}

/**
 * Campaigns that run on a day, the latest to begin first: for the home page, and for a region those hosted above it, by it or below it.
 * @param options `day` as `YYYY-MM-DD`; `regionNode` an organization's id.
 */
export async function currentCampaigns(db: Db, options: { day: string; regionNode?: string | undefined; limit: number }): Promise<CampaignPage[]> {
  const { day, regionNode, limit } = options;
  const rows = await db
    .selectFrom('campaign_pages')
    .innerJoin('campaigns', 'campaigns.id', 'campaign_pages.campaign_id')
    .select('page')
    .where('campaigns.state', '=', 'published')
    .where('campaigns.starts_on', '<=', day)
    .where('campaigns.ends_on', '>=', day)
    .$if(regionNode !== undefined, (query) => query.where((eb) => eb.or([inScope('campaigns.host_id', [regionNode!]), aboveScope('campaigns.host_id', [regionNode!])])))
    .orderBy('campaigns.starts_on', 'desc')
    .orderBy('campaigns.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => row.page as CampaignPage);
}
