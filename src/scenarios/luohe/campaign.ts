import type { Campaign, CampaignContentInput } from '../../modules/campaigns/campaigns.schemas.ts';
import type { Contest } from '../../modules/contests/contests.schemas.ts';
import { newId } from '../../platform/ids/ids.ts';
import type { ApiClient } from '../client/api-client.ts';
import { picture } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { CITY_ADMIN } from './staff.ts';
import { CITY } from './tree.ts';
import { WORK_KINDS, type WorkKind } from './works.ts';

const YEAR = 2017;
const SLUG = 'luohe-2017';
/** When works are taken, and by when districts and counties decide. */
export const CALL = { opensAt: '2017-02-06T08:00:00+08:00', closesAt: '2017-03-20T18:00:00+08:00', decideBy: '2017-03-31T18:00:00+08:00' } as const;

const day = (month: number, date: number) => ({ rule: { kind: 'date' as const, month, day: date } });
const TRACKS = [
  { key: 'contest', name: { zh: '公益广告', en: 'Public-service advertisements' }, text: { zh: '广播、平面、网络、影视四类公益广告，征集、评选、展示。', en: 'For radio, print, web and screen: called for, judged and shown.' } },
  { key: 'talk', name: { zh: '大家谈', en: 'Talk of the town' }, text: { zh: '一年十个话题，说事、说理，市文明办逐题回应。', en: 'Ten topics a year; the city’s office answers each.' } },
  { key: 'memory', name: { zh: '缅怀与承诺', en: 'Memory and pledge' }, text: { zh: '清明网上祭扫，行业文明上网承诺。', en: 'Tributes at Qingming, and a pledge of the trade.' } },
] as const;

function content(coverFileId: string): CampaignContentInput {
  return {
    name: { zh: '漯河市网络文明建设（2017）', en: 'Civility online in Luohe, 2017' }, slug: SLUG, year: YEAR, nature: 'creation',
    approval: { basis: { zh: '市级年度创建活动计划', en: 'The city’s plan of activities for the year' }, number: '漯文明办〔2017〕2号' },
    slogan: { zh: '网上有温度，城里有回声', en: 'Warm words online, an answer in town' },
    summary: { zh: '一年里，五个县区的人们征集公益广告，谈身边的话题，缅怀先烈，签下承诺。每一票可以核对，每一条删除都写明理由，每一个数字都能点开来看。', en: 'For a year people of five districts and counties make advertisements for the common good, talk about what concerns them, remember and pledge. Every ballot can be checked, every removal gives its reason, and every figure opens the records behind it.' },
    prose: TRACKS.map(({ name, text }) => ({ heading: name, text })), coverFileId, coverAlt: { zh: '河边的城', en: 'A town by the river' },
    phases: [
      { id: newId(), name: { zh: '启动', en: 'Launch' }, from: day(1, 12), to: day(2, 28), note: { zh: '部署任务，开始征集。', en: 'Tasks are set and the call is opened.' } },
      { id: newId(), name: { zh: '推进', en: 'Running' }, from: day(3, 1), to: day(10, 31), note: { zh: '征集、评选、话题、祭扫、承诺。', en: 'Works, judging, topics, tributes and a pledge.' } },
      { id: newId(), name: { zh: '总结', en: 'Closing' }, from: day(11, 1), to: day(12, 31), note: { zh: '公布结果，回应意见。', en: 'Results are published and opinions answered.' } },
    ],
    tracks: TRACKS.map(({ name, text }) => ({ id: newId(), name, text })),
    milestones: [{ id: newId(), date: { rule: { kind: 'solar-term', term: '清明' } }, name: { zh: '清明', en: 'Qingming' }, topic: { zh: '网上祭英烈', en: 'Remembering the fallen' }, text: { zh: '献一束花，写一句话。', en: 'A flower and a word.' } }],
    media: [{ name: { zh: '漯河市河湾新闻网', en: 'Luohe Hewan News Site' } }],
  };
}

/** Composes and publishes the year's campaign; its id and those of its tracks are remembered as `campaign`, `track contest`, `track talk` and `track memory`. */
export async function composeLuohe(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const campaign = (await find(city)) ?? (await begin(run, city));
  run.memory.ids.campaign = campaign.id;
  TRACKS.forEach(({ key }, index) => (run.memory.ids[`track ${key}`] = campaign.content.tracks[index]!.id));
  if (campaign.state === 'draft') await city.post(`/campaigns/${campaign.id}/publish`, { version: campaign.version });
  run.count('campaigns.campaign-published');
}

async function find(city: ApiClient): Promise<Campaign | undefined> {
  const { items } = await city.get<{ items: Campaign[] }>('/campaigns', { year: YEAR });
  const found = items.find(({ slug }) => slug === SLUG);
  return found === undefined ? undefined : city.get<Campaign>(`/campaigns/${found.id}`);
}

async function begin(run: Run, city: ApiClient): Promise<Campaign> {
  const { bytes, mime } = await picture(1);
  const cover = await city.upload<{ id: string }>('/files', { bytes: new Uint8Array(bytes), name: '封面.jpg', mime }, { purpose: 'picture' });
  return city.post<Campaign>('/campaigns', { hostId: run.id(CITY), content: content(cover.id) });
}

const CATEGORIES: Readonly<Record<WorkKind, { kind: 'audio' | 'picture' | 'article' | 'film'; name: { zh: string; en: string } }>> = {
  broadcast: { kind: 'audio', name: { zh: '广播类', en: 'Radio' } },
  print: { kind: 'picture', name: { zh: '平面类', en: 'Print' } },
  online: { kind: 'article', name: { zh: '网络类', en: 'Web' } },
  screen: { kind: 'film', name: { zh: '影视类', en: 'Screen' } },
};

/** Opens the call for public-service advertisements; remembered as `contest` and `category …` by the kinds of works. */
export async function openCall(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const trackId = run.id('track contest');
  const known = await city.get<{ id: string; kind: string }[]>(`/campaigns/${run.id('campaign')}/activities`);
  const before = known.find(({ kind }) => kind === 'contest');
  const contest = before === undefined
    ? await city.post<Contest>('/contests', {
        campaignId: run.id('campaign'), trackId, title: { zh: '核心价值观公益广告征集评选', en: 'Public-service advertisements on the core values' }, opensAt: CALL.opensAt, closesAt: CALL.closesAt, fromUnits: true, fromPublic: false,
        rules: { zh: '须为原创，未成年人不作为作者参评。各类作品由单位报送，经县区汇总后由市文明办公布。', en: 'Original work by adults, entered by units, gathered by districts and counties and shown by the city’s office.' },
        categories: WORK_KINDS.map((kind) => ({ ...CATEGORIES[kind], trackId, ...(kind === 'online' ? { minCharacters: 80, maxCharacters: 3000 } : { maxFiles: 1 }) })),
        tiers: [{ depth: 1, decideBy: CALL.decideBy }],
      })
    : await city.get<Contest>(`/contests/${before.id}`);
  run.memory.ids.contest = contest.id;
  WORK_KINDS.forEach((kind, position) => (run.memory.ids[`category ${kind}`] = contest.categories[position]!.id));
  if (contest.state === 'draft') await city.post(`/contests/${contest.id}/open`);
  run.count('contests');
}
