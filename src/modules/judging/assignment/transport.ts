import type { Highs } from 'highs';
import type { CompiledProblem } from './assignment.types.ts';
import { buildModel, type Columns } from './model.ts';
import { priceBound, rankJudges } from './price-bound.ts';
import type { RoomFlow } from './room-flow.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Up to here every pair is handed over; beyond, each entry's candidates. */
const WHOLE = 30_000;
/** Candidates of an entry beyond those its group uses at the first prices. */
const SPARE = 6;
const MOST_ROUNDS = 6;
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
function groupPrices(highs: Highs, watch: Stopwatch, problem: CompiledProblem): { prices: Float64Array; usedBy: number[] } {
  const { judgeCount, groupCount, entryCount, blocked, groupOf, wanted } = problem;
  const [able, wants] = [new Float64Array(groupCount * judgeCount), new Float64Array(groupCount)];
  for (let entry = 0; entry < entryCount; entry += 1) {
    const from = groupOf[entry]! * judgeCount;
    wants[groupOf[entry]!]! += wanted[entry]!;
    for (let judge = 0; judge < judgeCount; judge += 1) able[from + judge]! += (1 - blocked[entry * judgeCount + judge]!) * problem.cap;
  }
  const { prices, worths } = solve(highs, watch, problem, wants, {
    row: Int32Array.from(able.keys(), (cell) => Math.floor(cell / judgeCount)), judge: Int32Array.from(able.keys(), (cell) => cell % judgeCount), worth: problem.expertise, upper: able,
  }, 'choose');
  const usedBy = Array.from(wants.keys(), (group) => prices.reduce((sum, price, judge) => sum + (problem.expertise[group * judgeCount + judge]! - price >= worths[group]! - EXACT ? 1 : 0), 0));
  return { prices, usedBy };
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

/** Marks the pairs of each entry's best judges at `prices`, as many as its group needs. */
function chooseCandidates(problem: CompiledProblem, prices: Float64Array, usedBy: readonly number[], flow: RoomFlow): Uint8Array {
  const { entryCount, judgeCount, blocked, groupOf, wanted, cap } = problem;
  const chosen = flow.amount.reduce((all, amount, cell) => ((all[cell] = amount > 0 ? 1 : 0), all), new Uint8Array(entryCount * judgeCount));
  const ranked = rankJudges(problem, prices);
  for (let entry = 0; entry < entryCount; entry += 1) {
    let open = Math.max(usedBy[groupOf[entry]!]!, Math.ceil(wanted[entry]! / cap)) + SPARE;
    for (const judge of ranked[groupOf[entry]!]!) {
      if (open === 0) break;
      if (blocked[entry * judgeCount + judge] === 1) continue;
      chosen[entry * judgeCount + judge] = 1;
      open -= 1;
    }
  }
  return chosen;
}

/**
 * The best amounts of every pair, each at most the cap, solved by HiGHS's interior point method on candidate pairs. The bound is that of the whole problem, by the
 * judges' prices; pairs left out that could still gain are added and the model solved again (column generation), until value and bound meet.
 */
export function solveTransport(highs: Highs, watch: Stopwatch, problem: CompiledProblem, flow: RoomFlow): Fractions {
  const { entryCount, judgeCount, blocked, groupOf, expertise } = problem;
  let chosen: Uint8Array;
  let bound = Number.POSITIVE_INFINITY;
  if (entryCount * judgeCount <= WHOLE) {
    chosen = blocked.map((each) => 1 - each);
  } else {
    const { prices, usedBy } = groupPrices(highs, watch, problem);
    bound = priceBound(problem, prices);
    chosen = chooseCandidates(problem, prices, usedBy, flow);
  }
  for (let round = 1; ; round += 1) {
    const columns = columnsOf(problem, chosen);
    const { amounts, prices, worths } = solve(highs, watch, problem, problem.wanted, columns, 'ipm');
    bound = Math.min(bound, priceBound(problem, prices));
    let added = 0;
    for (let entry = 0; entry < entryCount && round < MOST_ROUNDS; entry += 1) {
      for (let judge = 0; judge < judgeCount; judge += 1) {
        const cell = entry * judgeCount + judge;
        if (chosen[cell] === 1 || blocked[cell] === 1 || expertise[groupOf[entry]! * judgeCount + judge]! - prices[judge]! <= worths[entry]! + 1e-6) continue;
        chosen[cell] = 1;
        added += 1;
      }
    }
    watch.lap('read');
    if (added === 0) return { cells: columns.cells, amounts, bound };
  }
}
