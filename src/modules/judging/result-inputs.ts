import { createHash } from 'node:crypto';
import type { Db } from '../../platform/db/db.ts';
import { entriesOfRound } from './entries-of-round.ts';
import { judgeRows } from './judges.queries.ts';
import type { ScoreValue, Terms } from './judging.schemas.ts';
import type { Confidence, Method } from './judging.words.ts';
import type { RoundRecord } from './rounds.queries.ts';
import { scoresOf, worksOfRound } from './works.queries.ts';

/** Changes when what is computed from the same inputs changes, so that an old result says by what it was made. */
export const ALGORITHM = 1;

/** Everything that a result is computed from, and nothing else. */
export interface ResultInputs {
  readonly algorithm: number;
  readonly roundId: string;
  readonly method: Method;
  readonly criteria: Terms['criteria'];
  readonly ties: readonly string[];
  readonly categories: readonly { readonly categoryId: string; readonly places: number }[];
  readonly entries: readonly { readonly entryId: string; readonly categoryId: string; readonly number: number; readonly left: string | null }[];
  /** `list`: how many works the judge's list of the category held. */
  readonly scores: readonly { readonly judge: number; readonly entryId: string; readonly value: ScoreValue; readonly confidence: Confidence; readonly amended: boolean; readonly list: number }[];
}

/** The inputs as the records of now give them. Scores of closed extra rounds join those of the round they settle. */
export async function collectInputs(db: Db, round: RoundRecord): Promise<ResultInputs> {
  const extras = await db.selectFrom('judging_rounds').select('id').where('of_round_id', '=', round.id).where('kind', '=', 'extra').where('state', '=', 'closed').orderBy('id').execute();
  const scores: ResultInputs['scores'][number][] = [];
  for (const roundId of [round.id, ...extras.map(({ id }) => id)]) {
    const numbers = new Map((await judgeRows(db, roundId)).map((judge) => [judge.id, judge.letter]));
    const locked = (await worksOfRound(db, roundId)).filter(({ state }) => state === 'locked');
    const lists = Map.groupBy(locked, (work) => `${work.judge_id} ${work.category_id}`);
    const kept = await scoresOf(db, locked.map(({ id }) => id));
    for (const work of locked) {
      const all = kept.get(work.id)!;
      const last = all.at(-1)!;
      scores.push({ judge: numbers.get(work.judge_id)!, entryId: work.entry_id, value: last.value, confidence: (last.confidence ?? 'medium') as Confidence, amended: all.length > 1, list: lists.get(`${work.judge_id} ${work.category_id}`)!.length });
    }
  }
  return {
    algorithm: ALGORITHM, roundId: round.id, method: round.method, criteria: round.terms.criteria, ties: round.terms.ties, categories: round.categories,
    entries: (await entriesOfRound(db, round.id)).map((entry) => ({ entryId: entry.entryId, categoryId: entry.categoryId, number: entry.number, left: entry.leftState })),
    scores: scores.toSorted((a, b) => (a.entryId === b.entryId ? a.judge - b.judge : a.entryId < b.entryId ? -1 : 1)),
  };
}

/** JSON with the keys of every object in order, so that equal values give equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each !== null && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each));
}

export const sha256Of = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');
