import type { CompiledProblem } from './assignment.types.ts';

/** Beyond the fair share by up to a tenth, then further: what one more entry costs, in the same unit as expertise. */
const OVERLOAD_COST = [0.1, 0.3] as const;
const FIRST_STEP = 0.1;

/** The smallest level at which judges, each kept within its least and most, can together take `total`. */
export function fairLevel(least: ArrayLike<number>, most: ArrayLike<number>, total: number): number {
  let [low, high] = [0, 0];
  for (let judge = 0; judge < most.length; judge += 1) high = Math.max(high, most[judge]!);
  while (low < high) {
    const level = (low + high) >> 1;
    let taken = 0;
    for (let judge = 0; judge < most.length; judge += 1) taken += Math.min(Math.max(level, least[judge]!), most[judge]!);
    if (taken >= total) high = level;
    else low = level + 1;
  }
  return low;
}

export interface LoadStep {
  /** Length of the step, in entries. */
  readonly width: number;
  readonly cost: number;
}

/** A judge's room beside its fixed pairs, cut where another entry begins to cost more. Costs rise, so a linear programme fills the steps in order. */
export function loadSteps(problem: CompiledProblem, judge: number): LoadStep[] {
  const fair = problem.fair[judge]!;
  const cuts = [0, fair, fair + Math.ceil(fair * FIRST_STEP), Number.POSITIVE_INFINITY];
  const from = problem.base[judge]!;
  const to = from + problem.most[judge]!;
  return [0, ...OVERLOAD_COST].map((cost, step) => ({ cost, width: Math.max(0, Math.min(cuts[step + 1]!, to) - Math.max(cuts[step]!, from)) }));
}

/** What a judge's whole load costs. */
export function loadCost(fair: number, load: number): number {
  const over = Math.max(0, load - fair);
  const first = Math.min(over, Math.ceil(fair * FIRST_STEP));
  return OVERLOAD_COST[0] * first + OVERLOAD_COST[1] * (over - first);
}
