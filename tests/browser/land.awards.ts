import { levelsIn } from '../../src/modules/awards/test-kit.ts';
import { NewObjection, ProposalChange, SchemeInput } from '../../src/modules/awards/awards.schemas.ts';
import { startReview, takeCase } from '../../src/modules/awards/cases/handle-case.ts';
import { objectTo } from '../../src/modules/awards/cases/object.ts';
import { hostedProposal } from '../../src/modules/awards/proposals/present.ts';
import { changeProposal, propose } from '../../src/modules/awards/proposals/propose.ts';
import { publishNotice } from '../../src/modules/awards/proposals/publish-notice.ts';
import { fixScheme, saveScheme } from '../../src/modules/awards/scheme/save-scheme.ts';
import { openDesk } from '../../src/modules/judging/desk.ts';
import { NewRound } from '../../src/modules/judging/judging.schemas.ts';
import { CRITERIA, draft, grades } from '../../src/modules/judging/test-kit.ts';
import { answerInvitation, inviteJudge } from '../../src/modules/judging/usecases/change-panel.ts';
import { applyPlan, planAssignment } from '../../src/modules/judging/usecases/plan-assignment.ts';
import { closeRound, openRound } from '../../src/modules/judging/usecases/run-round.ts';
import { createRound } from '../../src/modules/judging/usecases/save-round.ts';
import { lockScore, saveDraft } from '../../src/modules/judging/usecases/score-work.ts';
import { staff } from '../support/context.ts';
import type { Land } from './land.fixture.ts';
import { contestToJudge, furtherJudge, type JudgeSeat } from './land.judging.ts';

const HOUR = 3_600_000;
const TITLES = [{ zh: '巷口糖画', en: 'Sugar painter' }, { zh: '剪纸老人', en: 'The paper cutter' }, { zh: '社火归来', en: 'Home from the parade' }];

/** Judges name their scores in a round, which then closes; `points` by the work's number. */
export async function judgeAll(land: Land, roundId: string, judges: readonly JudgeSeat[], points: (number: number) => number): Promise<void> {
  const province = land.as('province');
  const places: string[] = [];
  for (const judge of judges) {
    const place = await inviteJudge(province, roundId, { personId: judge.personId, expertise: [] });
    await answerInvitation(judge.ctx, place, { accept: true, reason: '', relations: [] });
    places.push(place);
  }
  await applyPlan(province, roundId, (await planAssignment(province, roundId)).planId!);
  await openRound(province, roundId);
  for (const [at, judge] of judges.entries()) {
    for (const work of (await openDesk(judge.ctx, places[at]!)).works) {
      const { version } = await saveDraft(judge.ctx, work.id, draft(0, grades(points(work.number))));
      await lockScore(judge.ctx, work.id, version);
    }
  }
  await closeRound(province, roundId);
}

/** A contest whose awards are fixed and whose list is in public notice. */
export async function contestInNotice(land: Land, campaignId: string, prefix: string): Promise<{ contestId: string; proposalId: string; entries: string[] }> {
  const province = land.as('province');
  const { contestId, categoryId } = await contestToJudge(land, campaignId, TITLES);
  await saveScheme(province, contestId, SchemeInput.parse({ numberPrefix: '江文明征', noticeDays: 5, renewalDays: 3, levels: levelsIn(categoryId, [1, 1]) }));
  await fixScheme(province, contestId, 1);
  const from = (hours: number) => new Date(land.ctx.clock.now().getTime() + hours * HOUR).toISOString();
  const roundId = await createRound(province, NewRound.parse({ contestId, name: { zh: '终评', en: 'Final round' }, method: 'rubric', categories: [{ categoryId, places: 2 }], opensAt: from(-1), dueAt: from(240), closesAt: from(360), terms: { criteria: CRITERIA, judgesPerEntry: 3 } }));
  const judges = [await furtherJudge(land, '丁甲', `${prefix}.one`), await furtherJudge(land, '丁乙', `${prefix}.two`), await furtherJudge(land, '丁丙', `${prefix}.three`)];
  await judgeAll(land, roundId, judges, (number) => 125 - 25 * number);
  const proposalId = await propose(province, contestId, roundId);
  const listed = (await hostedProposal(province, proposalId)).categories[0]!.levels.flatMap(({ entries }) => entries);
  await changeProposal(province, proposalId, ProposalChange.parse({ version: 1, confirmed: listed.filter(({ settled }) => !settled).map(({ entryId }) => ({ entryId, reason: '按规则' })) }));
  await publishNotice(province, proposalId, 2);
  return { contestId, proposalId, entries: listed.map(({ entryId }) => entryId) };
}

/** A list in public notice with an objection that is in the hands of the province and being reviewed. */
export async function fillAwards(land: Land, campaignId: string): Promise<Record<'$caseId' | '/awards/$contestId', string>> {
  const province = land.as('province');
  const { contestId, proposalId, entries } = await contestInNotice(land, campaignId, 'final');
  const { personId, ctx } = await furtherJudge(land, '费四', 'reader.four');
  const now = land.ctx.clock.now();
  await land.ctx.db.insertInto('person_contacts').values({ person_id: personId, kind: 'mobile', cipher: Buffer.alloc(40), index_hash: Buffer.from('reader.four'), masked: '139****0001', verified_at: now, created_at: now, updated_at: now }).execute();
  const actor = ctx.actor.kind === 'account' ? { ...ctx.actor, staff: false } : staff();
  const caseId = await objectTo(land.ctx.as(actor), proposalId, NewObjection.parse({ entryId: entries[0], ground: 'copied', text: '此画与某年画册所载相同，请核查。' }));
  await takeCase(province, caseId, 1);
  await startReview(province, caseId, { version: 2, until: new Date(now.getTime() + 100 * HOUR).toISOString() });
  return { $caseId: caseId, '/awards/$contestId': `/awards/${contestId}` };
}

/** What these records hold of people's words and names. */
export const AWARDS_CONTENT = ['江文明征', '此画与某年画册所载相同，请核查。', '费四', '林先生', '丁甲', '丁乙', '丁丙'];
