import type { Campaign, CampaignContentInput } from '../../modules/campaigns/campaigns.schemas.ts';
import type { Contest } from '../../modules/contests/contests.schemas.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { Run } from '../run/run.ts';
import { CATEGORIES, type Category } from './plan.ts';
import { CITY } from './staff.ts';
import { CITY_CODE } from './tree.ts';

const SLUG = 'luohe-public-service-advertising-2017';
const YEAR = 2017;
const WINDOW = { opensAt: '2017-04-10T08:00:00+08:00', closesAt: '2017-06-15T18:00:00+08:00' } as const;
const DECIDE_BY = '2017-06-21T18:00:00+08:00';

const KINDS: Readonly<Record<Category, { kind: 'audio' | 'picture' | 'article' | 'film'; zh: string; en: string }>> = {
  broadcast: { kind: 'audio', zh: '广播类', en: 'Broadcast' }, print: { kind: 'picture', zh: '平面类', en: 'Print' }, web: { kind: 'article', zh: '网络类', en: 'Web' }, film: { kind: 'film', zh: '影视类', en: 'Film and television' },
};

const day = (month: number, date: number) => ({ rule: { kind: 'date' as const, month, day: date } });

function content(): CampaignContentInput {
  return {
    name: { zh: '漯河市核心价值观公益广告征集评选', en: 'Luohe’s public-service advertisements on shared values' }, slug: SLUG, year: YEAR, nature: 'creation', approval: { basis: { zh: '市文明委年度工作安排', en: 'The city’s plan of the year' }, number: '漯文明办〔2017〕9号' },
    slogan: { zh: '把好话说到人心里', en: 'Good words that reach the heart' },
    summary: { zh: '面向全市单位和市民征集广播、平面、网络、影视四类公益广告，专家评审，获奖作品网上展示。', en: 'Broadcast, print, web and film advertisements from units and citizens, judged by experts; the winners are shown online.' },
    phases: [
      { id: newId(), name: { zh: '征集', en: 'Entering' }, from: day(4, 10), to: day(6, 15), note: { zh: '单位和市民投稿。', en: 'Units and citizens enter works.' } },
      { id: newId(), name: { zh: '评审', en: 'Judging' }, from: day(6, 16), to: day(7, 23), note: { zh: '两轮专家评审。', en: 'Two rounds of judging.' } },
      { id: newId(), name: { zh: '公示与授奖', en: 'Notice and awards' }, from: day(7, 24), to: day(12, 31), note: { zh: '公示、异议、授奖、展示。', en: 'Notice, objections, awards, showing.' } },
    ],
    tracks: [{ id: newId(), name: { zh: '公益广告', en: 'Advertisements' }, text: { zh: '一则广告说一个价值。', en: 'One advertisement, one value.' } }],
  };
}

const ANCHORS = [['离题，或看不出用了心', 'Off the subject, or careless'], ['切题，但似曾相识', 'To the point, but seen before'], ['清楚动人，有一处叫人记住', 'Clear and moving, with one thing to remember'], ['一看难忘，别处没有', 'Not forgotten, and not seen elsewhere']] as const;
/** Criteria of the rubric, with a grade every ten points. */
export const CRITERIA = ([['idea', '立意', 'Idea', 4], ['craft', '制作', 'Craft', 3], ['effect', '感染力', 'Effect', 3]] as const).map(([key, zh, en, weight]) => ({
  key, label: { zh, en }, weight,
  grades: Array.from({ length: 11 }, (_, step) => ({ points: step * 10, label: { zh: `${step * 10}分`, en: `${step * 10}` }, anchor: { zh: ANCHORS[Math.floor(step / 3)]![0], en: ANCHORS[Math.floor(step / 3)]![1] } })),
}));

/** Composes the campaign with its call, and publishes. */
export async function composeCampaign(run: Run): Promise<void> {
  const city = await run.as(CITY);
  const { items } = await city.get<{ items: Campaign[] }>('/campaigns', { year: YEAR });
  const known = items.find(({ slug }) => slug === SLUG);
  const campaign = known === undefined ? await city.post<Campaign>('/campaigns', { hostId: run.id(CITY_CODE), content: content() }) : await city.get<Campaign>(`/campaigns/${known.id}`);
  run.memory.ids.campaign = campaign.id;
  const [before] = await city.get<{ id: string }[]>(`/campaigns/${campaign.id}/activities`);
  const contest = before === undefined ? await beginContest(run, campaign) : await city.get<Contest>(`/contests/${before.id}`);
  run.memory.ids.contest = contest.id;
  CATEGORIES.forEach((category, position) => (run.memory.ids[category] = contest.categories[position]!.id));
  if (contest.state === 'draft') await city.post(`/contests/${contest.id}/open`);
  const now = await city.get<Campaign>(`/campaigns/${campaign.id}`);
  if (now.state === 'draft') await city.post(`/campaigns/${campaign.id}/publish`, { version: now.version });
  run.count('campaigns.campaign-published');
}

async function beginContest(run: Run, campaign: Campaign): Promise<Contest> {
  const trackId = campaign.content.tracks[0]!.id;
  return (await run.as(CITY)).post<Contest>('/contests', {
    campaignId: campaign.id, trackId, title: { zh: '核心价值观公益广告征集', en: 'Public-service advertisements: a call' }, ...WINDOW, fromUnits: true, fromPublic: true,
    rules: { zh: '每则作品说一个价值，须为原创。两轮隐名评审，公示七天，任何实名验证的市民可以提出异议。', en: 'One value in each work, original. Two blind rounds, seven days of public notice, in which any verified citizen may object.' },
    categories: CATEGORIES.map((category) => {
      const { kind, zh, en } = KINDS[category];
      return { kind, name: { zh, en }, trackId, ...(kind === 'article' ? { minCharacters: 80, maxCharacters: 3000, maxFiles: 0 } : { maxFiles: 1 }) };
    }),
    tiers: [{ depth: 1, decideBy: DECIDE_BY, quota: null }],
  });
}
