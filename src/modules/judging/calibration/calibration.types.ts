import type { Random } from '../assignment/random.ts';

/** Values of all entries, in the order of `entries`, drawn once from what the scores leave possible. */
export type Draw = (random: Random) => Float64Array;

/** One judge's score of one entry. `confidence` is 1/σ² on any common scale (MacKay et al. 2017, section 2); 1 when not given. */
export interface Score {
  readonly judge: string;
  readonly entry: string;
  readonly score: number;
  readonly confidence?: number;
}

/** A value with its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface ValuedEntry extends Interval {
  readonly id: string;
  readonly scores: number;
  /** Entries of different parts have no judge in common, directly or by others: their values cannot be compared. */
  readonly part: number;
}

/** Entries with values, what is known of how far two of them are apart, and what the scores say of their judges. */
export interface Calibration {
  readonly entries: readonly ValuedEntry[];
  /** Whether all entries are in one part. */
  readonly connected: boolean;
  /** First less second with its own 95 % interval: narrower than their intervals suggest where they share judges. Infinitely wide across parts. Throws RangeError for an unknown id. */
  difference(first: string, second: string): Interval;
  /** Draws what the values could as well be; null where the scores do not say it: none is left over, or entries have no judge in common. */
  readonly draw: Draw | null;
  /** How far above the others a judge scores the same entries; below 0 is harsh. */
  readonly judges: readonly ({ readonly id: string; readonly harshness: number; readonly low: number; readonly high: number; readonly scores: number; readonly part: number })[];
  /** Standard deviation of a score of confidence 1 about entry value plus judge's leniency; null where no score is left over to estimate it. */
  readonly residual: number | null;
}
