import type { Highs } from 'highs';
import type { CompiledProblem } from './assignment.types.ts';
import { loadCost } from './fair-load.ts';
import { buildModel, type Columns } from './model.ts';
import { fixedValue, priceBound, rankJudges } from './price-bound.ts';
import { randomFrom } from './random.ts';
import type { RoomFlow } from './room-flow.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Up to here every pair is handed over; beyond, each entry's candidates. */
const WHOLE = 30_000;
/** Candidates of an entry beyond those its group uses at the first prices. */
const SPARE = 6;
/** Candidates of an entry beyond its wants: where a group uses more judges, each entry is given a draw of them. */
const MOST_CANDIDATES = 24;
/** Pairs added to an entry in one round. */
const MOST_ADDED = 6;
const MOST_ROUNDS = 6;
/** Of the bound: nearer than this, another round is not worth its time. */
const CLOSE = 1e-6;
const EXACT = 1e-7;

export interface Fractions {
  /** entry * judgeCount + judge */
  readonly cells: Int32Array;
  readonly amounts: Float64Array;
  /** Proven for the whole problem. */
  readonly bound: number;
}

function solve(highs: Highs, watch: Stopwatch, problem: CompiledProblem, wants: ArrayLike<number>, columns: Columns, solver: 'ipm' | 'choose') {
  const data = buildModel(highs, problem, wants, columns);
  return highs.withModel(data, (model) => {
    // The inside of the best face is wanted, not a corner: it spreads the chances, and the draw finds the corner.
    model.options.set({ output_flag: false, solver, run_crossover: 'off' });
    watch.lap('build');
    model.run();
    if (solver === 'ipm' && model.getModelStatus() !== highs.constants.modelStatus.optimal) {
      // Where the best face has hardly an inside, the method stops short of its tolerance.
      model.options.set({ solver: 'simplex' });
      model.run();
    }
    watch.lap('solve');
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error(`HiGHS ended with status ${model.getModelStatus()}`);
    const { colValue, rowDual } = model.getSolution();
    watch.lap('read');
    return { amounts: colValue.subarray(0, columns.row.length), prices: rowDual.slice(wants.length), worths: rowDual.subarray(0, wants.length) };
  });
}

/** Prices of judges' time when only how many of each group they take counts: a model of groups x judges instead of entries x judges. */
function groupPrices(highs: Highs, watch: Stopwatch, problem: CompiledProblem): { prices: Float64Array; taken: Float64Array; usedBy: number[] } {
  const { judgeCount, groupCount, entryCount, blocked, groupOf, wanted } = problem;
  const [able, wants] = [new Float64Array(groupCount * judgeCount), new Float64Array(groupCount)];
  for (let entry = 0; entry < entryCount; entry += 1) {
    const from = groupOf[entry]! * judgeCount;
    wants[groupOf[entry]!]! += wanted[entry]!;
    for (let judge = 0; judge < judgeCount; judge += 1) able[from + judge]! += (1 - blocked[entry * judgeCount + judge]!) * problem.cap;
  }
  const { prices, worths, amounts: taken } = solve(highs, watch, problem, wants, {
    row: Int32Array.from(able.keys(), (cell) => Math.floor(cell / judgeCount)), judge: Int32Array.from(able.keys(), (cell) => cell % judgeCount), worth: problem.expertise, upper: able,
  }, 'choose');
  const usedBy = Array.from(wants.keys(), (group) => prices.reduce((sum, price, judge) => sum + (problem.expertise[group * judgeCount + judge]! - price >= worths[group]! - EXACT ? 1 : 0), 0));
  return { prices, taken: taken.slice(), usedBy };
}

function columnsOf(problem: CompiledProblem, chosen: Uint8Array): Columns & { cells: Int32Array } {
  const { judgeCount, expertise, groupOf, cap } = problem;
  const cells = new Int32Array(chosen.reduce((sum, each) => sum + each, 0));
  for (let cell = 0, at = 0; cell < chosen.length; cell += 1) if (chosen[cell] === 1) cells[at++] = cell;
  const row = cells.map((cell) => Math.floor(cell / judgeCount));
  const judge = cells.map((cell) => cell % judgeCount);
  const worth = Float64Array.from(cells.keys(), (at) => expertise[groupOf[row[at]!]! * judgeCount + judge[at]!]!);
  return { cells, row, judge, worth, upper: new Float64Array(cells.length).fill(cap) };
}

/** Marks the pairs of each entry's best judges at the groups' prices, as many as its group uses; of very many, a draw in proportion to what they take of the group, so that every judge is listed often enough. */
function chooseCandidates(problem: CompiledProblem, { prices, taken, usedBy }: ReturnType<typeof groupPrices>, flow: RoomFlow): Uint8Array {
  const { entryCount, judgeCount, blocked, groupOf, wanted, cap } = problem;
  const chosen = flow.amount.reduce((all, amount, cell) => ((all[cell] = amount > 0 ? 1 : 0), all), new Uint8Array(entryCount * judgeCount));
  const ranked = rankJudges(problem, prices);
  const random = randomFrom(problem.seed);
  const keys = new Float64Array(judgeCount);
  for (let entry = 0; entry < entryCount; entry += 1) {
    const group = groupOf[entry]!;
    const needed = Math.ceil(wanted[entry]! / cap);
    let open = Math.min(Math.max(usedBy[group]!, needed) + SPARE, needed + MOST_CANDIDATES);
    let order = ranked[group]!;
    if (usedBy[group]! + SPARE > open) {
      // Weighted draw without return (Efraimidis and Spirakis 2006).
      for (let judge = 0; judge < judgeCount; judge += 1) keys[judge] = -Math.log(1 - random()) / (taken[group * judgeCount + judge]! + 1e-6);
      order = order.toSorted((a, b) => keys[a]! - keys[b]!);
    }
    for (const judge of order) {
      if (open === 0) break;
      if (blocked[entry * judgeCount + judge] === 1) continue;
      chosen[entry * judgeCount + judge] = 1;
      open -= 1;
    }
  }
  return chosen;
}

/** Whether the amounts are worth what nothing can exceed. */
function isClose(problem: CompiledProblem, bound: number, columns: Columns, amounts: Float64Array): boolean {
  const load = Float64Array.from(problem.base);
  let value = fixedValue(problem);
  for (const [column, amount] of amounts.entries()) {
    value += amount * columns.worth[column]!;
    load[columns.judge[column]!]! += amount;
  }
  for (const [judge, each] of load.entries()) value -= loadCost(problem.fair[judge]!, each);
  return bound - value <= CLOSE * Math.max(1, Math.abs(bound));
}

/** Adds to each entry the pairs left out that gain most at the prices. Returns how many. */
function addGaining(problem: CompiledProblem, chosen: Uint8Array, prices: Float64Array, worths: Float64Array): number {
  const { entryCount, judgeCount, blocked, groupOf, expertise } = problem;
  const ranked = rankJudges(problem, prices);
  let added = 0;
  for (let entry = 0; entry < entryCount; entry += 1) {
    const group = groupOf[entry]!;
    let open = MOST_ADDED;
    for (const judge of ranked[group]!) {
      if (open === 0 || expertise[group * judgeCount + judge]! - prices[judge]! <= worths[entry]! + 1e-6) break;
      const cell = entry * judgeCount + judge;
      if (chosen[cell] === 1 || blocked[cell] === 1) continue;
      chosen[cell] = 1;
      open -= 1;
      added += 1;
    }
  }
  return added;
}

/**
 * The best amounts of every pair, each at most the cap, solved by HiGHS's interior point method on candidate pairs. The bound is that of the whole problem, by the
 * judges' prices; pairs left out that could still gain are added and the model solved again (column generation), until value and bound meet.
 */
export function solveTransport(highs: Highs, watch: Stopwatch, problem: CompiledProblem, flow: RoomFlow): Fractions {
  const { entryCount, judgeCount, blocked } = problem;
  let chosen: Uint8Array;
  let bound = Number.POSITIVE_INFINITY;
  if (entryCount * judgeCount <= WHOLE) {
    chosen = blocked.map((each) => 1 - each);
  } else {
    const first = groupPrices(highs, watch, problem);
    bound = priceBound(problem, first.prices);
    chosen = chooseCandidates(problem, first, flow);
  }
  for (let round = 1; ; round += 1) {
    const columns = columnsOf(problem, chosen);
    const { amounts, prices, worths } = solve(highs, watch, problem, problem.wanted, columns, 'ipm');
    bound = Math.min(bound, priceBound(problem, prices));
    const added = round < MOST_ROUNDS && !isClose(problem, bound, columns, amounts) ? addGaining(problem, chosen, prices, worths) : 0;
    watch.lap('read');
    if (added === 0) return { cells: columns.cells, amounts, bound };
  }
}
