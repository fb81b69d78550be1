import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AssignmentProblem, Clash } from './assignment.types.ts';
import { compile } from './compile.ts';
import { nameClash } from './name-clash.ts';
import { solveCompiled } from './solve.ts';
import { bruteForce, isLinked, smallProblem } from './test-kit.ts';

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);

async function solve(problem: AssignmentProblem, connect = true) {
  const { compiled, clashes, numbering } = compile(problem, { connect });
  if (clashes.length > 0) return { compiled, clashes, solved: null };
  const solved = await solveCompiled(compiled);
  return { compiled, solved: solved.kind === 'assigned' ? solved : null, clashes: solved.kind === 'impossible' ? solved.clashes.map((clash) => nameClash(clash, compiled, numbering)) : [] };
}

function expectKept(problem: AssignmentProblem, pairs: Iterable<number>): void {
  const J = problem.judges.length;
  const seen = new Set(pairs);
  const forbidden = new Set(problem.conflicts.map(({ judge, entry }) => `${judge} ${entry}`));
  const loads = new Map<string, number>();
  const served = new Map<string, number>();
  for (const cell of seen) {
    const [entry, judge] = [problem.entries[Math.floor(cell / J)]!, problem.judges[cell % J]!];
    expect(forbidden).not.toContain(`${judge.id} ${entry.id}`);
    loads.set(judge.id, (loads.get(judge.id) ?? 0) + 1);
    served.set(entry.id, (served.get(entry.id) ?? 0) + 1);
  }
  for (const { id, judges } of problem.entries) expect(served.get(id) ?? 0).toBe(judges);
  for (const { id, most, least = 0 } of problem.judges) {
    expect(loads.get(id) ?? 0).toBeLessThanOrEqual(most);
    expect(loads.get(id) ?? 0).toBeGreaterThanOrEqual(least);
  }
  for (const { judge, entry } of problem.fixed ?? []) expect(seen).toContain(problem.entries.findIndex(({ id }) => id === entry) * J + problem.judges.findIndex(({ id }) => id === judge));
}

/** Whether a clash is what it says, counted from the problem itself. */
function isTrue(problem: AssignmentProblem, clash: Clash): boolean {
  const able = (judge: string, entry: string) => !problem.conflicts.some((conflict) => conflict.judge === judge && conflict.entry === entry);
  const entry = (id: string) => problem.entries.find((each) => each.id === id)!;
  const judge = (id: string) => problem.judges.find((each) => each.id === id)!;
  switch (clash.kind) {
    case 'least-above-most': return judge(clash.judge).least! > judge(clash.judge).most;
    case 'too-few-judges': return clash.wanted === entry(clash.entry).judges && problem.judges.filter(({ id }) => able(id, clash.entry)).length === clash.able && clash.able < clash.wanted;
    case 'too-little-room': {
      const room = problem.judges.reduce((sum, { id, most }) => sum + Math.min(most, clash.entries.filter((each) => able(id, each)).length), 0);
      return room === clash.room && clash.wanted === clash.entries.reduce((sum, each) => sum + entry(each).judges, 0) && clash.wanted > room;
    }
    case 'too-much-least': {
      const possible = problem.entries.reduce((sum, { id, judges }) => sum + Math.min(judges, clash.judges.filter((each) => able(each, id)).length), 0);
      return possible === clash.possible && clash.least === clash.judges.reduce((sum, each) => sum + judge(each).least!, 0) && clash.least > possible;
    }
    case 'not-connected': return true; // that nothing links it is for the brute force to say
    default: return false;
  }
}

test('a small problem is solved as well as by trying everything, and an impossible one names clashes that are true', async () => {
  const seen = { assigned: 0, impossible: 0, apart: 0, cut: 0 };
  await fc.assert(
    fc.asyncProperty(smallProblem, fc.boolean(), async (problem, connect) => {
      const { compiled, solved, clashes } = await solve(problem, connect);
      const best = clashes.some(({ kind }) => kind === 'least-above-most') ? null : bruteForce(compiled);
      if (solved === null) {
        seen.impossible += 1;
        expect(best).toBeNull();
        expect(clashes.length).toBeGreaterThan(0);
        for (const clash of clashes) expect(isTrue(problem, clash), JSON.stringify(clash)).toBe(true);
        if (clashes.some(({ kind }) => kind === 'not-connected')) {
          seen.apart += 1;
          expect(bruteForce({ ...compiled, connect: false })).not.toBeNull();
        }
        return;
      }
      seen.assigned += 1;
      expectKept(problem, solved.pairs);
      if (connect) expect(isLinked(compiled, solved.pairs)).toBe(true);
      expect(solved.value).toBeCloseTo(best!.value, 5);
      expect(solved.bound).toBeGreaterThan(solved.value - 1e-6);
      // Linking cost something: the cuts' own doing.
      if (connect && bruteForce({ ...compiled, connect: false })!.value > solved.value + 1e-6) seen.cut += 1;
    }),
    { numRuns: 500, seed: 17 },
  );
  expect(Object.values(seen).every((count) => count > 3), JSON.stringify(seen)).toBe(true);
});

test('a clash that is neither one entry, a group nor all is minimal', async () => {
  const problem: AssignmentProblem = {
    entries: ids('e', 8).map((id) => ({ id, group: 'g', judges: 1 })),
    judges: [{ id: 'only', most: 2, expertise: {} }, { id: 'other', most: 20, expertise: {} }],
    // e0 … e4 can be judged by one judge only, who takes two.
    conflicts: ids('e', 5).map((entry) => ({ judge: 'other', entry, why: 'co-author' })), seed: 's',
  };
  const { clashes } = await solve(problem, false);
  expect(clashes[0]).toMatchObject({ kind: 'too-little-room', all: false, group: null, wanted: 3, room: 2, judges: [{ judge: 'only', room: 2 }] });
});

test('fixed pairs are kept, and clash with a conflict, a want or a most', async () => {
  const problem: AssignmentProblem = {
    entries: ids('e', 4).map((id) => ({ id, group: 'g', judges: 2 })), judges: ids('j', 3).map((id, index) => ({ id, most: 3, expertise: { g: index / 4 } })),
    conflicts: [{ judge: 'j2', entry: 'e0', why: 'own unit' }], fixed: [{ judge: 'j0', entry: 'e1' }, { judge: 'j0', entry: 'e2' }], seed: 's',
  };
  const { compiled, solved } = await solve(problem);
  expectKept(problem, solved!.pairs);
  expect(solved!.value).toBeCloseTo(bruteForce(compiled)!.value, 6);
  const clash = async (fixed: AssignmentProblem['fixed'], most = 3) => (await solve({ ...problem, fixed, judges: problem.judges.map((judge) => ({ ...judge, most })) })).clashes[0];
  expect(await clash([{ judge: 'j2', entry: 'e0' }])).toEqual({ kind: 'fixed-conflict', judge: 'j2', entry: 'e0', why: 'own unit' });
  expect(await clash(ids('j', 3).map((judge) => ({ judge, entry: 'e1' })))).toMatchObject({ kind: 'fixed-beyond-wanted', fixed: 3, wanted: 2 });
  expect(await clash(ids('e', 4).map((entry) => ({ judge: 'j0', entry })))).toMatchObject({ kind: 'fixed-beyond-most', fixed: 4, most: 3 });
});

test('a group whose entries share no possible judge is named with its parts', async () => {
  const problem: AssignmentProblem = {
    entries: ids('e', 4).map((id) => ({ id, group: 'g', judges: 2 })), judges: ids('j', 4).map((id) => ({ id, most: 9, expertise: { g: 1 } })), seed: 's',
    conflicts: [['j0', 'e0'], ['j1', 'e0'], ['j0', 'e1'], ['j1', 'e1'], ['j2', 'e2'], ['j3', 'e2'], ['j2', 'e3'], ['j3', 'e3']].map(([judge, entry]) => ({ judge: judge!, entry: entry!, why: 'own subtree' })),
  };
  const { clashes } = await solve(problem);
  expect(clashes).toEqual([{ kind: 'not-connected', group: 'g', why: 'apart', proven: true, parts: [['e0', 'e1'], ['e2', 'e3']] }]);
});

test('beyond what is handed over whole, candidates and prices prove the same bound, and groups are linked', async () => {
  const entries = ids('e', 600).map((id, index) => ({ id, group: `g${index % 25}`, judges: 2 + (index % 2) }));
  const judges = ids('j', 60).map((id, index) => ({ id, most: 36, least: 8, expertise: Object.fromEntries(ids('g', 25).map((group, at) => [group, ((index * 37 + at * 101) % 97) / 97])) }));
  const conflicts = entries.flatMap(({ id: entry }, index) => [{ judge: `j${(index * 7) % 60}`, entry, why: 'own unit' }, { judge: `j${(index * 11 + 3) % 60}`, entry, why: 'own unit' }]);
  const problem = { entries, judges, conflicts, seed: 'large' };
  const { compiled, solved } = await solve(problem);
  expectKept(problem, solved!.pairs);
  expect(isLinked(compiled, solved!.pairs)).toBe(true);
  expect(solved!.bound - solved!.value).toBeLessThan(1e-3);
});

test('with a cap no pair is drawn more often than it, and a cap that leaves too little room is named', async () => {
  const problem: AssignmentProblem = {
    entries: ids('e', 12).map((id) => ({ id, group: 'g', judges: 2 })), judges: ids('j', 6).map((id, index) => ({ id, most: 6, expertise: { g: 1 - index / 10 } })),
    conflicts: [{ judge: 'j0', entry: 'e0', why: 'own unit' }], pairCap: 0.5, seed: 's',
  };
  const times = new Map<number, number>();
  const DRAWS = 300;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    const drawn = { ...problem, seed: `s${draw}` };
    const { solved } = await solve(drawn);
    expectKept(drawn, solved!.pairs);
    for (const cell of solved!.pairs) times.set(cell, (times.get(cell) ?? 0) + 1);
  }
  // Four standard deviations of a share of 300 draws at 0.5.
  expect(Math.max(...times.values()) / DRAWS).toBeLessThan(0.5 + 4 * Math.sqrt(0.25 / DRAWS));
  expect((await solve(problem)).solved!.pairs).toEqual((await solve(problem)).solved!.pairs);
  expect((await solve({ ...problem, pairCap: 0.3 })).clashes[0]).toMatchObject({ kind: 'pair-cap', entries: ['e0'], wanted: 2, room: 1.5 });
});
