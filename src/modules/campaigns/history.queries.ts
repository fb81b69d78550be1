import type { Db } from '../../platform/db/db.ts';
import { changedFields } from './campaigns.rules.ts';
import type { CampaignContent } from './campaigns.schemas.ts';

export interface VersionRecord {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly changed: { field: string; before: unknown; after: unknown }[];
}

/** The versions of a campaign since it was published, newest first, each with what it changed. */
export async function listVersions(db: Db, campaignId: string): Promise<VersionRecord[]> {
  const rows = await db.selectFrom('campaign_versions').selectAll().where('campaign_id', '=', campaignId).orderBy('version').execute();
  const contents = rows.map((row) => row.content as unknown as CampaignContent);
  return rows
    .map((row, index) => {
      const [before, now] = [contents[index - 1], contents[index]!];
      const changed = before === undefined ? [] : changedFields(before, now).map((field) => ({ field, before: before[field], after: now[field] }));
      return { version: row.version, at: row.at.toISOString(), by: row.by_name, reason: row.reason, changed };
    })
    .toReversed();
}
