import { addDays, dayOf, parseDay, resolveDate } from '../../platform/calendar/calendar.ts';
import type { Campaign, CampaignContent, CampaignDate } from '../../modules/campaigns/campaigns.schemas.ts';
import type { Template } from '../../modules/campaigns/templates/templates.schemas.ts';
import type { Contest } from '../../modules/contests/contests.schemas.ts';
import type { ApiClient } from '../client/api-client.ts';
import { CAMPAIGN, programme, ROOT_CODE, TRACK_TEXTS } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { callCategories, rememberContest } from './campaign.ts';
import { CATEGORIES } from './entry-plan.ts';
import { PROVINCE } from './staff.ts';

/** Days around today at which next year's campaign begins, and at which each of its phases ends. */
const BEGINS = -30;
const ENDS = [20, 90, 150] as const;
/** The call is open from and to so many days from today. */
const OPEN = { from: -12, to: 60 } as const;

const TEMPLATE = { zh: '学雷锋 网络文明行（四项内容、三个阶段）', en: 'Learning from Lei Feng: four tracks, three phases' };

/** Keeps the campaign as a template. */
export async function keepTemplate(run: Run): Promise<void> {
  const province = await run.as(PROVINCE);
  const before = (await province.get<Template[]>('/campaign-templates')).find(({ name }) => name.zh === TEMPLATE.zh);
  run.memory.ids.template = (before ?? (await province.post<Template>('/campaign-templates', { campaignId: run.id('campaign'), name: TEMPLATE }))).id;
  run.count('templates');
}

/** Makes a campaign of the present from the template, with open calls, so that whoever comes to look can take part. */
export async function prepareNextYear(run: Run): Promise<void> {
  const province = await run.as(PROVINCE);
  const today = dayOf(new Date());
  const year = parseDay(addDays(today, BEGINS)).year;
  const campaign = (await findCampaign(province, year)) ?? (await province.post<Campaign>(`/campaign-templates/${run.id('template')}/use`, { hostId: run.id(ROOT_CODE), year }));
  run.memory.ids['next campaign'] = campaign.id;
  const now = campaign.state === 'draft' ? await publish(province, campaign, today) : campaign;
  await openCalls(run, province, now, today);
  run.count('next campaigns.campaign-published');
}

async function findCampaign(province: ApiClient, year: number): Promise<Campaign | undefined> {
  const { items } = await province.get<{ items: Campaign[] }>('/campaigns', { year });
  return items[0] === undefined ? undefined : province.get<Campaign>(`/campaigns/${items[0].id}`);
}

async function publish(province: ApiClient, campaign: Campaign, today: string): Promise<Campaign> {
  const { year, content } = campaign;
  const on = (day: string): CampaignDate => {
    const { year: of, month, day: date } = parseDay(day);
    return { rule: { kind: 'date', month, day: date }, yearsLater: of - year };
  };
  const phases = content.phases.map((phase, index) => ({ ...phase, from: on(addDays(today, index === 0 ? BEGINS : ENDS[index - 1]! + 1)), to: on(addDays(today, ENDS[index]!)) }));
  const [first, last] = [addDays(today, BEGINS), addDays(today, ENDS[2])];
  const milestones = content.milestones.flatMap((milestone) => {
    const yearsLater = [0, 1].find((later) => inside(resolveDate(milestone.date.rule, year + later), first, last));
    return yearsLater === undefined ? [] : [{ ...milestone, date: { ...milestone.date, yearsLater } }];
  });
  const changed: CampaignContent = {
    ...content, phases, milestones, slug: `lei-feng-${year}`, name: { zh: `${CAMPAIGN.name.zh}（${year}年）`, en: `${CAMPAIGN.name.en}, ${year}` },
    approval: { basis: CAMPAIGN.approval, number: `黑创建〔${year}〕3号` },
  };
  const saved = await province.put<Campaign>(`/campaigns/${campaign.id}`, { version: campaign.version, content: changed, reason: '' });
  return province.post<Campaign>(`/campaigns/${campaign.id}/publish`, { version: saved.version });
}

const inside = (day: string, first: string, last: string) => day >= first && day <= last;

async function openCalls(run: Run, province: ApiClient, campaign: Campaign, today: string): Promise<void> {
  const known = await province.get<{ id: string; trackId: string | null }[]>(`/campaigns/${campaign.id}/activities`);
  const at = (days: number) => `${addDays(today, days)}T18:00:00+08:00`;
  for (const [index, { id: track }] of programme('heilongjiang-2013').tracks.entries()) {
    const trackId = campaign.content.tracks[index]!.id;
    const { title, body } = TRACK_TEXTS[track]!;
    const before = known.find((activity) => activity.trackId === trackId);
    const contest = before === undefined
      ? await province.post<Contest>('/contests', {
          campaignId: campaign.id, trackId, title: { zh: `“${title.zh}”作品征集`, en: `${title.en}: a call for entries` }, rules: body, opensAt: at(OPEN.from), closesAt: at(OPEN.to),
          fromUnits: true, fromPublic: true, categories: callCategories(track, trackId), tiers: [{ depth: 1, decideBy: at(OPEN.to + 14), quota: 30 }, { depth: 2, decideBy: at(OPEN.to + 7), quota: 20 }],
        })
      : await province.get<Contest>(`/contests/${before.id}`);
    rememberContest(run, 'next ', track, contest);
    if (contest.state === 'draft') await province.post(`/contests/${contest.id}/open`);
  }
  run.count('next contests', CATEGORIES.length - 1);
}
