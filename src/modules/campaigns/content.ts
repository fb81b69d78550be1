import { audit } from '../../platform/audit/audit.ts';
import { accountIdOf } from '../../platform/auth/actor.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { translating } from '../../platform/db/constraints.ts';
import { claimFile } from '../../platform/files/claim-file.ts';
import type { Context } from '../../platform/http/context.ts';
import { organizationsById } from '../organizations/public.ts';
import { campaignErrors } from './campaigns.errors.ts';
import type { CampaignRecord } from './campaigns.queries.ts';
import { changedFields, duplicateIds, spanOf } from './campaigns.rules.ts';
import type { CampaignContent } from './campaigns.schemas.ts';

/** The columns that repeat parts of the content. */
export function columnsOf(content: CampaignContent) {
  const span = spanOf(content);
  return {
    year: content.year, slug: content.slug === '' ? null : content.slug, name_zh: content.name.zh, name_en: content.name.en, co_host_ids: content.coHostIds, cover_file_id: content.coverFileId,
    starts_on: span?.from ?? null, ends_on: span === null || span.to < span.from ? null : span.to, content: JSON.stringify(content),
  };
}

/** Runs a statement that writes a campaign's slug; a slug that is taken is the problem of its field. */
export function refusingTakenSlug<T>(statement: Promise<T>, slug: string): Promise<T> {
  return translating(statement, { campaigns_slug: () => campaignErrors.failField('content.slug', 'campaign.slug-taken', { slug }) });
}

/** Refuses what no campaign may hold, a draft neither: ids given twice, organizations that are not there, a cover that is not the actor's. */
export async function checkContent(tx: Tx, ctx: Context, content: CampaignContent, before?: CampaignContent): Promise<void> {
  if (duplicateIds(content).length > 0) campaignErrors.fail('campaign.duplicate-id');
  const named = [...content.coHostIds.map((id, index) => ({ id, path: `content.coHostIds.${index}` })), ...content.units.map(({ organizationId: id }, index) => ({ id, path: `content.units.${index}.organizationId` }))];
  const kept = new Set([...(before?.coHostIds ?? []), ...(before?.units ?? []).map(({ organizationId }) => organizationId)]);
  const fresh = named.filter(({ id }) => !kept.has(id));
  const known = new Set((await organizationsById(tx, fresh.map(({ id }) => id))).filter(({ status }) => status === 'active').map(({ id }) => id));
  const unknown = fresh.find(({ id }) => !known.has(id));
  if (unknown !== undefined) campaignErrors.failField(unknown.path, 'campaign.unit-unknown');
  if (content.coverFileId !== null && content.coverFileId !== before?.coverFileId) await claimFile(tx, ctx, content.coverFileId, ['picture'], 'content.coverFileId');
}

/** Refuses a content that lacks a track which activities stand under. */
async function keepTracksInUse(db: Db, campaign: CampaignRecord, content: CampaignContent): Promise<void> {
  const kept = new Set(content.tracks.map(({ id }) => id));
  const gone = campaign.content.tracks.filter(({ id }) => !kept.has(id));
  if (gone.length === 0) return;
  const used = await db.selectFrom('activities').select('track_id').where('campaign_id', '=', campaign.id).where('track_id', 'in', gone.map(({ id }) => id)).limit(1).executeTakeFirst();
  const track = gone.find(({ id }) => id === used?.track_id);
  if (track !== undefined) campaignErrors.failField('content.tracks', 'campaign.track-in-use', { name: track.name.zh });
}

/** Writes another content over a locked campaign and says in the audit what changed. @returns the new version. */
export async function replaceContent(tx: Tx, ctx: Context, campaign: CampaignRecord, content: CampaignContent, reason: string): Promise<number> {
  await checkContent(tx, ctx, content, campaign.content);
  await keepTracksInUse(tx, campaign, content);
  const version = campaign.version + 1;
  await refusingTakenSlug(tx.updateTable('campaigns').set({ ...columnsOf(content), version, updated_at: ctx.clock.now() }).where('id', '=', campaign.id).execute(), content.slug);
  const fields = changedFields(campaign.content, content);
  const only = (whole: CampaignContent) => Object.fromEntries(fields.map((field) => [field, whole[field]]));
  await audit(tx, ctx, { action: 'campaign.changed', objectType: 'campaign', objectId: campaign.id, nodeId: campaign.hostId, reason: reason === '' ? undefined : reason, before: only(campaign.content), after: only(content) });
  return version;
}

/** Keeps a published content as a version of its own. */
export async function keepVersion(tx: Tx, ctx: Context, campaignId: string, version: number, content: CampaignContent, reason: string): Promise<void> {
  const byName = ctx.actor.kind === 'anonymous' ? '' : ctx.actor.name;
  await tx.insertInto('campaign_versions').values({ campaign_id: campaignId, version, content: JSON.stringify(content), reason, at: ctx.clock.now(), by_account: accountIdOf(ctx.actor), by_name: byName }).execute();
}
