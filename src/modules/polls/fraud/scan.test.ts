import { afterAll, beforeAll, expect, test } from 'vitest';
import { sequence } from '../../../ledger/public.ts';
import { ballotBox } from '../ballots/ballot-box.ts';
import { requirePoll } from '../polls.queries.ts';
import { pollsSweep } from '../polls.sweep.ts';
import { finishPoll } from '../results/finish-poll.ts';
import { statementByRule } from '../results/tally.ts';
import { type PollWorld, pollWorld } from '../test-kit.ts';
import { decideMark } from '../usecases/decide-mark.ts';
import { addInstitution, listInstitutions, removeInstitution } from './institutions.ts';
import { listMarks, waitingMarksOf } from './marks.queries.ts';
import { scanPoll } from './scan.ts';

let polls: PollWorld;
beforeAll(async () => {
  polls = await pollWorld();
});
afterAll(() => polls.world.close());

/** A running poll of 400 voters in which 200 people voted, each from a network of their own, and the hand that casts more at one instant. */
async function pollOfPeople() {
  const id = await polls.running({}, 400);
  const box = ballotBox(polls.world.base);
  const cast = (first: number, count: number, choice: number | ((n: number) => number), address: (n: number) => string) =>
    Promise.all(Array.from({ length: count }, (_, n) => box.cast(id, { choices: [typeof choice === 'number' ? choice : choice(n)], pass: polls.pass(id, first + n) }, address(n))));
  polls.at('10:01:00');
  await cast(0, 200, (n) => 1 + (n % 3), (n) => `198.18.${n}.1`);
  polls.at('10:20:00');
  const look = async () => {
    await scanPoll(polls.world.base, await requirePoll(polls.root.db, id));
    return listMarks(polls.root.db, id);
  };
  return { id, cast, look };
}
const tell = (label: string, prefix: string) => addInstitution(polls.root, { nodeId: polls.world.rootId, label, prefix });
const forget = async () => {
  for (const { id } of await listInstitutions(polls.root)) await removeInstitution(polls.root, id);
};
const sweep = () => pollsSweep.run(polls.world.base.as({ kind: 'system', name: 'sweep' }));
const rulesOf = (marks: readonly { rule: string; state: string }[], state: string) => [...new Set(marks.filter((mark) => mark.state === state).map(({ rule }) => rule))].toSorted();

test('a class that votes at one instant from a school\'s addresses is not marked, whatever it likes; from addresses nobody told of it is', async () => {
  const { id, cast, look } = await pollOfPeople();
  await tell('听雨小学', '203.0.113.0/24');
  await tell('听雨中学', '2001:db8:7::/48');
  await cast(200, 45, 3, (n) => `203.0.113.${n % 3}`);
  await cast(245, 45, 3, (n) => `2001:db8:7:${(n % 2).toString(16)}::${n + 1}`);
  expect(await look()).toEqual([]);
  await cast(300, 45, 3, () => '192.0.2.9');
  expect(rulesOf(await look(), 'waiting')).toEqual(['burst', 'crowd', 'share']);
  await forget();
  expect((await look()).length).toBeGreaterThan(6);
  expect(await waitingMarksOf(polls.root.db, id)).toBe((await look()).length);
});

test('a mark ends when its addresses are told as shared: it waits for nobody, and its ballots are told as left in', async () => {
  const { id, cast, look } = await pollOfPeople();
  await cast(200, 45, 3, () => '203.0.113.9');
  const [first] = await look();
  expect(first!.state).toBe('waiting');
  await tell('听雨小学', '203.0.113.9/32');
  await sweep();
  const marks = await listMarks(polls.root.db, id);
  expect([rulesOf(marks, 'waiting'), rulesOf(marks, 'ended'), new Set(marks.map(({ ended }) => ended!.because))]).toEqual([[], ['burst', 'crowd', 'share'], new Set(['shared'])]);
  await expect(decideMark(polls.root, id, first!.id, { action: 'quarantine', reason: '看错了', matched: first!.matched })).rejects.toMatchObject({ code: 'mark.ended' });
  expect(await waitingMarksOf(polls.root.db, id)).toBe(0);
  expect((await statementByRule(polls.root.db, id)).map(({ raw, quarantined, reinstated }) => [raw, quarantined, reinstated])).toEqual([[45, 0, 45], [45, 0, 45], [45, 0, 45]]);
  await forget();
  await sweep();
  expect(await waitingMarksOf(polls.root.db, id)).toBeGreaterThan(0);
});

test('what was held back of a school waits for a second look, and the result with it', async () => {
  const { id, cast, look } = await pollOfPeople();
  await cast(200, 45, 3, () => '203.0.113.9');
  for (const mark of await look()) await decideMark(polls.root, id, mark.id, { action: mark.rule === 'crowd' ? 'quarantine' : 'dismiss', reason: '来源不明', matched: mark.matched });
  expect(await waitingMarksOf(polls.root.db, id)).toBe(0);
  await tell('听雨小学', '203.0.113.9/32');
  polls.at('18:00:00');
  await sweep();
  await sequence(polls.world.base, polls.world.base.db);
  const held = (await listMarks(polls.root.db, id)).filter(({ waits }) => waits);
  expect(new Set(held.map(({ rule, state, ended }) => [rule, state, ended?.because].join(' ')))).toEqual(new Set(['crowd quarantined shared']));
  const finish = async () => finishPoll(polls.root, id, (await requirePoll(polls.root.db, id)).version);
  await expect(finish()).rejects.toMatchObject({ code: 'poll.unreviewed' });
  const [one, ...others] = held;
  await decideMark(polls.root, id, one!.id, { action: 'quarantine', reason: '学校核实后仍有疑问', matched: one!.matched });
  for (const mark of others) await decideMark(polls.root, id, mark.id, { action: 'reinstate', reason: '学校证实', matched: mark.matched });
  expect(await waitingMarksOf(polls.root.db, id)).toBe(0);
  await finish();
  await forget();
});

test('a school\'s ballots are no part of what is marked around it, also when it was told of later', async () => {
  const { id, cast, look } = await pollOfPeople();
  await cast(200, 40, 3, () => '203.0.113.9');
  await cast(240, 130, 3, (n) => `203.0.113.${100 + (n % 20)}`);
  const wide = async () => (await look()).filter(({ rule, evidence }) => rule === 'crowd' && evidence['level'] === 'middle').map(({ state, matched, ended }) => [state, matched, ended?.because]);
  expect(await wide()).toEqual([['waiting', 170, undefined]]);
  await tell('听雨小学', '203.0.113.9/32');
  expect(await wide()).toEqual([['waiting', 130, undefined], ['ended', 170, 'shared']]);
  expect(await wide()).toHaveLength(2);
  await forget();
  expect(await waitingMarksOf(polls.root.db, id)).toBeGreaterThan(0);
});

test('a decision covers the ballots it was taken on: later ones are told anew once they are many, and a mark whose picture changed ends', async () => {
  const { id, cast, look } = await pollOfPeople();
  const crowd = async () => (await look()).filter(({ rule, evidence }) => rule === 'crowd' && evidence['level'] === 'near');
  await cast(200, 40, 3, () => '203.0.113.9');
  const [first] = await crowd();
  await decideMark(polls.root, id, first!.id, { action: 'dismiss', reason: '一家单位', matched: 40 });
  await cast(240, 39, 3, () => '203.0.113.9');
  expect(await crowd()).toHaveLength(1);
  await cast(279, 1, 3, () => '203.0.113.9');
  expect((await crowd()).map(({ state, matched }) => [state, matched])).toEqual([['waiting', 40], ['dismissed', 40]]);
  const [second] = await crowd();
  await decideMark(polls.root, id, second!.id, { action: 'quarantine', reason: '太多了', matched: 40 });
  await cast(280, 12, 3, () => '203.0.113.9');
  expect((await crowd()).filter(({ waits }) => waits)).toEqual([]);
  await cast(292, 100, 3, () => '203.0.113.9');
  expect((await crowd()).filter(({ waits }) => waits).map(({ matched }) => matched)).toEqual([112]);
});

test('marks stay as they were once the traces of addresses are gone', async () => {
  const { id, cast, look } = await pollOfPeople();
  await cast(200, 45, 3, () => '203.0.113.9');
  const before = await look();
  await polls.root.db.updateTable('polls').set({ traces_removed_at: polls.world.base.clock.now() }).where('id', '=', id).execute();
  await polls.root.db.updateTable('ballots').set({ near: null, middle: null, wide: null }).where('poll_id', '=', id).execute();
  expect(await look()).toEqual(before);
});
