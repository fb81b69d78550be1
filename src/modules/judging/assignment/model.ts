import type { Highs, ModelData } from 'highs';
import type { CompiledProblem } from './assignment.types.ts';
import { loadSteps } from './fair-load.ts';

/** Columns of a transport model: who may take what, for how much, up to where. */
export interface Columns {
  readonly row: Int32Array;
  readonly judge: Int32Array;
  readonly worth: Float64Array;
  readonly upper: Float64Array;
}

/**
 * The transport model as arrays, by columns: rows `0 … wants.length - 1` take exactly what they want, a row for each judge passes its load on to the steps of its cost.
 * The matrix is that of a network, so its corners are whole numbers where the bounds are. The price of a judge's time is its row's dual value.
 */
export function buildModel(highs: Highs, problem: CompiledProblem, wants: ArrayLike<number>, columns: Columns, integral = false): ModelData {
  const steps = Array.from({ length: problem.judgeCount }, (_, judge) => loadSteps(problem, judge));
  const pairCount = columns.row.length;
  const stepCount = steps.reduce((sum, each) => sum + each.length, 0);
  const [numCols, numRows] = [pairCount + stepCount, wants.length + problem.judgeCount];
  const [colCost, colLower, colUpper] = [new Float64Array(numCols), new Float64Array(numCols), new Float64Array(numCols)];
  const starts = new Int32Array(numCols + 1);
  const indices = new Int32Array(2 * pairCount + stepCount);
  const values = new Float64Array(indices.length).fill(1);
  colCost.set(columns.worth);
  colUpper.set(columns.upper);
  for (let column = 0; column < pairCount; column += 1) {
    starts[column] = 2 * column;
    indices[2 * column] = columns.row[column]!;
    indices[2 * column + 1] = wants.length + columns.judge[column]!;
  }
  let [column, at] = [pairCount, 2 * pairCount];
  for (const [judge, ofJudge] of steps.entries()) {
    for (const [step, { width, cost }] of ofJudge.entries()) {
      starts[column] = at;
      // What a judge must take lies within its fair share, which is the first step.
      colLower[column] = step === 0 ? problem.least[judge]! : 0;
      colUpper[column] = width;
      colCost[column] = -cost;
      indices[at] = wants.length + judge;
      values[at] = -1;
      column += 1;
      at += 1;
    }
  }
  starts[numCols] = at;
  const sides = new Float64Array(numRows);
  sides.set(Float64Array.from(wants));
  return {
    numCols, numRows, sense: highs.constants.objectiveSense.maximize, colCost, colLower, colUpper, rowLower: sides, rowUpper: sides,
    matrix: { format: 'csc', numRows, numCols, starts, indices, values },
    ...(integral && { integrality: new Int32Array(numCols).fill(1, 0, pairCount) }),
  };
}
