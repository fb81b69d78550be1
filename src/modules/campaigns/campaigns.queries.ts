import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { Campaigns, DB } from '../../../db/types.ts';
import type { Db } from '../../platform/db/db.ts';
import { window } from '../../platform/http/api.ts';
import type { Bilingual } from '../../platform/i18n/messages.ts';
import { aboveScope, inScope } from '../organizations/public.ts';
import type { Activity, CampaignContent, CampaignQuery, CampaignState } from './campaigns.schemas.ts';
import { campaignErrors } from './campaigns.errors.ts';

/** A campaign as the program works with it. */
export interface CampaignRecord {
  readonly id: string;
  readonly hostId: string;
  readonly state: CampaignState;
  readonly version: number;
  readonly year: number;
  readonly slug: string | null;
  readonly name: Bilingual;
  readonly content: CampaignContent;
  /** First and last day, `YYYY-MM-DD`; null while no phase is dated. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly archivedAt: Date | null;
}

export function toRecord(row: Selectable<Campaigns>): CampaignRecord {
  return {
    id: row.id, hostId: row.host_id, state: row.state as CampaignState, version: row.version, year: row.year, slug: row.slug, name: { zh: row.name_zh, en: row.name_en },
    content: row.content as unknown as CampaignContent, startsOn: row.starts_on as string | null, endsOn: row.ends_on as string | null,
    createdAt: row.created_at, updatedAt: row.updated_at, publishedAt: row.published_at, closedAt: row.closed_at, archivedAt: row.archived_at,
  };
}

/** The campaign, whoever asks; refuses with campaign.not-found. */
export async function requireCampaign(db: Db, id: string): Promise<CampaignRecord> {
  const row = await db.selectFrom('campaigns').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? campaignErrors.fail('campaign.not-found') : toRecord(row);
}

/** The same, locked until the transaction ends. */
export async function lockCampaign(db: Db, id: string): Promise<CampaignRecord> {
  const row = await db.selectFrom('campaigns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? campaignErrors.fail('campaign.not-found') : toRecord(row);
}

/** SQL condition on `campaigns as c`: those of the nodes' subtrees, and published ones hosted above or together with them. */
export const seenCampaigns = (nodes: readonly string[]) => (eb: ExpressionBuilder<DB & { c: DB['campaigns'] }, 'c'>) =>
  eb.or([
    inScope('c.host_id', nodes),
    eb.and([eb('c.state', '<>', 'draft'), eb.or([aboveScope('c.host_id', nodes), sql<boolean>`c.co_host_ids && ${[...nodes]}::uuid[]`])]),
  ]);

/** A campaign if one of the nodes lets it be seen. */
export async function findSeen(db: Db, id: string, nodes: readonly string[]): Promise<CampaignRecord | undefined> {
  const row = await db.selectFrom('campaigns as c').selectAll().where('c.id', '=', id).where(seenCampaigns(nodes)).executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** A page of the campaigns that the nodes let be seen: drafts first, then the newest. */
export async function listSeen(db: Db, nodes: readonly string[], query: CampaignQuery): Promise<{ items: CampaignRecord[]; total: number }> {
  const text = query.text?.replaceAll(/[\\%_]/g, String.raw`\$&`) ?? '';
  const matching = db
    .selectFrom('campaigns as c')
    .where(seenCampaigns(nodes))
    .$if(query.state !== undefined, (q) => q.where('c.state', '=', query.state!))
    .$if(query.year !== undefined, (q) => q.where('c.year', '=', query.year!))
    .$if(query.hostId !== undefined, (q) => q.where('c.host_id', '=', query.hostId!))
    .$if(text !== '', (q) => q.where((eb) => eb.or([eb('c.name_zh', 'like', `%${text}%`), eb('c.name_en', 'ilike', `%${text}%`)])));
  const rows = await matching.selectAll().orderBy(sql`c.state = 'draft'`, 'desc').orderBy('c.starts_on', (order) => order.desc().nullsFirst()).orderBy('c.id', 'desc').limit(window(query).limit).offset(window(query).offset).execute();
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map(toRecord), total };
}

/** Activities of a campaign, in the order in which they were made. */
export async function activitiesOf(db: Db, campaignId: string): Promise<Activity[]> {
  const rows = await db.selectFrom('activities').selectAll().where('campaign_id', '=', campaignId).orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, trackId: row.track_id, kind: row.kind, title: { zh: row.title_zh, en: row.title_en } }));
}

/** How many activities each of several campaigns has; those without are left out. */
export async function countActivities(db: Db, campaignIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('activities').select(['campaign_id', (eb) => eb.fn.countAll<number>().as('count')]).where(sql<boolean>`campaign_id = any(${[...campaignIds]}::uuid[])`).groupBy('campaign_id').execute();
  return new Map(rows.map((row) => [row.campaign_id, row.count]));
}

/** Whether a campaign's special page is there for everybody. */
export async function isPublicCampaign(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('campaigns').select('id').where('id', '=', id).where('state', '<>', 'draft').executeTakeFirst();
  return row !== undefined;
}

/** Ids of the campaigns that have a public page. */
export async function publicCampaigns(db: Db): Promise<string[]> {
  return (await db.selectFrom('campaigns').select('id').where('state', '<>', 'draft').execute()).map(({ id }) => id);
}
