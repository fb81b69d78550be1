import { sql } from 'kysely';
import { describeDate } from '../../../platform/calendar/calendar.ts';
import type { Db } from '../../../platform/db/db.ts';
import { derivativeUrl, pictureSources } from '../../../platform/files/file-links.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { indexDocument } from '../../../platform/search/search.ts';
import { organizationNames, pathOf } from '../../organizations/public.ts';
import { summarizeActivities } from '../activities.queries.ts';
import type { ActivityKind } from '../activity-kind.ts';
import { publishedBulletins } from '../bulletins/bulletins.queries.ts';
import { activitiesOf, type CampaignRecord, requireCampaign } from '../campaigns.queries.ts';
import { dayFor, instantsOf, resolvePhases } from '../campaigns.rules.ts';
import { findPage } from './page.queries.ts';
import type { CampaignPage } from './page.schemas.ts';

/**
 * Draws the special page anew into its row, in the transaction of the change it shows, and tells the web processes. A draft has no page.
 * @param kinds asks their modules where the activities stand; left out, they stand as they did when the page was drawn before.
 * @returns whether the page differs from what it was.
 */
export async function refreshPage(db: Db, ctx: Pick<Context, 'clock'>, campaignId: string, kinds?: readonly ActivityKind[]): Promise<boolean> {
  const campaign = await requireCampaign(db, campaignId);
  if (campaign.state === 'draft') return false;
  const page = await composePage(db, campaign, kinds, ctx.clock.now());
  const { rows } = await sql`
    insert into campaign_pages (campaign_id, slug, page, refreshed_at) values (${campaignId}, ${page.slug}, ${JSON.stringify(page)}::jsonb, ${ctx.clock.now()})
    on conflict (campaign_id) do update set slug = excluded.slug, page = excluded.page, refreshed_at = excluded.refreshed_at
      where campaign_pages.page <> excluded.page or campaign_pages.slug <> excluded.slug
    returning campaign_id`.execute(db);
  if (rows.length === 0) return false;
  await indexDocument(db, {
    type: 'campaign',
    id: campaignId,
    belongsTo: [...page.host.path, ...page.coHosts.map(({ id }) => id)],
    title: page.name,
    byline: page.host.name,
    text: searchText(page),
    path: `/campaigns/${page.slug}`,
    picture: page.cover === null ? undefined : { url: page.cover.url, width: page.cover.width, height: page.cover.height },
    publishedAt: campaign.publishedAt!,
    changedAt: campaign.updatedAt,
  });
  await touchPages(db);
  return true;
}

function searchText(page: CampaignPage) {
  const parts = [page.summary, page.slogan, ...page.prose.flatMap(({ heading, text }) => [heading, text]), ...page.tracks.flatMap(({ name, text }) => [name, text]), ...page.milestones.flatMap(({ name, topic, text }) => [name, topic, text])];
  const joined = (locale: 'zh' | 'en') => parts.map((part) => part[locale]).filter((part) => part !== '').join('\n');
  return { zh: joined('zh'), en: joined('en') };
}

async function composePage(db: Db, campaign: CampaignRecord, kinds: readonly ActivityKind[] | undefined, now: Date): Promise<CampaignPage> {
  const { content, hostId, year } = campaign;
  const names = await organizationNames(db, [hostId, ...content.coHostIds, ...content.units.map(({ organizationId }) => organizationId)]);
  const named = (id: string) => ({ id, name: names.get(id) ?? { zh: '', en: '' } });
  const days = resolvePhases(content);
  return {
    id: campaign.id, slug: campaign.slug!, state: campaign.state, year, nature: content.nature, name: content.name, slogan: content.slogan, summary: content.summary,
    approval: content.approval.basis.zh === '' ? null : content.approval,
    prose: content.prose,
    cover: await coverOf(db, campaign),
    host: { ...named(hostId), path: await pathOf(db, hostId) },
    coHosts: content.coHostIds.map(named),
    startsOn: campaign.startsOn!, endsOn: campaign.endsOn!,
    phases: content.phases.map(({ id, name, note }, index) => {
      const { from, to } = instantsOf(days[index]!);
      return { id, name, note, from: from.toISOString(), to: to.toISOString() };
    }),
    milestones: content.milestones
      .map(({ id, date, name, topic, text }) => ({ id, day: dayFor(date, year), date: { zh: describeDate(date.rule, 'zh-CN'), en: describeDate(date.rule, 'en') }, name, topic, text }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    tracks: content.tracks,
    activities: await standings(db, campaign.id, kinds, now),
    media: content.media,
    units: content.units.map(({ organizationId, note }) => ({ ...named(organizationId), note })),
    bulletins: (await publishedBulletins(db, campaign.id)).map(({ id, title, publishedAt }) => ({ id, title, publishedAt: publishedAt!.toISOString() })),
    publishedAt: campaign.publishedAt!.toISOString(),
    updatedAt: campaign.updatedAt.toISOString(),
  };
}

async function standings(db: Db, campaignId: string, kinds: readonly ActivityKind[] | undefined, now: Date): Promise<CampaignPage['activities']> {
  const activities = await activitiesOf(db, campaignId);
  if (kinds !== undefined) return (await summarizeActivities(db, kinds, activities, now)).map(({ id, trackId, kind, title, state, href, opensAt, closesAt }) => ({ id, trackId, kind, title, state: state === null ? null : { ...state }, href, opensAt, closesAt }));
  const before = new Map((await findPage(db, campaignId))?.activities.map((activity) => [activity.id, activity]));
  return activities.map((activity) => ({ state: null, href: null, opensAt: null, closesAt: null, ...before.get(activity.id), ...activity }));
}

/** The cover's smaller forms; null while they are not made (the sweep looks again). */
async function coverOf(db: Db, { content }: CampaignRecord): Promise<CampaignPage['cover']> {
  if (content.coverFileId === null) return null;
  const file = (await readyFiles(db, [content.coverFileId])).get(content.coverFileId);
  const picture = file === undefined ? null : pictureSources(file);
  if (file === undefined || picture === null) return null;
  const sources = Object.entries(file.derivatives).filter(([name]) => name.startsWith('w')).map(([name, { width }]) => ({ url: derivativeUrl(file, name)!, width })).toSorted((a, b) => a.width - b.width);
  return { fileId: file.id, url: picture.src, width: picture.width, height: picture.height, sources, alt: content.coverAlt };
}
