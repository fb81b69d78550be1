import type { Db } from '../../platform/db/db.ts';
import { rankedWithin } from './compute-result.ts';
import { judgingErrors } from './judging.errors.ts';
import type { ResultInputs } from './result-inputs.ts';
import { latestResult } from './results.queries.ts';

export interface LevelOrderOptions {
  /** How many places each level has, from the top. */
  readonly places: readonly number[];
  /** Entries that are not ranked: struck off, or gone from the contest. */
  readonly without?: readonly string[];
  /** Values, in points of 100, that a review gave in place of the round's; taken as they are. */
  readonly revalued?: ReadonlyMap<string, number>;
}

export interface LevelRanked {
  readonly entryId: string;
  /** From 1, among those that are ranked; entries that no tie rule tells apart share the best of their ranks. */
  readonly rank: number;
  readonly value: number;
  /** Whether the scores settle on which side of each border of the levels it stands. */
  readonly settled: boolean;
  /** The tie rule that placed it, `shared` where none could. */
  readonly tie: string | null;
}

/**
 * The order of a category by a closed round's result, settled for the levels of an award scheme instead of the round's own places. Computed from the
 * inputs that the result is kept with. Errors: judging.result-not-found.
 */
export async function levelOrder(db: Db, roundId: string, categoryId: string, options: LevelOrderOptions): Promise<LevelRanked[]> {
  const stored = (await latestResult(db, roundId)) ?? judgingErrors.fail('judging.result-not-found');
  return rankedWithin(stored.inputs as ResultInputs, categoryId, options);
}
