import type { Calibration, Interval, Score } from './calibration.types.ts';
import { drawsOf } from './draws.ts';
import { solveJudges } from './judge-system.ts';
import { studentQuantile } from './numbers.ts';
import { tableOf } from './score-table.ts';

const ENDLESS = Number.POSITIVE_INFINITY;

/**
 * Entry values freed of the judges' leniency, by the confidence-weighted model of MacKay, Kenna, Low and Parker (R. Soc. Open Sci. 4:160760, 2017, section 2): a score is the entry's value,
 * the judge's bias and noise of variance 1/confidence; least squares, the biases of each part summing to 0. Intervals hold 95 %: their covariance is the inverse of the system's matrix,
 * times the noise that the scores themselves show, with Student's t for the scores left over. Where none is left over they are endless.
 * Time grows with the cube of the number of judges. Throws RangeError for scores that cannot be used.
 */
export function calibrate(scores: readonly Score[]): Calibration {
  if (scores.length === 0) return { entries: [], judges: [], residual: null, connected: true, draw: null, difference: (first) => { throw new RangeError(`unknown entry ${first}`); } };
  const table = tableOf(scores);
  const { entryIds, judgeIds, partOfEntry, partOfJudge, parts } = table;
  const { rows, values, biases, rest, covariance, lower } = solveJudges(table, true);
  const { first, judge, share, total } = rows;
  const size = judgeIds.length;
  const cov = covariance!;
  const freedom = scores.length - entryIds.length - size + parts;
  const residual = freedom > 0 ? Math.sqrt(rest / freedom) : null;
  const reach = residual === null ? ENDLESS : residual * studentQuantile(0.025, freedom);
  const around = (value: number, variance: number): Interval => {
    // Nothing is known of a variance that the scores do not show, whatever its factor.
    const half = residual === null ? ENDLESS : reach * Math.sqrt(Math.max(0, variance));
    return { value, low: value - half, high: value + half };
  };

  /** Of the biases taken off two entries, the covariance. */
  const shared = (one: number, other: number): number => {
    let sum = 0;
    for (let at = first[one]!; at < first[one + 1]!; at += 1) {
      const row = judge[at]! * size;
      for (let by = first[other]!; by < first[other + 1]!; by += 1) sum += share[at]! * share[by]! * cov[row + judge[by]!]!;
    }
    return sum;
  };
  const own = values.map((_, row) => 1 / total[row]! + shared(row, row));
  const rowAt = new Map(entryIds.map((id, row) => [id, row]));
  const rowFor = (id: string): number => {
    const row = rowAt.get(id);
    if (row === undefined) throw new RangeError(`unknown entry ${id}`);
    return row;
  };
  const scoresOf = new Int32Array(size);
  for (const column of judge) scoresOf[column]! += 1;
  return {
    residual, connected: parts === 1,
    draw: residual === null || parts > 1 ? null : drawsOf({ rows, values, lower }, size, residual, freedom),
    entries: entryIds.map((id, row) => ({ id, ...around(values[row]!, own[row]!), scores: first[row + 1]! - first[row]!, part: partOfEntry[row]! })),
    judges: judgeIds.map((id, column) => {
      const { value: harshness, low, high } = around(biases[column]!, cov[column * (size + 1)]!);
      return { id, harshness, low, high, scores: scoresOf[column]!, part: partOfJudge[column]! };
    }),
    difference: (firstId, secondId) => {
      const [one, other] = [rowFor(firstId), rowFor(secondId)];
      const value = values[one]! - values[other]!;
      if (one === other) return { value, low: 0, high: 0 };
      if (partOfEntry[one] !== partOfEntry[other]) return { value, low: -ENDLESS, high: ENDLESS };
      return around(value, own[one]! + own[other]! - 2 * shared(one, other));
    },
  };
}
