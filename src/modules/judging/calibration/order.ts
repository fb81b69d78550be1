import { randomFrom, shuffle } from '../assignment/random.ts';
import type { Valued } from './calibration.types.ts';

/**
 * What decides between entries of equal value, fixed before a round opens. `by`: a number of each entry, such as the share of its best criterion, the raw mean, or the time it was handed in
 * (`prefer: 'low'`). `lot`: drawn from a seed. After the last rule entries share their rank.
 */
export type TieRule =
  | { readonly kind: 'by'; readonly name: string; readonly of: ReadonlyMap<string, number>; readonly prefer: 'high' | 'low' }
  | { readonly kind: 'lot'; readonly name: string; readonly seed: string };

export interface OrderOptions {
  /** How many places each level has, from the top: [3, 6, 12] for three first, six second and twelve third prizes. */
  readonly places: readonly number[];
  readonly tieRules: readonly TieRule[];
  /** Values that print alike are equal: the unit of the last digit shown. 0.01 when not given. */
  readonly step?: number;
}

export interface Ranked {
  readonly id: string;
  /** From 1; entries that no rule tells apart share the best of their ranks. */
  readonly rank: number;
  /** Index into `places`, or null for entries below all places. */
  readonly level: number | null;
  /** Whether its level is certain: at each border of levels it differs from every entry of the other side by an interval that leaves out 0. */
  readonly settled: boolean;
  /** The rule that told it from an entry of equal value, `shared` if none did, null if no entry has its value. */
  readonly tie: string | null;
}

export interface Order {
  readonly entries: readonly Ranked[];
  /** Entries whose level is open, and at which borders (number of places above each): these go to extra judges. */
  readonly needJudges: readonly { readonly id: string; readonly borders: readonly number[] }[];
  /** Borders that fall between entries which share a rank. */
  readonly sharedBorders: readonly number[];
}

interface Place {
  readonly id: string;
  readonly value: number;
  readonly key: number;
  readonly reach: number;
  tie: string | null;
}

/** A turn for each id, the first first, drawn from the seed. */
export function lotsOf(ids: readonly string[], seed: string): Map<string, number> {
  const lots = new Map<string, number>();
  for (const [turn, at] of shuffle(Int32Array.from(ids.keys()), randomFrom(seed)).entries()) lots.set(ids[at]!, turn);
  return lots;
}

/** How two entries of equal value compare, and by which rule; a negative number puts the first above. */
function comparison(rules: readonly TieRule[], ids: readonly string[]): (a: string, b: string) => { sign: number; by: string | null } {
  const lots = rules.map((rule) => (rule.kind === 'lot' ? lotsOf(ids, rule.seed) : null));
  return (a, b) => {
    for (const [index, rule] of rules.entries()) {
      const of = rule.kind === 'lot' ? lots[index]! : rule.of;
      const [one, other] = [of.get(a), of.get(b)];
      if (one === undefined || other === undefined || one === other) continue;
      return { sign: rule.kind === 'by' && rule.prefer === 'high' ? other - one : one - other, by: rule.name };
    }
    return { sign: 0, by: null };
  };
}

function placesOf(valued: Valued, rules: readonly TieRule[], step: number): { places: Place[]; ranks: number[] } {
  // Lots are drawn over ids in order, so that they do not depend on the order of the scores.
  const compare = comparison(rules, valued.entries.map(({ id }) => id).toSorted());
  const places: Place[] = valued.entries
    .map(({ id, value, low, high }) => ({ id, value, key: Math.round(value / step), reach: (high - low) / 2, tie: null }))
    .toSorted((a, b) => b.key - a.key || compare(a.id, b.id).sign || (a.id < b.id ? -1 : 1));
  const ranks: number[] = [];
  for (const [index, place] of places.entries()) {
    const above = places[index - 1];
    if (above === undefined || above.key !== place.key) {
      ranks.push(index + 1);
      continue;
    }
    const { sign, by } = compare(above.id, place.id);
    ranks.push(sign === 0 ? ranks[index - 1]! : index + 1);
    above.tie ??= by ?? 'shared';
    place.tie = by ?? 'shared';
  }
  return { places, ranks };
}

/**
 * Ranks by value and tie rules, and which of them are certain as far as the levels go. Certain is a pair's own joint interval, not whether two intervals overlap: entries scored by the same
 * judges can be told apart when their intervals overlap. Each comparison holds 95 %, not all of them together.
 */
export function settleOrder(valued: Valued, { places: counts, tieRules, step = 0.01 }: OrderOptions): Order {
  const { places, ranks } = placesOf(valued, tieRules, step);
  let sum = 0;
  const borders = counts.map((count) => (sum += count)).filter((border, index, all) => border > 0 && border < places.length && border !== all[index - 1]);
  const open = new Map<string, Set<number>>();
  for (const border of borders) {
    for (const above of places.slice(0, border)) {
      for (const below of places.slice(border)) {
        // The sum of both reaches is the most their difference can have: a difference of standard errors obeys the triangle inequality.
        if (above.value - below.value > above.reach + below.reach || (open.get(above.id)?.has(border) && open.get(below.id)?.has(border))) continue;
        if (valued.difference(above.id, below.id).low > 0) continue;
        for (const { id } of [above, below]) open.set(id, (open.get(id) ?? new Set()).add(border));
      }
    }
  }
  const levelOf = (index: number) => {
    let upTo = 0;
    const level = counts.findIndex((count) => index < (upTo += count));
    return level === -1 ? null : level;
  };
  return {
    entries: places.map(({ id, tie }, index) => ({ id, rank: ranks[index]!, level: levelOf(index), settled: !open.has(id), tie })),
    needJudges: places.filter(({ id }) => open.has(id)).map(({ id }) => ({ id, borders: [...open.get(id)!].toSorted((a, b) => a - b) })),
    sharedBorders: borders.filter((border) => ranks[border - 1] === ranks[border]),
  };
}
