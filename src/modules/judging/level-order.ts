import type { Db } from '../../platform/db/db.ts';
import { type LevelOrderOptions, type LevelRanked, rankedWithin } from './compute-result.ts';
import { judgingErrors } from './judging.errors.ts';
import type { ResultInputs } from './result-inputs.ts';
import { latestResult } from './results.queries.ts';

/**
 * The order of a category by a closed round's result, settled for the levels of an award scheme instead of the round's own places. Computed from the
 * inputs that the result is kept with. Errors: judging.result-not-found.
 */
export async function levelOrder(db: Db, roundId: string, categoryId: string, options: LevelOrderOptions): Promise<LevelRanked[]> {
  const stored = (await latestResult(db, roundId)) ?? judgingErrors.fail('judging.result-not-found');
  return rankedWithin(stored.inputs as ResultInputs, categoryId, options);
}
