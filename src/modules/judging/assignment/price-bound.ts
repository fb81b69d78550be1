import type { CompiledProblem } from './assignment.types.ts';
import { loadCost, loadSteps } from './fair-load.ts';

/** What the fixed pairs are worth. */
export function fixedValue(problem: CompiledProblem): number {
  return problem.fixed.reduce((sum, cell) => sum + problem.expertise[problem.groupOf[Math.floor(cell / problem.judgeCount)]! * problem.judgeCount + (cell % problem.judgeCount)]!, 0);
}

/** Expertise of the pairs less the cost of loads beyond the fair share. */
export function valueOf(problem: CompiledProblem, pairs: Iterable<number>): number {
  const { judgeCount, expertise, groupOf, fair } = problem;
  const load = new Int32Array(judgeCount);
  let value = 0;
  for (const cell of pairs) {
    const judge = cell % judgeCount;
    load[judge]! += 1;
    value += expertise[groupOf[Math.floor(cell / judgeCount)]! * judgeCount + judge]!;
  }
  for (let judge = 0; judge < judgeCount; judge += 1) value -= loadCost(fair[judge]!, load[judge]!);
  return value;
}

/** Of each group, the judges by expertise less price, best first. */
export function rankJudges(problem: CompiledProblem, prices: Float64Array): Int32Array[] {
  const { judgeCount, groupCount, expertise } = problem;
  return Array.from({ length: groupCount }, (_, group) => {
    const net = prices.map((price, judge) => expertise[group * judgeCount + judge]! - price);
    return Int32Array.from(net.keys()).toSorted((a, b) => net[b]! - net[a]! || a - b);
  });
}

/** The most a judge's load can bring at a price: the function is concave and piecewise linear, so its best is at an end of a step. */
function bestLoad(problem: CompiledProblem, judge: number, price: number): number {
  const [base, fair] = [problem.base[judge]!, problem.fair[judge]!];
  const [least, most] = [problem.least[judge]!, problem.most[judge]!];
  let [best, end] = [Number.NEGATIVE_INFINITY, 0];
  for (const load of [least, most, ...loadSteps(problem, judge).map(({ width }) => (end += width))]) {
    if (load >= least && load <= most) best = Math.max(best, price * load - loadCost(fair, base + load));
  }
  return best;
}

/**
 * What no assignment of the whole problem can exceed, from any price of a judge's time (Lagrangian relaxation of the judges' rows): each entry takes its best judges at these
 * prices, each judge its best load, and neither minds the other. Reads no variable of the model solved, so it holds for pairs that were never handed to the solver.
 */
export function priceBound(problem: CompiledProblem, prices: Float64Array): number {
  const { entryCount, judgeCount, expertise, blocked, groupOf, wanted, cap } = problem;
  const ranked = rankJudges(problem, prices);
  let bound = fixedValue(problem);
  for (let entry = 0; entry < entryCount; entry += 1) {
    const group = groupOf[entry]!;
    let open = wanted[entry]!;
    for (const judge of ranked[group]!) {
      if (open <= 0) break;
      if (blocked[entry * judgeCount + judge] === 1) continue;
      const part = Math.min(cap, open);
      bound += part * (expertise[group * judgeCount + judge]! - prices[judge]!);
      open -= part;
    }
  }
  for (let judge = 0; judge < judgeCount; judge += 1) bound += bestLoad(problem, judge, prices[judge]!);
  return bound;
}
