import type { ScoreValue, Terms } from './judging.schemas.ts';
import type { Confidence, Method } from './judging.words.ts';

type Criteria = Pick<Terms, 'criteria'>;

/**
 * Weight of a score in calibration. MacKay et al. (2017) take confidence as 1/σ²; their panels stated σ of 5, 10 and 15 points of 100
 * for high, medium and low. Given relative to medium.
 */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Confidence, number>> = { high: 4, medium: 1, low: 4 / 9 };

/** What is wrong with a rubric's terms, as an error code; null when nothing is. */
export function termsProblem(method: Method, terms: Terms): { path: string; code: 'judging.no-criteria' | 'judging.no-picks' | 'judging.tie-criterion'; key?: string } | null {
  const keys = new Set(terms.criteria.map(({ key }) => key));
  const sound = terms.criteria.every(({ grades }) => new Set(grades.map(({ points }) => points)).size === grades.length);
  if (method === 'rubric' && (terms.criteria.length === 0 || !sound || keys.size !== terms.criteria.length)) return { path: 'terms.criteria', code: 'judging.no-criteria' };
  if (method === 'top-picks' && terms.picks === null) return { path: 'terms.picks', code: 'judging.no-picks' };
  const unknown = terms.ties.map((rule) => /^criterion:(.+)$/.exec(rule)?.[1]).find((key) => key !== undefined && !(method === 'rubric' && keys.has(key)));
  return unknown === undefined ? null : { path: 'terms.ties', code: 'judging.tie-criterion', key: unknown };
}

/** Whether a rubric's value names only criteria and grades that there are. */
export function gradesExist(terms: Criteria, value: ScoreValue): boolean {
  return Object.entries(value.grades ?? {}).every(([key, points]) => terms.criteria.find((each) => each.key === key)?.grades.some((grade) => grade.points === points) ?? false);
}

/** Only what the method asks for, so that nothing else is kept. */
export function valueFor(method: Method, value: ScoreValue): ScoreValue {
  if (method === 'rubric') return { grades: value.grades ?? {} };
  if (method === 'pass-fail') return { passes: value.passes ?? null };
  if (method === 'top-picks') return { picked: value.picked ?? false };
  if (method === 'ranking') return { position: value.position ?? null };
  return value.share === undefined ? {} : { share: value.share };
}

/** Whether a value can be locked. A pick is always complete: what is not picked is left. */
export function isComplete(method: Method, terms: Criteria, value: ScoreValue | null): boolean {
  if (method === 'top-picks') return true;
  if (value === null) return false;
  if (method === 'rubric') return terms.criteria.every(({ key }) => value.grades?.[key] !== undefined);
  if (method === 'pass-fail') return typeof value.passes === 'boolean';
  if (method === 'ranking') return typeof value.position === 'number';
  return value.share !== undefined;
}

/** One criterion's points on 0 to 100: its lowest grade is 0, its highest 100. */
export function criterionPoints(criterion: Terms['criteria'][number], points: number): number {
  const all = criterion.grades.map((grade) => grade.points);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  return (100 * (points - low)) / (high - low);
}

/**
 * A score on 0 to 100 by any method, so that all are shown, calibrated and compared alike.
 * Rubric: the weighted mean of the criteria. Pass/fail and picks: 100 or 0. Ranking: first of n is 100, last 0. Pairwise: the share of comparisons won.
 * @param listLength how many works of the category the judge's list holds (ranking)
 */
export function pointsOf(method: Method, terms: Criteria, value: ScoreValue, listLength: number): number {
  if (method === 'rubric') {
    const weights = terms.criteria.reduce((sum, { weight }) => sum + weight, 0);
    const sum = terms.criteria.reduce((total, criterion) => total + criterion.weight * criterionPoints(criterion, value.grades?.[criterion.key] ?? Number.NaN), 0);
    return sum / weights;
  }
  if (method === 'pass-fail') return value.passes === true ? 100 : 0;
  if (method === 'top-picks') return value.picked === true ? 100 : 0;
  if (method === 'ranking') return listLength <= 1 ? 100 : (100 * (listLength - (value.position ?? listLength))) / (listLength - 1);
  return 100 * (value.share ?? 0);
}

export interface Compared {
  readonly firstId: string;
  readonly secondId: string;
  readonly better: 'first' | 'second' | 'even';
}

/** Every pair of a judge's works, first id below the second, so that a pair is asked once. */
export function pairsOf(ids: readonly string[]): [string, string][] {
  const sorted = ids.toSorted();
  return sorted.flatMap((first, index) => sorted.slice(index + 1).map((second): [string, string] => [first, second]));
}

/** How many neighbours each work is compared with when a list is too long for every pair. */
const NEIGHBOURS = 4;
/** Lists up to this length are compared in full. */
const FULL = 8;

/**
 * The comparisons asked of a judge: every pair of a short list; of a longer one, each work with the next four around a circle, a connected
 * design in which every work meets eight others.
 */
export function pairsAsked(ids: readonly string[]): [string, string][] {
  if (ids.length <= FULL) return pairsOf(ids);
  const sorted = ids.toSorted();
  const asked = new Map<string, [string, string]>();
  for (let index = 0; index < sorted.length; index++) {
    for (let step = 1; step <= NEIGHBOURS; step++) {
      const [first, second] = [sorted[index]!, sorted[(index + step) % sorted.length]!].toSorted() as [string, string];
      asked.set(`${first} ${second}`, [first, second]);
    }
  }
  return [...asked.values()];
}

/** The share of its comparisons that each work won; an even one counts half. A work that was compared with nothing has a half. */
export function shares(ids: readonly string[], compared: readonly Compared[]): Map<string, number> {
  const won = new Map(ids.map((id) => [id, { won: 0, of: 0 }]));
  for (const { firstId, secondId, better } of compared) {
    const [first, second] = [won.get(firstId), won.get(secondId)];
    if (first === undefined || second === undefined) continue;
    first.of += 1;
    second.of += 1;
    first.won += better === 'first' ? 1 : better === 'even' ? 0.5 : 0;
    second.won += better === 'second' ? 1 : better === 'even' ? 0.5 : 0;
  }
  return new Map([...won].map(([id, each]) => [id, each.of === 0 ? 0.5 : each.won / each.of]));
}

/** Points between the highest and the lowest. */
export const spreadOf = (points: readonly number[]): number => (points.length < 2 ? 0 : Math.max(...points) - Math.min(...points));
