import fc from 'fast-check';
import type { AssignmentProblem, CompiledProblem } from './assignment.types.ts';
import { Draft } from './link-groups.ts';
import { valueOf } from './price-bound.ts';

/** Small problems of all kinds, many of them impossible. */
export const smallProblem: fc.Arbitrary<AssignmentProblem> = fc
  .record({ entryCount: fc.integer({ min: 1, max: 5 }), judgeCount: fc.integer({ min: 1, max: 4 }), groupCount: fc.integer({ min: 1, max: 2 }) })
  .chain(({ entryCount, judgeCount, groupCount }) =>
    fc.record({
      entries: fc.tuple(...Array.from({ length: entryCount }, (_, index) => fc.record({ id: fc.constant(`e${index}`), group: fc.nat(groupCount - 1).map((group) => `g${group}`), judges: fc.integer({ min: 1, max: 2 }) }))),
      judges: fc.tuple(...Array.from({ length: judgeCount }, (_, index) => fc.record({
        id: fc.constant(`j${index}`), most: fc.integer({ min: 1, max: 5 }), least: fc.constantFrom(0, 0, 0, 1, 2),
        expertise: fc.record({ g0: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10), g1: fc.integer({ min: 0, max: 10 }).map((tenth) => tenth / 10) }),
      }))),
      conflicts: fc.subarray(Array.from({ length: entryCount * judgeCount }, (_, cell) => ({ entry: `e${Math.floor(cell / judgeCount)}`, judge: `j${cell % judgeCount}`, why: 'own unit' })), { maxLength: Math.ceil((entryCount * judgeCount) / 2) }),
      seed: fc.string({ maxLength: 3 }),
    }),
  );

export function isLinked(problem: CompiledProblem, pairs: Iterable<number>): boolean {
  const all = [...pairs];
  return new Draft({ ...problem, fixed: new Int32Array() }, all).apart().length === 0;
}

/** The best whole assignment beside the fixed pairs, by trying all. Null: there is none. */
export function bruteForce(problem: CompiledProblem): { value: number; pairs: number[] } | null {
  const { entryCount, judgeCount, wanted, most, least, blocked } = problem;
  const load = new Int32Array(judgeCount);
  const chosen: number[] = [...problem.fixed];
  let best: { value: number; pairs: number[] } | null = null;
  const visit = (entry: number, judge: number, open: number): void => {
    if (entry === entryCount) {
      if (load.some((each, at) => each < least[at]!)) return;
      const value = valueOf(problem, chosen);
      if ((best === null || value > best.value) && (!problem.connect || isLinked(problem, chosen))) best = { value, pairs: [...chosen] };
      return;
    }
    if (open === 0) return visit(entry + 1, 0, wanted[entry + 1] ?? 0);
    if (judge === judgeCount) return;
    const cell = entry * judgeCount + judge;
    if (blocked[cell] === 0 && load[judge]! < most[judge]!) {
      load[judge]! += 1;
      chosen.push(cell);
      visit(entry, judge + 1, open - 1);
      chosen.pop();
      load[judge]! -= 1;
    }
    visit(entry, judge + 1, open);
  };
  visit(0, 0, wanted[0] ?? 0);
  return best;
}
