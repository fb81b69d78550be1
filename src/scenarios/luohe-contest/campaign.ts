import type { Contest } from '../../modules/contests/contests.schemas.ts';
import type { Run } from '../run/run.ts';
import { CATEGORIES, type Category } from './plan.ts';
import { CITY_ADMIN } from './staff.ts';

const WINDOW = { opensAt: '2017-04-10T08:00:00+08:00', closesAt: '2017-06-15T18:00:00+08:00' } as const;
const DECIDE_BY = '2017-06-21T18:00:00+08:00';

const KINDS: Readonly<Record<Category, { kind: 'audio' | 'picture' | 'article' | 'film'; zh: string; en: string }>> = {
  broadcast: { kind: 'audio', zh: '广播类', en: 'Broadcast' }, print: { kind: 'picture', zh: '平面类', en: 'Print' }, online: { kind: 'article', zh: '网络类', en: 'Web' }, screen: { kind: 'film', zh: '影视类', en: 'Film and television' },
};

const ANCHORS = [['离题，或看不出用了心', 'Off the subject, or careless'], ['切题，但似曾相识', 'To the point, but seen before'], ['清楚动人，有一处叫人记住', 'Clear and moving, with one thing to remember'], ['一看难忘，别处没有', 'Not forgotten, and not seen elsewhere']] as const;
/** Criteria of the rubric, with a grade every ten points. */
export const CRITERIA = ([['idea', '立意', 'Idea', 4], ['craft', '制作', 'Craft', 3], ['effect', '感染力', 'Effect', 3]] as const).map(([key, zh, en, weight]) => ({
  key, label: { zh, en }, weight,
  grades: Array.from({ length: 11 }, (_, step) => ({ points: step * 10, label: { zh: `${step * 10}分`, en: `${step * 10}` }, anchor: { zh: ANCHORS[Math.floor(step / 3)]![0], en: ANCHORS[Math.floor(step / 3)]![1] } })),
}));

/** Opens the call to units and citizens, in the year's campaign. */
export async function openCall(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const [before] = await city.get<{ id: string }[]>(`/campaigns/${run.id('campaign')}/activities`);
  const contest = before === undefined ? await beginContest(run) : await city.get<Contest>(`/contests/${before.id}`);
  run.memory.ids.contest = contest.id;
  CATEGORIES.forEach((category, position) => (run.memory.ids[category] = contest.categories[position]!.id));
  if (contest.state === 'draft') await city.post(`/contests/${contest.id}/open`);
}

async function beginContest(run: Run): Promise<Contest> {
  const trackId = run.id('track contest');
  return (await run.as(CITY_ADMIN)).post<Contest>('/contests', {
    campaignId: run.id('campaign'), trackId, title: { zh: '核心价值观公益广告征集评选', en: 'Public-service advertisements: a call' }, ...WINDOW, fromUnits: true, fromPublic: true,
    rules: { zh: '每则作品说一个价值，须为原创。两轮隐名评审，公示七天，任何实名验证的市民可以提出异议。', en: 'One value in each work, original. Two blind rounds, seven days of public notice, in which any verified citizen may object.' },
    categories: CATEGORIES.map((category) => {
      const { kind, zh, en } = KINDS[category];
      return { kind, name: { zh, en }, trackId, ...(kind === 'article' ? { minCharacters: 80, maxCharacters: 3000, maxFiles: 0 } : { maxFiles: 1 }) };
    }),
    tiers: [{ depth: 1, decideBy: DECIDE_BY, quota: null }],
  });
}
