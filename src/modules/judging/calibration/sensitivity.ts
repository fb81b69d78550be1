import type { Score } from './calibration.types.ts';
import { solveJudges } from './judge-system.ts';
import { tableOf, tableWithout } from './score-table.ts';

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

/** The level of each entry by number: index into `places`, `places.length` below all, -1 without a value. */
function levels(values: Float64Array, ids: readonly string[], places: readonly number[]): Int32Array {
  const order = Int32Array.from([...values.keys()].filter((row) => !Number.isNaN(values[row]!))).toSorted((a, b) => {
    const gap = values[b]! - values[a]!;
    return Math.abs(gap) > STEP ? gap : ids[a]! < ids[b]! ? -1 : 1;
  });
  const level = new Int32Array(values.length).fill(-1);
  let [at, end] = [0, places[0] ?? 0];
  for (const [index, row] of order.entries()) {
    while (at < places.length && index >= end) {
      at += 1;
      end += places[at] ?? 0;
    }
    level[row] = at;
  }
  return level;
}

/** The result with each judge left out in turn, in the judges' order of appearance: who would win or lose a place. `places` as for `settleOrder`. Ties are broken by id in all of them alike. */
export function leaveJudgesOut(scores: readonly Score[], places: readonly number[]): Sensitivity[] {
  if (scores.length === 0) return [];
  const table = tableOf(scores);
  const { entryIds, judgeIds } = table;
  const before = levels(solveJudges(table, false).values, entryIds, places);
  const named = (level: number) => (level === places.length ? null : level);
  return judgeIds.map((judge, column) => {
    const rest = tableWithout(table, column);
    const after = levels(solveJudges(rest, false).values, entryIds, places);
    const moved = (when: (from: number, to: number) => boolean) =>
      entryIds.flatMap((entry, row) => (after[row] !== -1 && when(before[row]!, after[row]!) ? [{ entry, from: named(before[row]!), to: named(after[row]!) }] : []));
    return {
      judge, connected: rest.parts <= 1, unjudged: entryIds.filter((_, row) => after[row] === -1),
      rises: moved((from, to) => to < from), falls: moved((from, to) => to > from),
    };
  });
}
