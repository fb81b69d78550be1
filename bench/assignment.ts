import { performance } from 'node:perf_hooks';
import { assignJudges } from '../src/modules/judging/assignment/assign.ts';
import type { AssignmentProblem } from '../src/modules/judging/assignment/assignment.types.ts';
import { randomFrom } from '../src/modules/judging/assignment/random.ts';
import type { Line } from './support/line.ts';

const LIMIT = { seconds: 60, mib: 1024, gap: 0.01, overhead: 0.5 };
const EACH = 3;
const CONFLICTS = 0.05;

/** Categories of unequal size; a judge knows some of them; 5 % of all pairs are conflicts. */
function makeProblem(entryCount: number, judgeCount: number, groupCount: number): AssignmentProblem {
  const random = randomFrom('bench');
  const groups = Array.from({ length: groupCount }, (_, index) => `g${index}`);
  const entries = Array.from({ length: entryCount }, (_, index) => ({ id: `e${index}`, group: groups[Math.floor(random() ** 1.5 * groupCount)]!, judges: EACH }));
  const share = (entryCount * EACH) / judgeCount;
  const judges = Array.from({ length: judgeCount }, (_, index) => ({
    id: `j${index}`, most: Math.ceil(share * 1.2), least: Math.floor(share * 0.6), expertise: Object.fromEntries(groups.map((group) => [group, Math.round(random() * 100) / 100])),
  }));
  const conflicts = entries.flatMap(({ id: entry }) => judges.filter(() => random() < CONFLICTS).map(({ id: judge }) => ({ judge, entry, why: 'unit' })));
  return { entries, judges, conflicts, seed: 'bench' };
}

/** The assignment of a large contest, and what its answer is worth beside the proven bound. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const [entryCount, judgeCount, groupCount] = options.quick ? [1000, 60, 12] : [10_000, 300, 24];
  const problem = makeProblem(entryCount, judgeCount, groupCount);
  const from = performance.now();
  const outcome = await assignJudges(problem);
  const elapsed = (performance.now() - from) / 1000;
  if (outcome.kind !== 'assigned' || !outcome.connected || outcome.pairs.length !== entryCount * EACH) throw new Error('no such assignment');
  const { build, solve, read } = outcome.seconds;
  const of = `${entryCount} entries, ${judgeCount} judges, ${EACH} each, ${problem.conflicts.length} conflicts`;
  const line = (bench: string, value: number, unit: string, limit: number, digits: number, note: string) =>
    report({ bench: `assignment/${bench}`, value: Number(value.toFixed(digits)), unit, limit, ratio: Number((value / limit).toFixed(4)), note });
  line('time', elapsed, 's', LIMIT.seconds, 2, `${of}; the call as a whole, its process included`);
  line('memory', outcome.peakMiB, 'MiB', LIMIT.mib, 0, `peak resident set of the solver's process; of this one ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
  line('gap', outcome.gap, '', LIMIT.gap, 8, `value ${outcome.value.toFixed(4)}, proven bound ${outcome.bound.toFixed(4)}; every group linked`);
  line('overhead', (build + read) / solve, '', LIMIT.overhead, 3, `build ${build.toFixed(2)} s and read ${read.toFixed(2)} s, of HiGHS's own ${solve.toFixed(2)} s`);
}
