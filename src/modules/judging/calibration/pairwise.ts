import type { Interval, Valued } from './calibration.types.ts';
import { cholesky, invertCholesky, solveCholesky } from './cholesky.ts';
import { NORMAL_95 } from './numbers.ts';

/** One judge's order of entries, best first, without ties. */
export interface Ranking {
  readonly entries: readonly string[];
  /** Entries the judge saw and left below all of those, in no order. */
  readonly rest?: readonly string[];
  /** How often it counts; 1 when not given. */
  readonly weight?: number;
}

export interface Comparison {
  readonly winner: string;
  readonly loser: string;
  /** The judge saw no difference: half a win for each. */
  readonly draw?: boolean;
}

/**
 * Of a half win and a half defeat against a strength of 1, what every entry is given beforehand. Without it an entry that won all or none would be endlessly strong or weak (Hunter 2004, assumption 1
 * fails); with it there is always one answer, drawn a little towards the middle (Caron and Doucet 2012 do the same with a gamma prior).
 */
const PRIOR = 0.5;
const ROUNDS = 100;
const STEPS = 60;
const CLOSE = 1e-10;

/** A ranking in numbers: the first `placed` of `order` were chosen in turn, each among all after it. */
interface Choice {
  readonly order: Int32Array;
  readonly placed: number;
  readonly weight: number;
}

/**
 * Strengths by the model of Plackett and Luce: the next in an order is chosen among those left in proportion to strength. Fitted by Hunter's MM iteration ("MM algorithms for generalized Bradley–Terry
 * models", Ann. Statist. 32, 2004, section 5), which is sure of its way and slow at the end, and then by Newton's steps. Values are logarithms of strengths about their mean: a difference of 1 means e : 1
 * in a direct comparison. Intervals hold 95 %, from the observed information at the answer; each Newton step and they need time by the cube of the number of entries. Throws RangeError for an entry named twice in one ranking.
 */
export function strengthsOf(rankings: readonly Ranking[]): Valued {
  const at = new Map<string, number>();
  const choices = rankings.map(({ entries, rest = [], weight = 1 }): Choice => {
    const all = [...entries, ...rest];
    if (new Set(all).size !== all.length) throw new RangeError('a ranking names an entry twice');
    for (const id of all) if (!at.has(id)) at.set(id, at.size);
    return { order: Int32Array.from(all, (id) => at.get(id)!), placed: rest.length > 0 ? entries.length : Math.max(0, entries.length - 1), weight };
  });
  const scores = new Int32Array(at.size);
  for (const { order } of choices) for (const entry of order) scores[entry]! += 1;
  const strength = newtonSteps(choices, mmRounds(choices, new Float64Array(at.size).fill(1)));
  return valuedBy([...at.keys()], strength, scores, information(choices, strength));
}

/** Wins of each entry, and what its strength is multiplied by in the choices it stood in: at the answer, wins = strength x this. */
function balance(choices: readonly Choice[], strength: Float64Array): { wins: Float64Array; stood: Float64Array } {
  const wins = new Float64Array(strength.length).fill(PRIOR);
  const stood = strength.map((each) => (2 * PRIOR) / (each + 1));
  for (const { order, placed, weight } of choices) {
    let [left, sum] = [order.reduce((total, entry) => total + strength[entry]!, 0), 0];
    for (const [place, entry] of order.entries()) {
      if (place < placed) {
        sum += weight / left;
        wins[entry]! += weight;
      }
      stood[entry]! += sum;
      left -= strength[entry]!;
    }
  }
  return { wins, stood };
}

function mmRounds(choices: readonly Choice[], from: Float64Array): Float64Array {
  let strength = from;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { wins, stood } = balance(choices, strength);
    strength = strength.map((_, entry) => wins[entry]! / stood[entry]!);
  }
  return strength;
}

function newtonSteps(choices: readonly Choice[], from: Float64Array): Float64Array {
  let strength = from;
  for (let step = 0; step < STEPS; step += 1) {
    const { wins, stood } = balance(choices, strength);
    const gradient = strength.map((each, entry) => wins[entry]! - each * stood[entry]!);
    const change = solveCholesky(cholesky(information(choices, strength), strength.length), strength.length, gradient);
    const most = change.reduce((all, each) => Math.max(all, Math.abs(each)), 0);
    // Far from the answer a whole step could overshoot: none goes further than a factor of e.
    const part = Math.min(1, 1 / most);
    strength = strength.map((each, entry) => each * Math.exp(part * change[entry]!));
    if (most < CLOSE) break;
  }
  return strength;
}

/** Second derivatives of the minus log likelihood by the logarithms of strengths. */
function information(choices: readonly Choice[], strength: Float64Array): Float64Array {
  const size = strength.length;
  const matrix = new Float64Array(size * size);
  for (let entry = 0; entry < size; entry += 1) matrix[entry * (size + 1)] = (2 * PRIOR * strength[entry]!) / (strength[entry]! + 1) ** 2;
  for (const { order, placed, weight } of choices) {
    let left = order.reduce((total, entry) => total + strength[entry]!, 0);
    for (let place = 0; place < placed; place += 1) {
      for (let one = place; one < order.length; one += 1) {
        const share = strength[order[one]!]! / left;
        matrix[order[one]! * (size + 1)]! += weight * share;
        for (let other = place; other < order.length; other += 1) matrix[order[one]! * size + order[other]!]! -= (weight * share * strength[order[other]!]!) / left;
      }
      left -= strength[order[place]!]!;
    }
  }
  return matrix;
}

function valuedBy(ids: readonly string[], strength: Float64Array, scores: Int32Array, matrix: Float64Array): Valued {
  const size = ids.length;
  const covariance = invertCholesky(cholesky(matrix, size), size);
  const values = strength.map(Math.log);
  const middle = values.reduce((sum, each) => sum + each, 0) / Math.max(1, size);
  const around = (value: number, variance: number): Interval => ({ value, low: value - NORMAL_95 * Math.sqrt(variance), high: value + NORMAL_95 * Math.sqrt(variance) });
  const at = new Map(ids.map((id, index) => [id, index]));
  return {
    connected: true,
    entries: ids.map((id, index) => ({ id, ...around(values[index]! - middle, covariance[index * (size + 1)]!), scores: scores[index]!, part: 0 })),
    difference: (first, second) => {
      const [one, other] = [at.get(first), at.get(second)];
      if (one === undefined || other === undefined) throw new RangeError(`unknown entry ${one === undefined ? first : second}`);
      return around(values[one]! - values[other]!, Math.max(0, covariance[one * (size + 1)]! + covariance[other * (size + 1)]! - 2 * covariance[one * size + other]!));
    },
  };
}

/** Strengths from comparisons of two: the model of Bradley and Terry, which is that of Plackett and Luce for orders of two. */
export function pairwiseStrengths(comparisons: readonly Comparison[]): Valued {
  return strengthsOf(comparisons.flatMap(({ winner, loser, draw = false }): Ranking[] => (draw
    ? [{ entries: [winner, loser], weight: 0.5 }, { entries: [loser, winner], weight: 0.5 }]
    : [{ entries: [winner, loser] }])));
}
