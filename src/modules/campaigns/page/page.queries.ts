import type { Db } from '../../../platform/db/db.ts';
import { isId } from '../../../platform/ids/ids.ts';
import type { CampaignPage } from './page.schemas.ts';

/** The special page of a campaign by its address or id; undefined for drafts and what is not there. One statement. */
export async function findPage(db: Db, slugOrId: string): Promise<CampaignPage | undefined> {
  const row = await db.selectFrom('campaign_pages').select('page').where(isId(slugOrId) ? 'campaign_id' : 'slug', '=', slugOrId).executeTakeFirst();
  return row?.page as CampaignPage | undefined;
}
