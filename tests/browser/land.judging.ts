import { requireContest } from '../../src/modules/contests/contests.queries.ts';
import { NewContest, NewEntry } from '../../src/modules/contests/contests.schemas.ts';
import { setContestState } from '../../src/modules/contests/usecases/change-contest.ts';
import { createContest } from '../../src/modules/contests/usecases/create-contest.ts';
import { decideEntry } from '../../src/modules/contests/usecases/decide-entry.ts';
import { createEntry } from '../../src/modules/contests/usecases/save-entry.ts';
import { openDesk } from '../../src/modules/judging/desk.ts';
import { type JudgeChange, NewRound } from '../../src/modules/judging/judging.schemas.ts';
import { CRITERIA, draft, grades } from '../../src/modules/judging/test-kit.ts';
import { answerInvitation, inviteJudge } from '../../src/modules/judging/usecases/change-panel.ts';
import { hostRemark, openDiscussion, remark } from '../../src/modules/judging/usecases/discuss-entry.ts';
import { applyPlan, planAssignment } from '../../src/modules/judging/usecases/plan-assignment.ts';
import { closeRound, openRound } from '../../src/modules/judging/usecases/run-round.ts';
import { createRound } from '../../src/modules/judging/usecases/save-round.ts';
import { lockScore, saveDraft } from '../../src/modules/judging/usecases/score-work.ts';
import { insertStaff } from '../../src/modules/people/usecases/create-staff-account.ts';
import { insertGrant } from '../../src/modules/people/usecases/give-role.ts';
import { samplePicture } from '../../src/platform/files/sample-files.ts';
import { storeUpload } from '../../src/platform/files/store-upload.ts';
import { staff, type TestContext } from '../support/context.ts';
import { type Land, PASSWORD } from './land.fixture.ts';

const HOUR = 3_600_000;
export type JudgeSeat = { readonly ctx: TestContext; readonly personId: string };

/** Another judge of the province, who never signs in. */
export async function furtherJudge(land: Land, name: string, username: string): Promise<JudgeSeat> {
  const system = land.ctx.as({ kind: 'system', name: 'test' });
  return land.ctx.db.transaction().execute(async (tx) => {
    const { accountId, personId } = await insertStaff(tx, system, { username, name, unitId: land.ids.province, password: PASSWORD });
    await insertGrant(tx, system, { personId, role: 'judge', nodeId: land.ids.province });
    return { personId, ctx: land.ctx.as({ ...staff({ role: 'judge', nodeId: land.ids.province }), accountId, personId, name }) };
  });
}

async function admitted(land: Land, contestId: string, categoryId: string, title: { zh: string; en: string }, width: number): Promise<string> {
  const school = land.as('school');
  const file = await storeUpload(school, { bytes: await samplePicture(width, 400), name: 'bridge.jpg', purpose: 'picture' });
  const entry = await createEntry(school, contestId, NewEntry.parse({ title, caption: { zh: '灯会当晚。', en: 'On the night of the lanterns.' }, authors: [{ name: '林小满' }], categoryId, nodeId: land.ids.school, fileIds: [file.id], submit: true }));
  for (const [seat, action] of [['county', 'forward'], ['city', 'forward'], ['province', 'admit']] as const) {
    const { version } = await land.ctx.db.selectFrom('entries').select('version').where('id', '=', entry).executeTakeFirstOrThrow();
    await decideEntry(land.as(seat), entry, { action, version, reason: '' });
  }
  return entry;
}

/** An open contest of the campaign with admitted pictures of these titles, all by one author of the school. */
export async function contestToJudge(land: Land, campaignId: string, titles: readonly { zh: string; en: string }[]): Promise<{ contestId: string; categoryId: string }> {
  const province = land.as('province');
  const contestId = await createContest(province, NewContest.parse({ campaignId, title: { zh: '灯会摄影', en: 'Lantern pictures' }, opensAt: '2026-03-01T00:00:00+08:00', closesAt: '2026-12-01T00:00:00+08:00', categories: [{ kind: 'picture', name: { zh: '灯会', en: 'Lanterns' } }] }));
  await setContestState(province, contestId, 'open');
  const categoryId = (await requireContest(land.ctx.db, contestId)).categories[0]!.id;
  for (const [at, title] of titles.entries()) await admitted(land, contestId, categoryId, title, 500 + 20 * at);
  return { contestId, categoryId };
}

/** A contest of the campaign with rounds of judging, one open with a discussion and one closed, and the desk of the judge whose seat it is. */
export async function fillJudging(land: Land, campaignId: string): Promise<Record<'$roundId' | '$deskId' | '$workId' | '/judging/new' | '/judging/$roundId/result' | '/judging/$roundId/entries/$entryId', string>> {
  const province = land.as('province');
  const titles = [{ zh: '桥上看灯', en: 'Lanterns from the bridge' }, { zh: '灯下祖孙', en: 'Under the lantern' }, { zh: '龙灯过街', en: 'The dragon passes' }];
  const { contestId, categoryId } = await contestToJudge(land, campaignId, titles);
  const seat: JudgeSeat = { ctx: land.as('judge'), personId: land.people.judge };
  const others = [await furtherJudge(land, '简二', 'judge.two'), await furtherJudge(land, '裴三', 'judge.three')];
  const from = (hours: number) => new Date(land.ctx.clock.now().getTime() + hours * HOUR).toISOString();
  const expertise: JudgeChange['expertise'] = [{ categoryId, level: 1 }];
  const round = async (name: { zh: string; en: string }, judges: readonly JudgeSeat[]) => {
    const id = await createRound(province, NewRound.parse({ contestId, name, method: 'rubric', categories: [{ categoryId, places: 1 }], opensAt: from(-1), dueAt: from(240), closesAt: from(360), terms: { criteria: CRITERIA, judgesPerEntry: 2 } }));
    const places: string[] = [];
    for (const judge of judges) {
      const place = await inviteJudge(province, id, { personId: judge.personId, expertise });
      await answerInvitation(judge.ctx, place, { accept: true, reason: '', relations: [{ kind: 'person', nodeId: null, name: '沈先生', why: '师生' }] });
      places.push(place);
    }
    await applyPlan(province, id, (await planAssignment(province, id)).planId!);
    await openRound(province, id);
    return { id, places };
  };
  const score = async (judge: JudgeSeat, workId: string, points: number) => {
    const { version } = await saveDraft(judge.ctx, workId, draft(0, grades(points)));
    await lockScore(judge.ctx, workId, version);
  };
  const closed = await round({ zh: '初评', en: 'First round' }, others);
  for (const [at, judge] of others.entries()) for (const work of (await openDesk(judge.ctx, closed.places[at]!)).works) await score(judge, work.id, work.number === 1 ? 100 : 50 + 25 * ((at + work.number) % 2));
  await closeRound(province, closed.id);

  const open = await round({ zh: '复评', en: 'Second round' }, [seat, others[0]!]);
  const [talked, mine] = (await openDesk(seat.ctx, open.places[0]!)).works.toSorted((a, b) => a.number - b.number);
  const [theirs] = (await openDesk(others[0]!.ctx, open.places[1]!)).works.toSorted((a, b) => a.number - b.number);
  await score(seat, talked!.id, 100);
  await score(others[0]!, theirs!.id, 25);
  const { entry_id: disputed } = await land.ctx.db.selectFrom('judging_assignments').select('entry_id').where('id', '=', talked!.id).executeTakeFirstOrThrow();
  await openDiscussion(province, open.id, disputed);
  await hostRemark(province, open.id, disputed, '请谈谈对立意的看法。');
  await remark(seat.ctx, talked!.id, '构图有新意。');
  return { $roundId: open.id, $deskId: open.places[0]!, $workId: mine!.id, '/judging/new': `/judging/new?contest=${contestId}`, '/judging/$roundId/result': `/judging/${closed.id}/result`, '/judging/$roundId/entries/$entryId': `/judging/${open.id}/entries/${disputed}` };
}
