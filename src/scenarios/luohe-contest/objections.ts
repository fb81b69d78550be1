import type { CaseSummary, CaseView, OwnObjection } from '../../modules/awards/awards.schemas.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { visit } from '../run/visitor-session.ts';
import { authorsOf } from './judging.ts';
import { listed, noticeOf, proposalOf } from './notice.ts';
import type { Category } from './plan.ts';
import { assignAndOpen, judgeAll, seatPanel } from './rounds.ts';
import { citizen, CITY_ADMIN, judgeOf, PANELS } from './staff.ts';

const REVIEW_UNTIL = '2017-08-05T09:00:00+08:00';
const COPIED_TRUTH = 12;
/** Citizens who object, after those who enter works. */
const FIRST_OBJECTOR = 400;

interface Planned {
  readonly key: 'copied' | 'judging' | 'other';
  readonly category: Category;
  /** Position in the category's list. */
  readonly position: number;
  readonly text: string;
  /** Null where it is answered without a review. */
  readonly review: { readonly truth?: number } | null;
  readonly answer: { readonly outcome: 'upheld' | 'dismissed' | 'inadmissible'; readonly effect: 'struck' | 'stands'; readonly answer: { readonly zh: string; readonly en: string } };
}

/** One objection that is right, one that is not, and one about something else. */
export const OBJECTIONS: readonly Planned[] = [
  {
    key: 'copied', category: 'print', position: 0, text: '这幅作品的构图和文字与某地前年印发的一组海报几乎完全相同，附上当年的样张说明。', review: { truth: COPIED_TRUTH },
    answer: { outcome: 'upheld', effect: 'struck', answer: { zh: '经另组评委复评并核对异议人提供的样张，该作品主要部分与先前发表的作品相同，不符合原创要求，取消拟奖，其后作品依次递补。', en: 'Other judges compared the work with what was published before: its main part is the same. It is not original; the award is struck and those behind it move up.' } },
  },
  {
    key: 'judging', category: 'print', position: 1, text: '我认为这幅作品的得分偏高，色彩和字体都很平常，请说明为什么能得奖。', review: {},
    answer: { outcome: 'dismissed', effect: 'stands', answer: { zh: '另组评委复评的分数与原评审相当，未发现程序问题。作品得分由多位评委按事先公布的标准给出，维持拟奖。', en: 'Other judges came to a similar score and no fault of procedure was found. The award stands.' } },
  },
  {
    key: 'other', category: 'broadcast', position: 0, text: '征集页面的字太小了，手机上看不清楚，希望以后改进一下。', review: null,
    answer: { outcome: 'inadmissible', effect: 'stands', answer: { zh: '所述与作品及其拟奖无关，不作为异议受理；意见已转网站维护人员改进。', en: 'This is not about the work or its award, so it is not taken as an objection; it was passed on to those who keep the site.' } },
  },
];

/** The citizen who makes the objection of that position. */
export const objector = (index: number) => citizen(FIRST_OBJECTOR + index);

/** Citizens with a proved mobile number object; one tries twice, and a list cannot be granted while its notice runs. */
export async function objectToSome(run: Run): Promise<void> {
  const notice = await noticeOf(run);
  for (const [index, { key, category, position, text }] of OBJECTIONS.entries()) {
    const client = await visit(run, objector(index));
    const path = `/award-notices/${notice.id}/objections`;
    const known = (await client.get<OwnObjection[]>('/me/objections'))[0];
    if (known !== undefined) {
      run.memory.ids[`case ${key}`] = known.id;
      continue;
    }
    const { entryId } = listed(notice, run.id(category))[position]!;
    const evidence = key === 'copied' ? [(await client.upload<{ id: string }>('/files', { bytes: new TextEncoder().encode('样张说明：海报一组四幅，印制日期、地点和编号见原件照片。'), name: '样张说明.txt', mime: 'text/plain' }, { purpose: 'text' })).id] : [];
    run.memory.ids[`case ${key}`] = (await client.post<OwnObjection>(path, { entryId, ground: key, text, fileIds: evidence })).id;
    if (key === 'copied') await refused(run, 'objection.once', client.post(path, { entryId, ground: key, text }));
  }
  const proposal = await proposalOf(run);
  await refused(run, 'award.notice-running', (await run.as(CITY_ADMIN)).post(`/award-proposals/${proposal.id}/grant`, { version: proposal.version }));
  run.count('objections', OBJECTIONS.length);
}

const caseOf = async (run: Run, key: string): Promise<CaseSummary> => (await (await run.as(CITY_ADMIN)).get<CaseSummary[]>('/award-cases', { contest: run.id('contest') })).find(({ id }) => id === run.id(`case ${key}`))!;

/** The city's office takes the cases in hand, answers what is not admissible, and has the others reviewed by judges who judged nothing before. */
export async function takeCases(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  for (const { key, review } of OBJECTIONS) {
    const found = await caseOf(run, key);
    if (found.state === 'received') await city.post(`/award-cases/${found.id}/take`, { version: found.version });
    if (review === null) {
      await answer(run, key);
      continue;
    }
    const taken = await caseOf(run, key);
    if (taken.state === 'in-hand') await city.post(`/award-cases/${taken.id}/review`, { version: taken.version, until: REVIEW_UNTIL });
    const { roundId } = (await city.get<CaseView>(`/award-cases/${taken.id}`)).review!;
    run.memory.ids[`round review ${key}`] = roundId;
    await refused(run, 'judging.judged-before', city.post(`/judging/rounds/${roundId}/judges`, { personId: run.id(`person ${judgeOf(PANELS.first[0]).username}`) }));
    await seatPanel(run, `review ${key}`, PANELS.review);
    await assignAndOpen(run, `review ${key}`);
  }
}

export async function judgeReviews(run: Run): Promise<void> {
  for (const { key, review } of OBJECTIONS) if (review !== null) await judgeAll(run, `review ${key}`, PANELS.review, authorsOf(run), review.truth);
}

/** The reviews are closed: the cases are answered, one by striking the work off, and its category's list is in notice again. */
export async function answerCases(run: Run): Promise<void> {
  const reviewed = OBJECTIONS.filter(({ review }) => review !== null);
  run.count('judging.round-closed', reviewed.length);
  for (const { key } of reviewed) await answer(run, key);
  const late = listed(await noticeOf(run), run.id('online'))[0]!;
  const client = await visit(run, objector(OBJECTIONS.length));
  await refused(run, 'objection.closed', client.post(`/award-notices/${run.id('proposal')}/objections`, { entryId: late.entryId, ground: 'judging', text: '公示期已过，我现在才看到这份名单，想提出意见。' }));
}

async function answer(run: Run, key: string): Promise<void> {
  const planned = OBJECTIONS.find((each) => each.key === key)!;
  const { id, state, version } = await caseOf(run, key);
  if (state !== 'answered') await (await run.as(CITY_ADMIN)).post(`/award-cases/${id}/answer`, { version, ...planned.answer });
  run.count('awards.objection-answered');
  run.count(`objections ${planned.answer.outcome}`);
  if (planned.answer.effect === 'struck') run.count('works struck off');
}
