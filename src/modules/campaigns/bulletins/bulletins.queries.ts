import type { Selectable } from 'kysely';
import type { CampaignBulletins } from '../../../../db/types.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { campaignErrors } from '../campaigns.errors.ts';
import type { BulletinFigure } from './bulletins.schemas.ts';

export interface BulletinRecord {
  readonly id: string;
  readonly campaignId: string;
  readonly state: 'draft' | 'published' | 'withdrawn';
  readonly version: number;
  readonly title: Bilingual;
  readonly body: Bilingual;
  readonly figures: readonly BulletinFigure[];
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
  readonly withdrawReason: string | null;
}

const toBulletin = (row: Selectable<CampaignBulletins>): BulletinRecord => ({
  id: row.id, campaignId: row.campaign_id, state: row.state as BulletinRecord['state'], version: row.version, title: { zh: row.title_zh, en: row.title_en }, body: { zh: row.body_zh, en: row.body_en },
  figures: row.figures as unknown as BulletinFigure[], updatedAt: row.updated_at, publishedAt: row.published_at, withdrawReason: row.withdraw_reason,
});

/** Published bulletins of a campaign, newest first. */
export async function publishedBulletins(db: Db, campaignId: string): Promise<BulletinRecord[]> {
  const rows = await db.selectFrom('campaign_bulletins').selectAll().where('campaign_id', '=', campaignId).where('state', '=', 'published').orderBy('published_at', 'desc').execute();
  return rows.map(toBulletin);
}

/** All bulletins of a campaign, drafts and withdrawn ones too, newest first. */
export async function listBulletins(db: Db, campaignId: string): Promise<BulletinRecord[]> {
  const rows = await db.selectFrom('campaign_bulletins').selectAll().where('campaign_id', '=', campaignId).orderBy('id', 'desc').execute();
  return rows.map(toBulletin);
}

/** One bulletin; refuses with bulletin.not-found. */
export async function requireBulletin(db: Db, id: string): Promise<BulletinRecord> {
  const row = await db.selectFrom('campaign_bulletins').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? campaignErrors.fail('bulletin.not-found') : toBulletin(row);
}
