import { cholesky, invertCholesky, solveCholesky } from './cholesky.ts';
import type { ScoreTable } from './score-table.ts';

/** Scores of each entry, one after another: entry e has `first[e] … first[e + 1] - 1` of `judge` and `weight`. */
export interface Rows {
  readonly first: Int32Array;
  readonly judge: Int32Array;
  /** Confidence over the entry's whole confidence. */
  readonly share: Float64Array;
  /** Confidence of all of an entry's scores. */
  readonly total: Float64Array;
}

export interface JudgeSystem {
  readonly rows: Rows;
  /** Not a number for an entry without a score. */
  readonly values: Float64Array;
  readonly biases: Float64Array;
  /** Σ c (s - v - b)² */
  readonly rest: number;
  /** Covariance of the judges' biases for a residual of 1, in the gauge in which each part's biases sum to 0; null when not asked for. */
  readonly covariance: Float64Array | null;
  /** Lower triangle of the system's matrix, the gauge in it. */
  readonly lower: Float64Array;
}

function rowsOf(table: ScoreTable): Rows & { mean: Float64Array } {
  const { rowOf, columnOf, score, confidence, entryIds } = table;
  const first = new Int32Array(entryIds.length + 1);
  const [total, mean] = [new Float64Array(entryIds.length), new Float64Array(entryIds.length)];
  for (let at = 0; at < rowOf.length; at += 1) {
    first[rowOf[at]! + 1]! += 1;
    total[rowOf[at]!]! += confidence[at]!;
    mean[rowOf[at]!]! += confidence[at]! * score[at]!;
  }
  for (let row = 0; row < entryIds.length; row += 1) {
    first[row + 1]! += first[row]!;
    mean[row]! /= total[row]!;
  }
  const next = first.slice();
  const [judge, share] = [new Int32Array(rowOf.length), new Float64Array(rowOf.length)];
  for (let at = 0; at < rowOf.length; at += 1) {
    const place = next[rowOf[at]!]!++;
    judge[place] = columnOf[at]!;
    share[place] = confidence[at]! / total[rowOf[at]!]!;
  }
  return { first, judge, share, total, mean };
}

/**
 * Weighted least squares for s = v + b + noise (MacKay et al. 2017, section 2: minimise Σ c (s - v - b)² with the biases summing to 0). The entries are eliminated, which
 * leaves a system of judges x judges: the graph Laplacian of judges who share entries. Adding 1 in every block of a part takes away its degeneracy and chooses that gauge.
 */
export function solveJudges(table: ScoreTable, withCovariance: boolean): JudgeSystem {
  const { rowOf, columnOf, score, confidence, judgeIds, partOfJudge } = table;
  const { mean, ...rows } = rowsOf(table);
  const { first, judge, share, total } = rows;
  const size = judgeIds.length;
  const laplacian = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (let at = 0; at < rowOf.length; at += 1) {
    laplacian[columnOf[at]! * (size + 1)]! += confidence[at]!;
    right[columnOf[at]!]! += confidence[at]! * (score[at]! - mean[rowOf[at]!]!);
  }
  for (let row = 0; row < total.length; row += 1) {
    for (let one = first[row]!; one < first[row + 1]!; one += 1) {
      for (let other = first[row]!; other < first[row + 1]!; other += 1) laplacian[judge[one]! * size + judge[other]!]! -= total[row]! * share[one]! * share[other]!;
    }
  }
  // A number of the size of the entries keeps the system as well conditioned as it is.
  const gauge = Math.max(...Array.from({ length: size }, (_, column) => laplacian[column * (size + 1)]!), 1e-12) / size;
  const sizeOfPart = new Map<number, number>();
  for (const part of partOfJudge) sizeOfPart.set(part, (sizeOfPart.get(part) ?? 0) + 1);
  for (let one = 0; one < size; one += 1) {
    for (let other = 0; other < size; other += 1) if (partOfJudge[one] === partOfJudge[other]) laplacian[one * size + other]! += gauge;
  }
  const lower = cholesky(laplacian, size);
  const biases = solveCholesky(lower, size, right);
  const values = mean.slice();
  for (let row = 0; row < total.length; row += 1) for (let at = first[row]!; at < first[row + 1]!; at += 1) values[row]! -= share[at]! * biases[judge[at]!]!;
  let rest = 0;
  for (let at = 0; at < rowOf.length; at += 1) rest += confidence[at]! * (score[at]! - values[rowOf[at]!]! - biases[columnOf[at]!]!) ** 2;
  const covariance = withCovariance ? invertCholesky(lower, size) : null;
  for (let one = 0; covariance !== null && one < size; one += 1) {
    // Of the constant, the added number left a variance of its own: 1 / (gauge n²).
    for (let other = 0; other < size; other += 1) if (partOfJudge[one] === partOfJudge[other]) covariance[one * size + other]! -= 1 / (gauge * sizeOfPart.get(partOfJudge[one]!)! ** 2);
  }
  return { rows, values, biases, rest, covariance, lower };
}
