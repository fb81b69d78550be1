import { randomFrom } from '../assignment/random.ts';
import type { Score } from './calibration.types.ts';

export interface Agreement {
  /** 1: all agree; 0: as if by chance; null where it is not defined (no entry with two scores, or all scores alike). */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Entries with two scores or more, and their scores. */
  readonly entries: number;
  readonly scores: number;
  readonly method: 'krippendorff-interval';
}

interface Unit {
  readonly count: number;
  readonly sum: number;
  readonly squares: number;
}

const DRAWS = 1000;

/** α = 1 - Do / De of the units given. Squared differences of all ordered pairs of m numbers sum to 2 (m Σx² - (Σx)²). */
function alpha(units: readonly Unit[]): number | null {
  let [count, sum, squares, observed] = [0, 0, 0, 0];
  for (const unit of units) {
    count += unit.count;
    sum += unit.sum;
    squares += unit.squares;
    observed += (unit.count * unit.squares - unit.sum ** 2) / (unit.count - 1);
  }
  const expected = (count * squares - sum ** 2) / (count - 1);
  return count < 2 || expected <= 1e-12 * Math.max(1, squares) ? null : 1 - observed / expected;
}

/**
 * Krippendorff's alpha for interval data (Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability"): entries with one score say nothing of agreement and are left out. Its 95 % interval is
 * that of 1,000 samples of entries drawn with replacement (percentiles), the same for the same seed.
 */
export function agreementOf(scores: readonly Pick<Score, 'entry' | 'score'>[], seed: string): Agreement {
  // About the mean, so that large scores do not drown their differences.
  const middle = scores.reduce((sum, { score }) => sum + score, 0) / Math.max(1, scores.length);
  const units = [...Map.groupBy(scores, ({ entry }) => entry).values()]
    .filter((ofEntry) => ofEntry.length > 1)
    .map((ofEntry): Unit => ofEntry.reduce((unit, { score }) => ({ count: unit.count + 1, sum: unit.sum + score - middle, squares: unit.squares + (score - middle) ** 2 }), { count: 0, sum: 0, squares: 0 }));
  const value = alpha(units);
  const of = { entries: units.length, scores: units.reduce((sum, { count }) => sum + count, 0), method: 'krippendorff-interval' } as const;
  if (value === null) return { value, low: null, high: null, ...of };
  const random = randomFrom(seed);
  const drawn = Array.from({ length: DRAWS }, () => alpha(units.map(() => units[Math.floor(random() * units.length)]!)) ?? 1).toSorted((a, b) => a - b);
  return { value, low: drawn[Math.floor(DRAWS * 0.025)]!, high: drawn[Math.ceil(DRAWS * 0.975) - 1]!, ...of };
}
