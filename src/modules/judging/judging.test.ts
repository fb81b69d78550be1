import { afterAll, beforeAll, expect, test } from 'vitest';
import { staff } from '../../../tests/support/context.ts';
import { readFigure } from '../../ledger/public.ts';
import { decideEntry } from '../contests/usecases/decide-entry.ts';
import { feedbackFor } from './feedback.ts';
import { panelOf, progressOf, roundsForHost } from './host.ts';
import { NewRound } from './judging.schemas.ts';
import { checkResult, resultView, roundResult, sensitivityOf } from './results.ts';
import { assignAndOpen, CRITERIA, draft, grades, judgingWorld, type JudgingWorld, roundInput, seated, type TestJudge, worksAt } from './test-kit.ts';
import { assignByHand, unassign } from './usecases/change-assignment.ts';
import { answerInvitation, declareRelations, inviteJudge, removeJudge } from './usecases/change-panel.ts';
import { amendScore, discussionForJudge, openDiscussion, remark } from './usecases/discuss-entry.ts';
import { openReview, prepareExtraRound, reviewResult } from './usecases/open-more-rounds.ts';
import { applyPlan, planAssignment } from './usecases/plan-assignment.ts';
import { closeDueRounds, closeRound, openRound } from './usecases/run-round.ts';
import { changeRound, createRound } from './usecases/save-round.ts';
import { compare, lockList, lockScore, recuse, saveDraft } from './usecases/score-work.ts';
import { deskPairs, openDesk, openJudgedWork } from './desk.ts';

let world: JudgingWorld;
let entries: string[];
let judges: TestJudge[];
const START = new Date('2026-03-05T09:00:00+08:00');

beforeAll(async () => {
  world = await judgingWorld();
  entries = [];
  for (let each = 0; each < 4; each++) entries.push(await world.admitted(`作品${each}`, { author: `作者${each}` }));
  entries.push(await world.admitted('一中的作品', { school: 0, author: '欧阳明' }));
  judges = [];
  for (const name of ['评委甲', '评委乙', '评委丙', '评委丁']) judges.push(await world.person(name, world.world.rootId));
});
afterAll(() => world.close());

const fresh = async (changes: Parameters<typeof roundInput>[1] = {}) => {
  world.root.clock.set(START);
  return createRound(world.root, roundInput(world, changes));
};

/** Every judge scores every work of theirs by the function and locks. */
async function scoreAll(places: readonly string[], points: (judge: number, number: number) => number): Promise<void> {
  for (const [index, place] of places.entries()) {
    for (const work of (await worksAt(judges[index]!, place)).filter(({ state, left }) => state === 'open' && !left)) {
      const { version } = await saveDraft(judges[index]!.ctx, work.id, draft(work.version, grades(points(index, work.number))));
      await lockScore(judges[index]!.ctx, work.id, version);
    }
  }
}

test('a round is set up by its host, refused where it does not hold together, and fixed once open', async () => {
  await expect(fresh({ dueAt: '2026-03-26T00:00:00+08:00' })).rejects.toMatchObject({ code: 'judging.window', fields: [{ path: 'dueAt' }] });
  await expect(fresh({ terms: { criteria: [] } })).rejects.toMatchObject({ code: 'judging.no-criteria' });
  await expect(fresh({ terms: { ties: ['criterion:beauty'] } })).rejects.toMatchObject({ code: 'judging.tie-criterion' });
  await expect(fresh({ method: 'top-picks' })).rejects.toMatchObject({ code: 'judging.no-picks' });
  await expect(createRound(world.world.admin(world.world.cities[0]!), roundInput(world))).rejects.toMatchObject({ code: 'auth.forbidden' });
  const id = await fresh();
  expect(await roundsForHost(world.world.admin(world.world.cities[0]!))).toEqual([]);
  await seated(world, id, judges.slice(0, 3));
  await expect(openRound(world.root, id)).rejects.toMatchObject({ code: 'judging.not-assigned' });
  await assignAndOpen(world, id);
  const input = roundInput(world);
  const { version } = (await roundsForHost(world.root))[0]!;
  await expect(changeRound(world.root, id, { ...input, version: version - 1 })).rejects.toMatchObject({ code: 'state.stale' });
  await expect(changeRound(world.root, id, { ...input, version, terms: { ...input.terms, ties: ['lot'] } })).rejects.toMatchObject({ code: 'judging.fixed' });
  await changeRound(world.root, id, { ...input, version, closesAt: '2026-03-28T18:00:00+08:00' });
  await closeRound(world.root, id);
  await expect(changeRound(world.root, id, { ...input, version: version + 2 })).rejects.toMatchObject({ code: 'judging.round-state' });
});

test('who may judge: role, own works, own office, declared relations, own unit', async () => {
  const id = await fresh();
  const plain = await world.person('没有角色', world.world.rootId, []);
  await expect(inviteJudge(world.root, id, { personId: plain.personId, expertise: [] })).rejects.toMatchObject({ code: 'judging.needs-role' });
  const clerk = await world.person('省里的编辑', world.world.rootId, ['judge', 'editor']);
  await expect(inviteJudge(world.root, id, { personId: clerk.personId, expertise: [] })).rejects.toMatchObject({ code: 'judging.judge-sees-authors' });
  const teacher = await world.person('一中教师', world.world.schools[0]!);
  const author = await world.person('参赛评委', world.world.rootId);
  await world.admitted('评委自己的作品', { account: author.ctx, author: '参赛评委' });
  await expect(inviteJudge(world.root, id, { personId: author.personId, expertise: [] })).rejects.toMatchObject({ code: 'judging.judge-is-entrant' });
  const [place] = await seated(world, id, [teacher, ...judges.slice(0, 3)]);
  expect((await panelOf(world.root, id))[0]).toMatchObject({ name: '一中教师', conflicts: 1, state: 'accepted' });
  await expect(assignByHand(world.root, id, { entryId: entries[4]!, judgeId: place!, reason: '试' })).rejects.toMatchObject({ code: 'judging.conflict' });
  await declareRelations(teacher.ctx, place!, [{ kind: 'person', nodeId: null, name: '作者 1', why: '亲属' }, { kind: 'unit', nodeId: world.world.cities[1]!, name: null, why: '' }]);
  expect((await panelOf(world.root, id))[0]).toMatchObject({ conflicts: 2 });
  await expect(inviteJudge(world.root, id, { personId: teacher.personId, expertise: [] })).rejects.toMatchObject({ code: 'judging.invited-already' });
  await expect(answerInvitation(teacher.ctx, place!, { accept: false, reason: '', relations: [] })).rejects.toMatchObject({ code: 'judging.answered' });
  await expect(answerInvitation(judges[0]!.ctx, place!, { accept: true, reason: '', relations: [] })).rejects.toMatchObject({ code: 'judging.judge-not-found' });
});

test('an assignment is looked at before it is applied, goes stale, and says in words what clashes', async () => {
  const id = await fresh();
  const places = await seated(world, id, judges.slice(0, 3));
  const plan = await planAssignment(world.root, id);
  expect(plan).toMatchObject({ kind: 'assigned', clashes: [] });
  expect(plan.load.reduce((sum, each) => sum + each.gets, 0)).toBe(plan.pairs);
  await declareRelations(judges[0]!.ctx, places[0]!, [{ kind: 'person', nodeId: null, name: '作者0', why: '' }]);
  await expect(applyPlan(world.root, id, plan.planId!)).rejects.toMatchObject({ code: 'judging.plan-stale' });
  const again = await planAssignment(world.root, id);
  await applyPlan(world.root, id, again.planId!);
  const { entries: rows } = await progressOf(world.root, id);
  expect(rows.every((row) => row.judges.length === 2)).toBe(true);
  expect(rows.find((row) => row.entryId === entries[0])!.judges.some(({ judgeId }) => judgeId === places[0])).toBe(false);
  const first = rows[0]!;
  await unassign(world.root, first.judges[0]!.assignmentId, '换人');
  await expect(assignByHand(world.root, id, { entryId: first.entryId, judgeId: first.judges[1]!.judgeId, reason: '试' })).rejects.toMatchObject({ code: 'judging.assigned-already' });
  await assignByHand(world.root, id, { entryId: first.entryId, judgeId: first.judges[0]!.judgeId, reason: '换回' });
  await removeJudge(world.root, places[1]!, '生病');
  await removeJudge(world.root, places[2]!, '生病');
  expect((await planAssignment(world.root, id)).clashes.join(' ')).toMatch(/评委/);
});

test('drafts are kept as typed, lock stands, and what comes too late or to the wrong person is refused plainly', async () => {
  const id = await fresh();
  const places = await seated(world, id, judges.slice(0, 3));
  await assignAndOpen(world, id);
  const judge = judges[0]!;
  const [work, other] = await worksAt(judge, places[0]!);
  const saved = await saveDraft(judge.ctx, work!.id, { ...draft(0, { grades: { story: 75 } }), note: '私', feedback: '写得好', panel: '可议' });
  expect(saved).toMatchObject({ version: 1, complete: false });
  expect(await openJudgedWork(judge.ctx, work!.id)).toMatchObject({ value: { grades: { story: 75 } }, note: '私', feedback: '写得好', panel: '可议', version: 1 });
  await expect(saveDraft(judge.ctx, work!.id, draft(0, grades(50)))).rejects.toMatchObject({ code: 'state.stale' });
  await expect(saveDraft(judge.ctx, work!.id, draft(1, grades(60)))).rejects.toMatchObject({ code: 'judging.grade-unknown' });
  await expect(lockScore(judge.ctx, work!.id, 1)).rejects.toMatchObject({ code: 'judging.incomplete' });
  await expect(saveDraft(judges[1]!.ctx, work!.id, draft(1, grades(50)))).rejects.toMatchObject({ code: 'judging.work-not-found', status: 404 });
  await saveDraft(judge.ctx, work!.id, { ...draft(1, grades(75)), feedback: '写得好' });
  await lockScore(judge.ctx, work!.id, 2);
  await expect(saveDraft(judge.ctx, work!.id, draft(3, grades(50)))).rejects.toMatchObject({ code: 'judging.locked' });
  await expect(recuse(judge.ctx, work!.id, '认识')).rejects.toMatchObject({ code: 'judging.locked' });
  await recuse(judge.ctx, other!.id, '认识作者');
  await expect(saveDraft(judge.ctx, other!.id, draft(1, grades(50)))).rejects.toMatchObject({ code: 'judging.recused' });
  const replan = await planAssignment(world.root, id);
  expect(replan).toMatchObject({ kind: 'assigned', added: 1 });
  await expect(unassign(world.root, work!.id, '试')).rejects.toMatchObject({ code: 'judging.has-score' });
  expect(await feedbackFor(world.root.db, entries[0]!)).toEqual([]);
  world.root.clock.set(new Date('2026-03-25T18:00:00+08:00'));
  await expect(saveDraft(judge.ctx, (await worksAt(judge, places[0]!)).find(({ state }) => state === 'open')!.id, draft(0, grades(50)))).rejects.toMatchObject({ code: 'judging.closed' });
  await closeDueRounds(world.root.as({ kind: 'system', name: '定时' }));
  const result = await roundResult(world.root.db, id);
  const judged = result.categories[0]!.entries;
  expect(judged).toHaveLength(1);
  expect(judged[0]).toMatchObject({ rawMean: 75, scores: 1 });
  expect(await feedbackFor(world.root.db, judged[0]!.entryId)).toMatchObject([{ texts: ['写得好'] }]);
  const scores = await readFigure(world.root.db, { nodeId: world.world.rootId, kinds: ['judging.score-locked'], campaignId: world.campaignId, basis: 'was' });
  expect(scores.quantity).toBeGreaterThan(0);
});

test('a work that leaves while it is judged keeps its scores and has no place in the result, and the result is the same computed again', async () => {
  const leaving = await world.admitted('要退出的作品');
  const id = await fresh();
  const places = await seated(world, id, judges.slice(0, 3));
  await assignAndOpen(world, id);
  await scoreAll(places, (judge, number) => [0, 25, 50, 75, 100][(number + judge) % 5]!);
  const { version } = await world.root.db.selectFrom('entries').select('version').where('id', '=', leaving).executeTakeFirstOrThrow();
  await decideEntry(world.root, leaving, { action: 'set-aside', version, reason: '作者要求' });
  await closeRound(world.root, id);
  const result = await resultView(world.root, id);
  expect(result.categories[0]!.left).toMatchObject([{ entryId: leaving, state: 'set-aside', scores: 2 }]);
  expect(result.categories[0]!.entries.map(({ entryId }) => entryId)).not.toContain(leaving);
  expect(result.categories[0]!.entries.filter(({ passes }) => passes)).toHaveLength(2);
  expect(await checkResult(world.root, id)).toMatchObject({ same: true, inputsSame: true, differences: [] });
  expect((await sensitivityOf(world.root, id)).map(({ judge }) => judge)).toEqual([1, 2, 3]);
  await world.root.db.updateTable('judging_assignments').set({ state: 'removed' }).where('id', '=', (await world.root.db.selectFrom('judging_assignments').select('id').where('round_id', '=', id).where('state', '=', 'locked').limit(1).executeTakeFirstOrThrow()).id).execute();
  expect(await checkResult(world.root, id)).toMatchObject({ same: true, inputsSame: false });
  await expect(world.root.db.updateTable('judging_results').set({ sha256: 'x' }).where('round_id', '=', id).execute()).rejects.toThrow();
});

test('a disputed work is discussed by its judges only, who see each other when they have locked; both values of an amended score are kept', async () => {
  const id = await fresh();
  const places = await seated(world, id, judges.slice(0, 3));
  await assignAndOpen(world, id);
  const board = await progressOf(world.root, id);
  const entry = board.entries[0]!;
  await expect(openDiscussion(world.root, id, entry.entryId)).rejects.toMatchObject({ code: 'judging.not-disputed' });
  await scoreAll(places, (judge) => [0, 50, 100][judge]!);
  expect((await progressOf(world.root, id)).entries[0]).toMatchObject({ disputed: true, discussed: false });
  expect(JSON.stringify((await progressOf(world.root, id)).entries)).not.toMatch(/points|value|score/i);
  await openDiscussion(world.root, id, entry.entryId);
  const mine = entry.judges[0]!;
  const judge = judges[places.indexOf(mine.judgeId)]!;
  const outsider = judges[places.findIndex((place) => !entry.judges.some(({ judgeId }) => judgeId === place))]!;
  await expect(discussionForJudge(outsider.ctx, mine.assignmentId)).rejects.toMatchObject({ code: 'judging.work-not-found' });
  await remark(judge.ctx, mine.assignmentId, '请看第二段。');
  await amendScore(judge.ctx, mine.assignmentId, { value: grades(25), confidence: 'high', reason: '讨论后调整' });
  const discussion = await discussionForJudge(judge.ctx, mine.assignmentId);
  expect(discussion).toMatchObject({ mine: mine.number, remarks: [{ judge: mine.number, text: '请看第二段。' }] });
  expect(discussion.scores.find(({ judge: number }) => number === mine.number)!.amendments).toMatchObject([{ points: 25, reason: '讨论后调整' }]);
  expect(JSON.stringify(discussion)).not.toContain('评委');
  await closeRound(world.root, id);
  const raw = (await roundResult(world.root.db, id)).categories[0]!.entries.find(({ entryId }) => entryId === entry.entryId)!.raw;
  expect(raw.find(({ judge: number }) => number === mine.number)).toEqual({ judge: mine.number, points: 25, amended: true });
  await expect(amendScore(judge.ctx, mine.assignmentId, { value: grades(50), confidence: 'high', reason: '再改' })).rejects.toMatchObject({ code: 'judging.closed' });
});

test('pass or fail, picks, ranks and pairs: each list is held together and locked whole', async () => {
  for (const method of ['pass-fail', 'top-picks', 'ranking', 'pairwise'] as const) {
    const id = await fresh({ method, terms: { criteria: [], picks: 1, judgesPerEntry: 2 } });
    const places = await seated(world, id, judges.slice(0, 2));
    await assignAndOpen(world, id);
    for (const [index, place] of places.entries()) {
      const { ctx } = judges[index]!;
      const works = await worksAt(judges[index]!, place);
      const value = (at: number) => (method === 'pass-fail' ? { passes: at < 2 } : method === 'top-picks' ? { picked: at === 0 } : { position: at + 1 });
      if (method === 'pairwise') {
        const pairs = await deskPairs(ctx, place);
        await expect(lockList(ctx, place, null)).rejects.toMatchObject({ code: 'judging.list-incomplete' });
        for (const pair of pairs) await compare(ctx, place, { firstId: pair.first.id, secondId: pair.second.id, better: pair.first.number < pair.second.number ? 'first' : 'second' });
      } else for (const [at, work] of works.entries()) await saveDraft(ctx, work.id, draft(work.version, value(at)));
      if (method === 'ranking') await expect(saveDraft(ctx, works[0]!.id, draft(1, { position: 2 }))).rejects.toMatchObject({ code: 'judging.position-taken' });
      if (method === 'top-picks') await expect(saveDraft(ctx, works[1]!.id, draft(1, { picked: true }))).rejects.toMatchObject({ code: 'judging.too-many-picks' });
      if (method !== 'pass-fail') await expect(lockScore(ctx, works[0]!.id, method === 'pairwise' ? 0 : 1)).rejects.toMatchObject({ code: 'judging.whole-list' });
      expect(await lockList(ctx, place, null)).toBe(works.length);
    }
    await closeRound(world.root, id);
    const ranked = (await roundResult(world.root.db, id)).categories[0]!.entries;
    expect(ranked.find(({ number }) => number === 1)).toMatchObject({ rawMean: 100, ...(method === 'pass-fail' ? { passes: true } : { rank: 1 }) });
    expect((await checkResult(world.root, id)).same).toBe(true);
  }
});

test('a second round takes what passed the first; an extra round takes only what is not settled, from other judges; a review is by others still', async () => {
  const first = await fresh();
  const places = await seated(world, first, judges.slice(0, 2));
  await assignAndOpen(world, first);
  await scoreAll(places, (judge, number) => (number <= 3 ? 75 : 25) - (judge === 0 ? 0 : 25));
  await closeRound(world.root, first);
  const result = await roundResult(world.root.db, first);
  expect(result.final).toBe(false);
  const { unsettled } = result.categories[0]!;
  const extra = await prepareExtraRound(world.root, first, { dueAt: '2026-03-22T00:00:00+08:00', closesAt: '2026-03-23T00:00:00+08:00', judgesPerEntry: 1 });
  await expect(prepareExtraRound(world.root, first, { dueAt: '2026-03-22T00:00:00+08:00', closesAt: '2026-03-23T00:00:00+08:00', judgesPerEntry: 1 })).rejects.toMatchObject({ code: 'judging.extra-open' });
  expect((await progressOf(world.root, extra)).entries.map(({ entryId }) => entryId).toSorted()).toEqual(unsettled.toSorted());
  await expect(inviteJudge(world.root, extra, { personId: judges[0]!.personId, expertise: [] })).rejects.toMatchObject({ code: 'judging.judged-before' });
  const [place] = await seated(world, extra, [judges[3]!]);
  await assignAndOpen(world, extra);
  for (const work of (await openDesk(judges[3]!.ctx, place!)).works) {
    const { version } = await saveDraft(judges[3]!.ctx, work.id, draft(work.version, grades(work.number === 1 ? 100 : 0)));
    await lockScore(judges[3]!.ctx, work.id, version);
  }
  await closeRound(world.root, extra);
  const settled = await roundResult(world.root.db, first);
  expect(settled).toMatchObject({ final: true, seq: 2 });
  expect(settled.categories[0]!.entries.find(({ number }) => number === 1)).toMatchObject({ scores: 3 });
  expect((await checkResult(world.root, first)).inputsSame).toBe(true);

  const second = await createRound(world.root, NewRound.parse({ ...roundInput(world), afterRoundId: first, opensAt: '2026-03-26T00:00:00+08:00', dueAt: '2026-03-28T00:00:00+08:00', closesAt: '2026-03-29T00:00:00+08:00' }));
  expect((await progressOf(world.root, second)).works).toBe(2);

  const entryId = settled.categories[0]!.entries[2]!.entryId;
  const review = await openReview(world.root, { contestId: world.contestId, entryId, fromRoundId: first, notJudges: [judges[2]!.accountId], until: new Date('2026-04-10T00:00:00+08:00') });
  for (const judge of [judges[0]!, judges[2]!, judges[3]!]) await expect(inviteJudge(world.root, review, { personId: judge.personId, expertise: [] })).rejects.toMatchObject({ code: 'judging.judged-before' });
  expect(await reviewResult(world.root.db, review)).toMatchObject({ state: 'draft', rawMean: null, entryId });
});

test('roles: only the host sets up and reads; nobody but the judge reads or scores at their desk', async () => {
  const id = await fresh();
  const [place] = await seated(world, id, [judges[0]!, judges[1]!]);
  for (const role of ['editor', 'unit_liaison', 'judge', 'volunteer', 'audit_admin']) {
    const actor = world.world.base.as(staff({ role, nodeId: world.world.rootId }));
    await expect(roundsForHost(actor)).rejects.toMatchObject({ code: 'auth.forbidden' });
    await expect(openDesk(actor, place!)).rejects.toMatchObject({ status: 404 });
  }
  await expect(openDesk(world.root, place!)).rejects.toMatchObject({ code: 'judging.judge-not-found' });
  expect(CRITERIA).toHaveLength(2);
});
