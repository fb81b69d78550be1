import { calibratedValues } from './calibrate.ts';
import type { Score } from './calibration.types.ts';

/** What would be otherwise without one judge. */
export interface Sensitivity {
  readonly judge: string;
  /** Entries that would come into a better level, or into the places at all, and those that would fall. `null` is below all places. */
  readonly rises: readonly { readonly entry: string; readonly from: number | null; readonly to: number | null }[];
  readonly falls: readonly { readonly entry: string; readonly from: number | null; readonly to: number | null }[];
  /** Entries that only this judge scored: they would have no value. */
  readonly unjudged: readonly string[];
  /** Whether without this judge the entries are still one linked part; if not, the comparison says less. */
  readonly connected: boolean;
}

/** Values of equal entries differ by rounding, differently with every judge left out. */
const STEP = 1e-9;

function levels(values: ReadonlyMap<string, number>, places: readonly number[]): Map<string, number | null> {
  const sorted = [...values].toSorted(([a, x], [b, y]) => (Math.abs(x - y) > STEP ? y - x : a < b ? -1 : 1));
  const ends: number[] = [];
  for (const count of places) ends.push((ends.at(-1) ?? 0) + count);
  return new Map(sorted.map(([entry], index) => {
    const level = ends.findIndex((end) => index < end);
    return [entry, level === -1 ? null : level];
  }));
}

/** The result with each judge left out in turn, in the judges' order of appearance: who would win or lose a place. `places` as for `settleOrder`. Ties are broken by id in all of them alike. */
export function leaveJudgesOut(scores: readonly Score[], places: readonly number[]): Sensitivity[] {
  const whole = calibratedValues(scores);
  const rank = (level: number | null) => level ?? places.length;
  return [...new Set(scores.map(({ judge }) => judge))].map((judge) => {
    const rest = calibratedValues(scores.filter((score) => score.judge !== judge));
    const unjudged = [...whole.values.keys()].filter((entry) => !rest.values.has(entry));
    const after = levels(rest.values, places);
    const moves = [...levels(whole.values, places)].flatMap(([entry, from]) => {
      const to = after.get(entry);
      return to === undefined || to === from ? [] : [{ entry, from, to }];
    });
    return {
      judge, unjudged, connected: rest.connected,
      rises: moves.filter(({ from, to }) => rank(to) < rank(from)), falls: moves.filter(({ from, to }) => rank(to) > rank(from)),
    };
  });
}
