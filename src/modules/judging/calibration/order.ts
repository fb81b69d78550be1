import { randomFrom, shuffle } from '../assignment/random.ts';
import type { Calibration, Draw } from './calibration.types.ts';

/**
 * What decides between entries of equal value, fixed before a round opens. `by`: a number of each entry, such as the share of its best criterion, the raw mean, or the time it was handed in
 * (`prefer: 'low'`). `lot`: drawn from a seed. After the last rule entries share their rank.
 */
export type TieRule =
  | { readonly kind: 'by'; readonly name: string; readonly of: ReadonlyMap<string, number>; readonly prefer: 'high' | 'low' }
  | { readonly kind: 'lot'; readonly name: string; readonly seed: string };

/** Entries with values, and what else these could be. */
export interface Drawable extends Pick<Calibration, 'entries'> {
  readonly draw: Draw | null;
}

export interface OrderOptions {
  /** How many places each level has, from the top: [3, 6, 12] for three first, six second and twelve third prizes. */
  readonly places: readonly number[];
  readonly tieRules: readonly TieRule[];
  /** Of the draws by which places are settled: the same seed gives the same answer. */
  readonly seed: string;
  /** Values that print alike are equal: the unit of the last digit shown. 0.01 when not given. */
  readonly step?: number;
}

export interface Ranked {
  readonly id: string;
  /** From 1; entries that no rule tells apart share the best of their ranks. */
  readonly rank: number;
  /** Index into `places`, or null for entries below all places. */
  readonly level: number | null;
  /** How often, of 1, it keeps its side of the border at which it does so least; null where the scores cannot say, 1 without borders. */
  readonly sure: number | null;
  /** Whether its level is certain: `sure` is at least 0.95. */
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

function placesOf(valued: Drawable, rules: readonly TieRule[], step: number): { places: Place[]; ranks: number[] } {
  // Lots are drawn over ids in order, so that they do not depend on the order of the scores.
  const compare = comparison(rules, valued.entries.map(({ id }) => id).toSorted());
  const places: Place[] = valued.entries
    .map(({ id, value }) => ({ id, value, key: Math.round(value / step), tie: null }))
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

/** An entry is settled when it keeps its side of each border at least so often. */
const SURE = 0.95;
/** Values nearer than this are equal: a tie settles nothing. */
const EQUAL = 1e-9;

/** Draws for so many entries: a share of 0.95 is then met to half a point among hundreds, to a point among ten thousand. */
const drawsFor = (entries: number) => Math.max(400, Math.min(2000, Math.round(2e6 / entries)));

/** How often each of `places`, the best first, kept its side of each border; a row a border. `rowOf`: where a draw holds each of them. */
function sharesKept(draw: Draw, rowOf: readonly number[], borders: readonly number[], seed: string): Float64Array[] {
  const [random, count, size] = [randomFrom(seed), drawsFor(rowOf.length), rowOf.length];
  const kept = borders.map(() => new Float64Array(size));
  const [drawn, sorted] = [new Float64Array(size), new Float64Array(size)];
  for (let turn = 0; turn < count; turn += 1) {
    const all = draw(random);
    for (let place = 0; place < size; place += 1) drawn[place] = all[rowOf[place]!]!;
    sorted.set(drawn);
    sorted.sort();
    for (const [index, border] of borders.entries()) {
      // The last that is in and the first that is out, whoever they are in this draw.
      const [last, next] = [sorted[size - border]! - EQUAL, sorted[size - border - 1]! + EQUAL];
      const row = kept[index]!;
      for (let place = 0; place < size; place += 1) if (place < border ? drawn[place]! > next : drawn[place]! < last) row[place]! += 1 / count;
    }
  }
  return kept;
}

/**
 * Ranks by value and tie rules, and which of them are certain as far as the levels go. Certain is asked of the whole field at once: of the orders that the scores leave possible, drawn with what
 * entries owe to common judges, in what share does an entry stay on its side of the border? (Graves, Barnett and Clarke, BMJ 343:d4797, 2011, ask it of grants in this way; Goldstein and Spiegelhalter,
 * J. R. Stat. Soc. A 159, 1996, of league tables.) To compare it with each entry of the other side instead asks for more than the line does: near it nothing is ever certain then.
 */
export function settleOrder(valued: Drawable, { places: counts, tieRules, seed, step = 0.01 }: OrderOptions): Order {
  const { places, ranks } = placesOf(valued, tieRules, step);
  let sum = 0;
  const borders = counts.map((count) => (sum += count)).filter((border, index, all) => border > 0 && border < places.length && border !== all[index - 1]);
  const rows = new Map(valued.entries.map(({ id }, row) => [id, row]));
  const kept = valued.draw === null || borders.length === 0 ? null : sharesKept(valued.draw, places.map(({ id }) => rows.get(id)!), borders, seed);
  // As they are shown, so that what reads 0.95 is settled.
  const shareAt = (index: number, place: number) => Math.round(kept![index]![place]! * 1000) / 1000;
  const sureOf = (place: number) => (borders.length === 0 ? 1 : kept === null ? null : Math.min(...borders.map((_, index) => shareAt(index, place))));
  const openAt = (place: number) => borders.filter((_, index) => kept === null || shareAt(index, place) < SURE);
  const levelOf = (index: number) => {
    let upTo = 0;
    const level = counts.findIndex((count) => index < (upTo += count));
    return level === -1 ? null : level;
  };
  const open = places.map((_, index) => openAt(index));
  return {
    entries: places.map(({ id, tie }, index) => ({ id, rank: ranks[index]!, level: levelOf(index), sure: sureOf(index), settled: open[index]!.length === 0, tie })),
    needJudges: places.flatMap(({ id }, index) => (open[index]!.length === 0 ? [] : [{ id, borders: open[index]! }])),
    sharedBorders: borders.filter((border) => ranks[border - 1] === ranks[border]),
  };
}
