import type { Campaign, CampaignContentInput } from '../../modules/campaigns/campaigns.schemas.ts';
import type { Contest } from '../../modules/contests/contests.schemas.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Run } from '../run/run.ts';
import { COUNTY_MINIMUM, COUNTY_QUOTA, FILM_QUOTA, planLessons } from './plan.ts';
import { PROVINCE } from './staff.ts';
import { PROVINCE_CODE } from './tree.ts';

const SLUG = 'wangluo-wenming-guizhou-2022';
const YEAR = 2022;
const WINDOW = { opensAt: '2022-04-01T08:00:00+08:00', closesAt: '2022-06-10T18:00:00+08:00' } as const;
const DECIDE_BY = { county: '2022-06-20T18:00:00+08:00', prefecture: '2022-07-10T18:00:00+08:00' } as const;

const day = (month: number, date: number) => ({ rule: { kind: 'date' as const, month, day: date } });

function content(): CampaignContentInput {
  return {
    name: { zh: '网络文明贵州行动', en: 'Guizhou acts for a civil net' }, slug: SLUG, year: YEAR, nature: 'creation', approval: { basis: { zh: '省文明委年度工作安排', en: 'The province’s plan of the year' }, number: '黔文明办〔2022〕6号' },
    slogan: { zh: '你我一课，文明一网', en: 'A lesson from each, a net for all' },
    summary: { zh: '面向全省征集网络文明微课，由各地层层推荐，优秀课例上网共享。', en: 'Micro-lessons on being civil on the net from all over the province, put forward tier by tier and shared online.' },
    phases: [
      { id: newId(), name: { zh: '征集', en: 'Entering' }, from: day(4, 1), to: day(6, 10), note: { zh: '单位报送微课。', en: 'Units enter lessons.' } },
      { id: newId(), name: { zh: '推荐', en: 'Selection' }, from: day(6, 11), to: day(7, 10), note: { zh: '县、市（州）按名额推荐。', en: 'Counties and prefectures forward by their quotas.' } },
      { id: newId(), name: { zh: '展示', en: 'Showing' }, from: day(7, 11), to: day(12, 31), note: { zh: '优秀课例上网。', en: 'The best are shown online.' } },
    ],
    tracks: [{ id: newId(), name: { zh: '网络文明微课', en: 'Micro-lessons' }, text: { zh: '八分钟讲清一件上网的事。', en: 'Eight minutes on one matter of life online.' } }],
  };
}

/** Composes the campaign with its call, gives the prefectures their quotas, and publishes. */
export async function composeCampaign(run: Run): Promise<void> {
  const province = await run.as(PROVINCE);
  const { items } = await province.get<{ items: Campaign[] }>('/campaigns', { year: YEAR });
  const known = items.find(({ slug }) => slug === SLUG);
  const campaign = known === undefined ? await province.post<Campaign>('/campaigns', { hostId: run.id(PROVINCE_CODE), content: content() }) : await province.get<Campaign>(`/campaigns/${known.id}`);
  run.memory.ids.campaign = campaign.id;
  const [before] = await province.get<{ id: string }[]>(`/campaigns/${campaign.id}/activities`);
  const contest = before === undefined ? await beginContest(run, campaign) : await province.get<Contest>(`/contests/${before.id}`);
  run.memory.ids.contest = contest.id;
  for (const { id, kind } of contest.categories) run.memory.ids[kind === 'film' ? 'films' : 'lessons'] = id;
  for (const [prefecture, quota] of planLessons(run.memory.scale).quotas) await province.put(`/contests/${contest.id}/quotas`, { categoryId: run.id('lessons'), nodeId: run.id(prefecture), quota });
  if (contest.state === 'draft') await province.post(`/contests/${contest.id}/open`);
  const now = await province.get<Campaign>(`/campaigns/${campaign.id}`);
  if (now.state === 'draft') await province.post(`/campaigns/${campaign.id}/publish`, { version: now.version });
  run.count('campaigns.campaign-published');
}

async function beginContest(run: Run, campaign: Campaign): Promise<Contest> {
  const province = await run.as(PROVINCE);
  const trackId = campaign.content.tracks[0]!.id;
  return province.post<Contest>('/contests', {
    campaignId: campaign.id, trackId, title: { zh: '网络文明微课征集', en: 'Micro-lessons on being civil on the net: a call' }, ...WINDOW, fromUnits: true, fromPublic: false,
    rules: { zh: '每课八分钟左右，讲一件上网的事。教案写明对象、要点和练习；视频附脚本。县、市（州）按名额逐级推荐，每个县至少保留两个名额。', en: 'A lesson takes about eight minutes and is about one matter of life online. Counties and prefectures forward by quota; at least two places are kept for each county.' },
    categories: [
      { kind: 'text', name: { zh: '微课教案', en: 'Lesson plans' }, trackId, minCharacters: 120, maxCharacters: 3000 },
      { kind: 'film', name: { zh: '微课视频', en: 'Filmed lessons' }, trackId, maxFiles: 1, tierQuotas: [{ depth: 1, quota: FILM_QUOTA }] },
    ],
    tiers: [{ depth: 1, decideBy: DECIDE_BY.prefecture, quota: 0, regionMinimum: COUNTY_MINIMUM }, { depth: 2, decideBy: DECIDE_BY.county, quota: COUNTY_QUOTA }],
  });
}
