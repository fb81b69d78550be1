import type { Context } from '../../platform/http/context.ts';
import { organizationNames } from '../organizations/public.ts';
import { composeCampaigns, editCampaignProse, mayFor, publishCampaigns } from './campaigns.policy.ts';
import { type CampaignRecord, countActivities } from './campaigns.queries.ts';
import { stepsFrom } from './campaigns.rules.ts';
import type { Campaign, CampaignSummary } from './campaigns.schemas.ts';

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** Campaigns as the API lists them, with what the reader may do. */
export async function presentSummaries(ctx: Context, records: readonly CampaignRecord[], db = ctx.db): Promise<CampaignSummary[]> {
  const [names, activities] = await Promise.all([organizationNames(db, records.map(({ hostId }) => hostId)), countActivities(db, records.map(({ id }) => id))]);
  return records.map((record) => ({
    id: record.id, state: record.state, year: record.year, version: record.version, name: record.name, slug: record.slug ?? '',
    host: { id: record.hostId, name: names.get(record.hostId)?.zh ?? '', nameEn: names.get(record.hostId)?.en ?? '' },
    startsOn: record.startsOn, endsOn: record.endsOn, updatedAt: record.updatedAt.toISOString(), publishedAt: iso(record.publishedAt),
    activities: activities.get(record.id) ?? 0,
    mayCompose: mayFor(ctx.actor, composeCampaigns, record.hostId), mayPublish: mayFor(ctx.actor, publishCampaigns, record.hostId), mayEditProse: mayFor(ctx.actor, editCampaignProse, record.hostId),
  }));
}

/** One campaign with its whole content. */
export async function presentCampaign(ctx: Context, record: CampaignRecord, db = ctx.db): Promise<Campaign> {
  const [summary] = await presentSummaries(ctx, [record], db);
  return { ...summary!, content: record.content, closedAt: iso(record.closedAt), archivedAt: iso(record.archivedAt), createdAt: record.createdAt.toISOString(), steps: summary!.mayPublish ? stepsFrom(record.state) : [] };
}
