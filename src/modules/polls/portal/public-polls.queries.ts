import type { Context } from '../../../platform/http/context.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { isPublicCampaign } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { type Moment, momentOf } from '../polls.rules.ts';

const LISTED = 100;

export interface ListedPoll {
  readonly id: string;
  readonly title: Bilingual;
  readonly host: Bilingual;
  readonly moment: Exclude<Moment, 'draft'>;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
}

/** Polls of public campaigns whose rules are published: those that can be voted in first, then the newest. */
export async function publicPolls(ctx: Context): Promise<ListedPoll[]> {
  const rows = await ctx.db.selectFrom('polls').select(['id', 'campaign_id', 'host_id', 'title_zh', 'title_en', 'state', 'opens_at', 'closes_at', 'closed_at']).where('state', '<>', 'draft').orderBy('opens_at', 'desc').orderBy('id').limit(LISTED).execute();
  const campaigns = [...new Set(rows.map((row) => row.campaign_id))];
  const open = new Set((await Promise.all(campaigns.map(async (id) => ((await isPublicCampaign(ctx.db, id)) ? id : null)))).filter((id) => id !== null));
  const names = await organizationNames(ctx.db, [...new Set(rows.map((row) => row.host_id))]);
  const now = ctx.clock.now();
  return rows
    .filter((row) => open.has(row.campaign_id))
    .map((row) => ({ id: row.id, title: { zh: row.title_zh, en: row.title_en }, host: names.get(row.host_id) ?? { zh: '', en: '' }, moment: momentOf({ state: row.state, opensAt: row.opens_at, closesAt: row.closes_at }, now) as ListedPoll['moment'], opensAt: row.opens_at, closesAt: row.closes_at, closedAt: row.closed_at }))
    .toSorted((a, b) => Number(b.moment === 'open') - Number(a.moment === 'open'));
}
