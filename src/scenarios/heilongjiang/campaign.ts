import { newId } from '../../platform/ids/ids.ts';
import type { DateRule } from '../../platform/calendar/calendar.ts';
import type { Campaign, CampaignContentInput } from '../../modules/campaigns/campaigns.schemas.ts';
import type { Contest } from '../../modules/contests/contests.schemas.ts';
import type { ApiClient } from '../client/api-client.ts';
import { CAMPAIGN, PHASE_TEXTS, picture, programme, ROOT_CODE, TOPIC_TEXTS, TRACK_TEXTS, TREE } from '../content/index.ts';
import type { Run } from '../run/run.ts';
import { type Category, OWN_QUOTA, QUOTA } from './entry-plan.ts';
import { PROVINCE } from './staff.ts';

export const SLUG = 'lei-feng-2013';
const WINDOW = { opensAt: '2013-03-05T08:00:00+08:00', closesAt: '2013-11-10T18:00:00+08:00' };
const DECIDE_BY = { 1: '2013-11-28T18:00:00+08:00', 2: '2013-11-20T18:00:00+08:00' } as const;

const { year, phases, tracks, topics, milestones } = programme('heilongjiang-2013');
const MILESTONES: Readonly<Record<string, { zh: string; en: string }>> = {
  'review-meeting': { zh: '推进会', en: 'Review meeting' },
  'concentrated-month': { zh: '集中行动月', en: 'A month of concentrated service' },
};
/** Kinds of works that each call asks for. */
const ASKED: Readonly<Record<string, readonly Category[]>> = { essays: ['essays'], pictures: ['pictures', 'films'], nominations: ['nominations'], service: ['service'] };
const CATEGORY_WORDS: Readonly<Record<Category, { kind: 'text' | 'picture' | 'film'; zh: string; en: string }>> = {
  essays: { kind: 'text', zh: '散文随笔', en: 'Essays' },
  pictures: { kind: 'picture', zh: '图片与海报', en: 'Pictures and posters' },
  films: { kind: 'film', zh: '短片', en: 'Short films' },
  nominations: { kind: 'text', zh: '身边好人', en: 'Good people' },
  service: { kind: 'text', zh: '公益行动纪实', en: 'Accounts of service' },
};
const FREE_MEDIA = 8;

/** What the campaign consists of: phases, tracks, discussions on five dates, milestones, media and named demonstration units. */
function content(run: Run, coverFileId: string): CampaignContentInput {
  const lastDay = (index: number): DateRule => {
    const next = phases[index + 1];
    if (next === undefined) return { kind: 'date', month: 12, day: 31 };
    const day = new Date(`${next.from}T00:00:00Z`);
    day.setUTCDate(day.getUTCDate() - 1);
    return { kind: 'date', month: day.getUTCMonth() + 1, day: day.getUTCDate() };
  };
  const first = (from: string): DateRule => ({ kind: 'date', month: Number(from.slice(5, 7)), day: Number(from.slice(8, 10)) });
  const units = TREE.filter(({ level }) => level === 'national').slice(0, 8);
  return {
    name: CAMPAIGN.name, slug: SLUG, year, nature: 'creation', approval: { basis: CAMPAIGN.approval, number: '黑创建〔2013〕3号' }, slogan: CAMPAIGN.slogan, summary: CAMPAIGN.summary,
    prose: tracks.map(({ id }) => ({ heading: TRACK_TEXTS[id]!.title, text: TRACK_TEXTS[id]!.body })),
    coverFileId, coverAlt: { zh: '开江时节的江面与两岸人家', en: 'The river at the thaw, and houses on both banks' },
    phases: phases.map(({ id, name, from }, index) => ({ id: newId(), name, from: { rule: first(from) }, to: { rule: lastDay(index) }, note: PHASE_TEXTS[id]! })),
    tracks: tracks.map(({ id, name }) => ({ id: newId(), name, text: TRACK_TEXTS[id]!.body })),
    milestones: [
      ...topics.map(({ id, on }) => ({ id: newId(), date: { rule: on }, name: TOPIC_TEXTS[id]!.title, topic: TOPIC_TEXTS[id]!.title, text: TOPIC_TEXTS[id]!.body })),
      ...milestones.map(({ id, on }) => ({ id: newId(), date: { rule: on }, name: MILESTONES[id]! })),
    ],
    media: mediaNames().map((name) => ({ name })),
    units: units.map(({ code, sector }) => ({ organizationId: run.id(code), note: { zh: `${sector ?? ''}系统示范单位`, en: 'Demonstration unit' } })),
  };
}

/** The eight media that carry the special page: those of the tree, and pages of offices beside them. */
function mediaNames(): { zh: string; en: string }[] {
  const media = TREE.filter(({ kind }) => kind === 'media' || kind === 'site');
  const offices = TREE.filter(({ parent, kind }) => parent === ROOT_CODE && kind === 'office').map(({ name, nameEn }) => ({ name: `${name}网页`, nameEn: `Pages of the ${nameEn}` }));
  return [...media, ...offices].slice(0, FREE_MEDIA).map(({ name, nameEn }) => ({ zh: name, en: nameEn }));
}

/** Composes the campaign and its four calls for entries, and publishes. */
export async function composeCampaign(run: Run): Promise<void> {
  const province = await run.as(PROVINCE);
  const campaign = (await findCampaign(province)) ?? (await beginCampaign(run, province));
  run.memory.ids.campaign = campaign.id;
  const known = await province.get<{ id: string; trackId: string | null }[]>(`/campaigns/${campaign.id}/activities`);
  for (const [index, { id: track }] of tracks.entries()) {
    const trackId = campaign.content.tracks[index]!.id;
    const before = known.find((activity) => activity.trackId === trackId);
    const contest = before === undefined ? await createContest(province, campaign.id, trackId, track) : await province.get<Contest>(`/contests/${before.id}`);
    rememberContest(run, '', track, contest);
    if (contest.state === 'draft') await province.post(`/contests/${contest.id}/open`);
  }
  await province.put(`/contests/${run.id(`contest ${OWN_QUOTA.category}`)}/quotas`, { categoryId: run.id(`category ${OWN_QUOTA.category}`), nodeId: run.id(OWN_QUOTA.code), quota: OWN_QUOTA.quota });
  const now = await province.get<Campaign>(`/campaigns/${campaign.id}`);
  if (now.state === 'draft') await province.post(`/campaigns/${campaign.id}/publish`, { version: now.version });
  run.count('campaigns.campaign-published');
  run.count('contests', tracks.length);
}

async function findCampaign(province: ApiClient): Promise<Campaign | undefined> {
  const { items } = await province.get<{ items: Campaign[] }>('/campaigns', { year });
  const found = items.find(({ slug }) => slug === SLUG);
  return found === undefined ? undefined : province.get<Campaign>(`/campaigns/${found.id}`);
}

async function beginCampaign(run: Run, province: ApiClient): Promise<Campaign> {
  const { bytes, mime } = await picture(8);
  const cover = await province.upload<{ id: string }>('/files', { bytes: new Uint8Array(bytes), name: '封面.jpg', mime }, { purpose: 'picture' });
  return province.post<Campaign>('/campaigns', { hostId: run.id(ROOT_CODE), content: content(run, cover.id) });
}

function createContest(province: ApiClient, campaignId: string, trackId: string, track: string): Promise<Contest> {
  const { title, body } = TRACK_TEXTS[track]!;
  return province.post('/contests', {
    campaignId, trackId, title: { zh: `“${title.zh}”作品征集`, en: `${title.en}: a call for entries` }, rules: body, ...WINDOW, fromUnits: true, fromPublic: true,
    categories: callCategories(track, trackId),
    tiers: [{ depth: 1, decideBy: DECIDE_BY[1], quota: QUOTA }, { depth: 2, decideBy: DECIDE_BY[2], quota: QUOTA }],
  });
}

/** Remembers a track's call and its categories, under names that begin with `prefix`. */
export function rememberContest(run: Run, prefix: string, track: string, contest: Contest): void {
  contest.categories.forEach((category, position) => {
    const name = ASKED[track]![position]!;
    run.memory.ids[`${prefix}contest ${name}`] = contest.id;
    run.memory.ids[`${prefix}category ${name}`] = category.id;
  });
}

/** Categories of a track's call. */
export function callCategories(track: string, trackId: string) {
  return ASKED[track]!.map((category) => {
    const { kind, zh, en } = CATEGORY_WORDS[category];
    return { kind, name: { zh, en }, trackId, ...(kind === 'text' ? { minCharacters: 120, maxCharacters: 3000 } : { maxFiles: 1 }) };
  });
}
