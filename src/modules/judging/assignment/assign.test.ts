import { expect, test } from 'vitest';
import { assignJudges, AssignmentTimeout } from './assign.ts';
import type { AssignmentProblem } from './assignment.types.ts';

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const problemOf = (entryCount: number, judgeCount: number): AssignmentProblem => ({
  entries: ids('e', entryCount).map((id, index) => ({ id, group: `g${index % 4}`, judges: 3 })),
  judges: ids('j', judgeCount).map((id, index) => ({ id, most: Math.ceil((entryCount * 4) / judgeCount), expertise: Object.fromEntries(ids('g', 4).map((group, at) => [group, ((index * 7 + at * 5) % 11) / 10])) })),
  conflicts: ids('e', entryCount).map((entry, index) => ({ judge: `j${index % judgeCount}`, entry, why: 'own unit' })), seed: 'lot',
});

test('solves in a process of its own while this one goes on, the same for the same seed', async () => {
  const problem = problemOf(106, 9);
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 5);
  const [first, second] = await Promise.all([assignJudges(problem), assignJudges(problem)]);
  clearInterval(ticking);
  expect(turns).toBeGreaterThan(3);
  if (first.kind !== 'assigned' || second.kind !== 'assigned') throw new Error('no assignment');
  expect(first.pairs).toHaveLength(318);
  expect(first.pairs).toEqual(second.pairs);
  expect(first).toMatchObject({ connected: true, fairShare: 36 });
  expect(first.gap).toBeLessThan(1e-6);
  expect(Object.values(first.seconds).every((seconds) => seconds > 0)).toBe(true);
});

test('names clashes in the ids it was given', async () => {
  const problem = problemOf(6, 4);
  const conflicts = [...problem.conflicts, { judge: 'j1', entry: 'e0', why: 'co-author' }];
  expect(await assignJudges({ ...problem, conflicts })).toEqual({
    kind: 'impossible', clashes: [{ kind: 'too-few-judges', entry: 'e0', wanted: 3, able: 2, conflicts: [{ judge: 'j0', why: 'own unit' }, { judge: 'j1', why: 'co-author' }] }],
  });
  const tired = problem.judges.map((judge) => ({ ...judge, most: 4 }));
  expect(await assignJudges({ ...problem, judges: tired })).toMatchObject({ kind: 'impossible', clashes: [{ kind: 'too-little-room', all: true, wanted: 18, room: 16 }] });
});

test('ends its process at the time limit and at the caller\'s signal', async () => {
  const problem = problemOf(2000, 60);
  await expect(assignJudges(problem, { timeLimit: 0.05 })).rejects.toThrow(AssignmentTimeout);
  const stopper = new AbortController();
  const stopped = assignJudges(problem, { signal: stopper.signal });
  stopper.abort();
  await expect(stopped).rejects.toThrow('the assignment was stopped');
});

test('refuses ids that are unknown or listed twice', async () => {
  const problem = problemOf(4, 4);
  await expect(assignJudges({ ...problem, conflicts: [{ judge: 'nobody', entry: 'e0', why: '' }] })).rejects.toThrow(RangeError);
  await expect(assignJudges({ ...problem, entries: [...problem.entries, problem.entries[0]!] })).rejects.toThrow('listed twice');
});
