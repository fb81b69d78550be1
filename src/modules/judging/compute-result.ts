import { agreementOf } from './calibration/agreement.ts';
import { calibrate } from './calibration/calibrate.ts';
import { lotsOf, settleOrder, type TieRule } from './calibration/order.ts';
import { leaveJudgesOut } from './calibration/sensitivity.ts';
import type { ResultBody } from './judging.schemas.ts';
import type { ResultInputs } from './result-inputs.ts';
import { CONFIDENCE_WEIGHTS, criterionPoints, pointsOf } from './scoring.rules.ts';

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
  /** How often, of 1, it keeps its side of the nearest border of the levels in what the scores leave possible; null where they cannot say. */
  readonly sure: number | null;
  /** Whether the scores settle on which side of each border of the levels it stands, or a review that was answered did. */
  readonly settled: boolean;
  /** The tie rule that placed it, `shared` where none could. */
  readonly tie: string | null;
}

type Score = ResultInputs['scores'][number];

// Far below anything shown, far above the noise of floating point, so that a result computed elsewhere is equal in every digit.
const rounded = (value: number) => Math.round(value * 1e6) / 1e6;
/** The end of an interval, or null where the scores are too few to give it one. */
const bounded = (value: number) => (Math.abs(value) < 1e6 ? rounded(value) : null);
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** From here on, a score counts as high by the rule `most-high`. */
const HIGH = 80;

/** What a tie rule gives an entry; more is better. */
function tieValue(rule: string, inputs: ResultInputs, scores: readonly Score[], points: readonly number[]): number {
  if (rule === 'median') return median(points);
  if (rule === 'most-high') return points.filter((each) => each >= HIGH).length / points.length;
  const criterion = inputs.criteria.find(({ key }) => `criterion:${key}` === rule);
  return criterion === undefined ? 0 : mean(scores.map(({ value }) => criterionPoints(criterion, value.grades?.[criterion.key] ?? 0)));
}

const pointsIn = (inputs: ResultInputs) => (score: Score) => pointsOf(inputs.method, inputs, score.value, score.list);

/** Scores of the works of a category that stayed, as calibration takes them. */
function countedScores(inputs: ResultInputs, categoryId: string) {
  const staying = new Set(inputs.entries.filter((entry) => entry.categoryId === categoryId && entry.left === null).map(({ entryId }) => entryId));
  const points = pointsIn(inputs);
  return inputs.scores.filter(({ entryId }) => staying.has(entryId)).map((score) => ({ judge: String(score.judge), entry: score.entryId, score: points(score), confidence: CONFIDENCE_WEIGHTS[score.confidence] }));
}

/** The round's tie rules with what each of them gives the judged entries of a category. */
function tieRulesOf(inputs: ResultInputs, categoryId: string, judged: readonly string[]): TieRule[] {
  const of = Map.groupBy(inputs.scores, ({ entryId }) => entryId);
  const points = pointsIn(inputs);
  return inputs.ties.map((name): TieRule =>
    // The draw hangs on the round alone, so nobody can choose it and anybody can repeat it.
    name === 'lot' ? { kind: 'lot', name, seed: `${inputs.roundId} ${categoryId}` } : { kind: 'by', name, prefer: 'high', of: new Map(judged.map((entryId) => [entryId, tieValue(name, inputs, of.get(entryId)!, of.get(entryId)!.map(points))])) },
  );
}

const settlingSeed = (inputs: ResultInputs, categoryId: string) => `settled ${inputs.roundId} ${categoryId}`;

/** A category's order by the inputs of a result, without some entries and with others at a value of their own, settled for the given levels. */
export function rankedWithin(inputs: ResultInputs, categoryId: string, { places, without = [], revalued = new Map() }: LevelOrderOptions): LevelRanked[] {
  const calibrated = calibrate(countedScores(inputs, categoryId));
  const ids = calibrated.entries.map(({ id }) => id);
  // The lot was drawn over everybody; with one of them gone the others keep the turns they drew.
  const tieRules = tieRulesOf(inputs, categoryId, ids).map((rule): TieRule => (rule.kind === 'lot' ? { kind: 'by', name: rule.name, prefer: 'low', of: lotsOf(ids.toSorted(), rule.seed) } : rule));
  const entries = calibrated.entries
    .filter(({ id }) => !without.includes(id))
    .map((entry) => {
      const value = revalued.get(entry.id);
      return value === undefined ? entry : { ...entry, value, low: value, high: value };
    });
  const valueOf = new Map(entries.map(({ id, value }) => [id, value]));
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const rows = entries.map(({ id }) => rowOf.get(id)!);
  const draw: typeof calibrated.draw = calibrated.draw === null ? null : (random) => {
    const all = calibrated.draw!(random);
    return Float64Array.from(entries, ({ id, value }, index) => (revalued.has(id) ? value : all[rows[index]!]!));
  };
  return settleOrder({ entries, draw }, { places, tieRules, seed: settlingSeed(inputs, categoryId) }).entries.map(({ id, rank, sure, settled, tie }) => ({
    entryId: id, rank, value: rounded(valueOf.get(id)!), sure: revalued.has(id) ? 1 : sure, settled: settled || revalued.has(id), tie,
  }));
}

function category(inputs: ResultInputs, { categoryId, places }: ResultInputs['categories'][number]): ResultBody['categories'][number] {
  const entries = inputs.entries.filter((entry) => entry.categoryId === categoryId);
  const staying = entries.filter(({ left }) => left === null);
  const of = Map.groupBy(inputs.scores, ({ entryId }) => entryId);
  const judged = staying.filter(({ entryId }) => of.has(entryId));
  const points = pointsIn(inputs);
  const calibrated = calibrate(countedScores(inputs, categoryId));
  const values = new Map(calibrated.entries.map((entry) => [entry.id, entry]));
  const tieRules = tieRulesOf(inputs, categoryId, judged.map(({ entryId }) => entryId));
  const order = settleOrder(calibrated, { places: [places], tieRules, seed: settlingSeed(inputs, categoryId) });
  const placeOf = new Map(order.entries.map((each) => [each.id, each]));
  return {
    categoryId, places, connected: calibrated.connected,
    entries: judged
      .map(({ entryId, number }) => {
        const scores = of.get(entryId)!;
        const [value, place] = [values.get(entryId)!, placeOf.get(entryId)!];
        return {
          entryId, number, scores: scores.length, rawMean: rounded(mean(scores.map(points))), calibrated: rounded(value.value), low: bounded(value.low), high: bounded(value.high), rank: place.rank, sure: place.sure, settled: place.settled, tie: place.tie, passes: place.level === 0,
          raw: scores.map((score) => ({ judge: score.judge, points: rounded(points(score)), amended: score.amended })),
        };
      })
      .toSorted((a, b) => a.rank - b.rank || a.number - b.number),
    unsettled: order.needJudges.map(({ id }) => id).toSorted(),
    unjudged: staying.filter(({ entryId }) => !of.has(entryId)).map(({ entryId }) => entryId),
    left: entries.flatMap(({ entryId, number, left }) => (left === null ? [] : [{ entryId, number, state: left, scores: of.get(entryId)?.length ?? 0 }])),
    judges: calibrated.judges.map((judge) => ({ judge: Number(judge.id), harshness: rounded(judge.harshness), low: bounded(judge.low), high: bounded(judge.high), scores: judge.scores })).toSorted((a, b) => a.judge - b.judge),
  };
}

/** A result from its inputs and nothing else: equal inputs give an equal result. */
export function computeResult(inputs: ResultInputs): ResultBody {
  const staying = new Set(inputs.entries.filter(({ left }) => left === null).map(({ entryId }) => entryId));
  const points = pointsIn(inputs);
  const found = agreementOf(inputs.scores.filter(({ entryId }) => staying.has(entryId)).map((score) => ({ entry: score.entryId, score: points(score) })), inputs.roundId);
  return { categories: inputs.categories.map((each) => category(inputs, each)), agreement: { value: found.value === null ? null : rounded(found.value), low: found.low === null ? null : rounded(found.low), high: found.high === null ? null : rounded(found.high), method: found.method } };
}

export interface LeftOut {
  readonly categoryId: string;
  readonly judge: number;
  /** Numbers of works that would come into the places, that would fall out of them, and that nobody else has scored. */
  readonly enter: number[];
  readonly leave: number[];
  readonly unjudged: number[];
  readonly connected: boolean;
}

/** What each judge's leaving would change about who passes, by category; where it changes nothing the lists are empty. */
export function leaveEachOut(inputs: ResultInputs): LeftOut[] {
  const number = new Map(inputs.entries.map((entry) => [entry.entryId, entry.number]));
  const numbers = (ids: readonly string[]) => ids.map((id) => number.get(id)!).toSorted((a, b) => a - b);
  return inputs.categories.flatMap(({ categoryId, places }) =>
    leaveJudgesOut(countedScores(inputs, categoryId), [places])
      .map((each) => ({ categoryId, judge: Number(each.judge), enter: numbers(each.rises.map(({ entry }) => entry)), leave: numbers(each.falls.map(({ entry }) => entry)), unjudged: numbers(each.unjudged), connected: each.connected }))
      .toSorted((a, b) => a.judge - b.judge),
  );
}
