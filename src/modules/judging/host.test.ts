import { afterAll, beforeAll, expect, test } from 'vitest';
import { decideEntry } from '../contests/usecases/decide-entry.ts';
import { openJudgedWork } from './desk.ts';
import { progressOf } from './host.ts';
import { judgingInbox } from './judging.inbox.ts';
import { roundResult } from './results.ts';
import { assignAndOpen, draft, grades, judgingWorld, type JudgingWorld, roundInput, seated, type TestJudge, worksAt } from './test-kit.ts';
import { assignByHand } from './usecases/change-assignment.ts';
import { inviteJudge, removeJudge } from './usecases/change-panel.ts';
import { discussionForHost, discussionForJudge, hostRemark, openDiscussion } from './usecases/discuss-entry.ts';
import { applyPlan, planAssignment } from './usecases/plan-assignment.ts';
import { remindJudges } from './usecases/remind-judges.ts';
import { closeRound } from './usecases/run-round.ts';
import { createRound } from './usecases/save-round.ts';
import { lockScore, recuse, saveDraft } from './usecases/score-work.ts';

let world: JudgingWorld;
let judges: TestJudge[];
let entries: string[];

beforeAll(async () => {
  world = await judgingWorld();
  entries = [];
  for (let n = 0; n < 3; n++) entries.push(await world.admitted(`作品${n}`));
  judges = [];
  for (const name of ['评委甲', '评委乙', '评委丙']) judges.push(await world.person(name, world.world.rootId));
});
afterAll(() => world.close());

async function opened(panel = judges.slice(0, 2)): Promise<{ id: string; places: string[] }> {
  const id = await createRound(world.root, roundInput(world));
  const places = await seated(world, id, panel);
  await assignAndOpen(world, id);
  return { id, places };
}

async function give(judge: TestJudge, workId: string, points: number, version = 0): Promise<void> {
  const saved = await saveDraft(judge.ctx, workId, draft(version, grades(points)));
  await lockScore(judge.ctx, workId, saved.version);
}

const versionOf = async (entry: string) => (await world.root.db.selectFrom('entries').select('version').where('id', '=', entry).executeTakeFirstOrThrow()).version;
const keysOf = async (id: string) => (await judgingInbox(world.root)).filter(({ key }) => key.endsWith(id)).map(({ key }) => key.split(':')[0]);

test('judges with works left are reminded by hand once a day, those who are done are not', async () => {
  const { id, places } = await opened();
  for (const work of await worksAt(judges[0]!, places[0]!)) await give(judges[0]!, work.id, 50);
  expect(await remindJudges(world.root, id, null)).toBe(1);
  expect(await remindJudges(world.root, id, null)).toBe(0);
  expect(await remindJudges(world.root, id, [places[1]!])).toBe(0);
  world.root.clock.set(new Date(world.root.clock.now().getTime() + 25 * 3_600_000));
  expect(await remindJudges(world.root, id, [places[0]!])).toBe(0);
  expect(await remindJudges(world.root, id, [places[1]!])).toBe(1);
  await expect(remindJudges(judges[0]!.ctx, id, null)).rejects.toMatchObject({ code: 'auth.forbidden' });
  await closeRound(world.root, id);
  await expect(remindJudges(world.root, id, null)).rejects.toMatchObject({ code: 'judging.round-state' });
});

test('a host is shown what waits: preparing, a lost judge, a dispute, an unsettled order', async () => {
  const fresh = await createRound(world.root, roundInput(world));
  expect(await keysOf(fresh)).toEqual(['judging-prepare']);
  const { id, places } = await opened();
  expect(await keysOf(id)).toEqual([]);
  const [one, two, three] = await worksAt(judges[0]!, places[0]!);
  await recuse(judges[0]!.ctx, three!.id, '认识作者');
  expect(await keysOf(id)).toEqual(['judging-short']);
  await give(judges[0]!, one!.id, 100);
  await give(judges[0]!, two!.id, 50);
  const others = await worksAt(judges[1]!, places[1]!);
  for (const work of others) await give(judges[1]!, work.id, work.number === one!.number ? 0 : 50);
  expect(await keysOf(id)).toEqual(['judging-short', 'judging-disputed']);
  const disputed = (await progressOf(world.root, id)).entries.find((entry) => entry.disputed)!;
  await openDiscussion(world.root, id, disputed.entryId);
  expect(await keysOf(id)).toEqual(['judging-short']);

  await hostRemark(world.root, id, disputed.entryId, '请说说分歧在哪里。');
  const read = await discussionForJudge(judges[0]!.ctx, one!.id);
  expect(read.remarks).toMatchObject([{ judge: null, text: '请说说分歧在哪里。' }]);
  expect((await discussionForHost(world.root, id, disputed.entryId)).mine).toBeNull();
  await expect(hostRemark(world.root, id, entries.find((entry) => entry !== disputed.entryId)!, '？')).rejects.toMatchObject({ code: 'judging.not-in-discussion' });
  await expect(hostRemark(judges[0]!.ctx, id, disputed.entryId, '？')).rejects.toMatchObject({ code: 'auth.forbidden' });

  await closeRound(world.root, id);
  await expect(hostRemark(world.root, id, disputed.entryId, '晚了')).rejects.toMatchObject({ code: 'judging.closed' });
  expect(await keysOf(id)).toEqual(['judging-unsettled']);
});

test('a judge who leaves is replaced: what they locked stays, the rest goes to the new one', async () => {
  const { id, places } = await opened();
  const [first] = await worksAt(judges[0]!, places[0]!);
  await give(judges[0]!, first!.id, 75);
  expect(await removeJudge(world.root, places[0]!, '出国')).toBe(2);
  await expect(saveDraft(judges[0]!.ctx, first!.id, draft(2, grades(50)))).rejects.toMatchObject({ code: 'judging.work-not-found' });
  const plan = await planAssignment(world.root, id);
  expect(plan).toMatchObject({ kind: 'impossible' });
  expect(plan.clashes.join()).toMatch(/位评委|余量/);
  const [next] = await seated(world, id, [judges[2]!]);
  const again = await planAssignment(world.root, id);
  expect(again).toMatchObject({ kind: 'assigned', added: 2 });
  await applyPlan(world.root, id, again.planId!);
  expect((await worksAt(judges[2]!, next!)).length).toBe(2);
  expect((await progressOf(world.root, id)).locked).toBe(1);
});

test('a work withdrawn or set aside under the judge’s hands: the open form is refused in words, what was locked is kept', async () => {
  const reader = world.reader();
  const going = await world.admitted('要撤回的作品', { account: reader, author: '某人' });
  const { id, places } = await opened();
  const works = async (judge: number) => worksAt(judges[judge]!, places[judge]!);
  const mine = (await works(0)).find(({ title }) => title === '要撤回的作品')!;
  const theirs = (await works(1)).find(({ number }) => number === mine.number)!;
  await give(judges[1]!, theirs.id, 100);
  await saveDraft(judges[0]!.ctx, mine.id, draft(0, grades(50)));
  await decideEntry(world.root, going, { action: 'set-aside', version: await versionOf(going), reason: '作者要求' });
  await expect(saveDraft(judges[0]!.ctx, mine.id, draft(1, grades(75)))).rejects.toMatchObject({ code: 'judging.entry-left' });
  await expect(lockScore(judges[0]!.ctx, mine.id, 1)).rejects.toMatchObject({ code: 'judging.entry-left' });
  await expect(assignByHand(world.root, id, { entryId: going, judgeId: places[0]!, reason: '试' })).rejects.toMatchObject({ fields: [{ path: 'entryId' }] });
  expect((await progressOf(world.root, id)).entries.find(({ entryId }) => entryId === going)!.leftState).toBe('set-aside');
  const plan = await planAssignment(world.root, id);
  await applyPlan(world.root, id, plan.planId!);
  expect((await works(0)).find(({ id: work }) => work === mine.id)!.left).toBe(true);
  // It comes back, and the draft is where it was left.
  await decideEntry(world.root, going, { action: 'take-up', version: await versionOf(going), reason: '' });
  await decideEntry(world.root, going, { action: 'admit', version: await versionOf(going), reason: '' });
  expect(await openJudgedWork(judges[0]!.ctx, mine.id)).toMatchObject({ value: grades(50), version: 1 });
  await give(judges[0]!, mine.id, 75, 1);
  await closeRound(world.root, id);
  const { categories } = await roundResult(world.root.db, id);
  expect(categories[0]!.entries.find(({ entryId }) => entryId === going)).toMatchObject({ rawMean: 87.5, scores: 2 });
});

test('a judge who enters the contest keeps the open round, whose list was fixed without their work, and cannot be on the panel of the next', async () => {
  const { places } = await opened(judges);
  await world.admitted('评委后来参赛', { account: judges[2]!.ctx, author: '评委丙' });
  expect((await worksAt(judges[2]!, places[2]!)).map(({ title }) => title)).not.toContain('评委后来参赛');
  const next = await createRound(world.root, roundInput(world));
  await expect(inviteJudge(world.root, next, { personId: judges[2]!.personId, expertise: [] })).rejects.toMatchObject({ fields: [{ path: 'personId', code: 'judging.judge-is-entrant' }] });
});
