import { type Arc, cheapestRound, leeway } from './flow.ts';

/** Figures of fewer people than this are hidden. */
export const SMALL = 5;
/** A hidden small figure could be any of at least so many further numbers, for somebody who has all that is shown. */
const LEEWAY = SMALL - 1;

const isSmall = (count: number): boolean => count > 0 && count < SMALL;

/** Hides what else must be hidden so that no small figure follows from the sums. `false` where even hiding all of `free` is not enough. */
function protect(arcs: readonly Arc[], free: readonly Arc[]): boolean {
  const cost = (arc: Arc) => (free.includes(arc) ? (arc.value === 0 ? 1e9 : arc.value) : Number.POSITIVE_INFINITY);
  // The smallest first: what protects it often protects others.
  for (const arc of arcs.filter((each) => each.hidden && isSmall(each.value)).toSorted((one, other) => one.value - other.value)) {
    while (leeway(arcs, arc, LEEWAY) < LEEWAY) {
      const more = (cheapestRound(arcs, arc, cost) ?? []).filter((each) => !each.hidden && free.includes(each));
      if (more.length > 0) for (const each of more) each.hidden = true;
      else {
        const shown = free.filter((each) => !each.hidden).toSorted((one, other) => cost(one) - cost(other));
        const next = shown.find((each) => each.from === arc.from || each.to === arc.to) ?? shown[0];
        if (next === undefined) return false;
        next.hidden = true;
      }
    }
  }
  return true;
}

/**
 * Which figures of a list are hidden whose sum is known: those of fewer than five people, and as many more (the smallest) as are needed so that none
 * of these follows from the sum. Nothing shows where the sum itself is small. Method: complementary cell suppression with the interval of
 * every hidden small cell audited exactly, as a flow (Cox 1995).
 */
export function hideInList(counts: readonly number[]): boolean[] {
  if (isSmall(counts.reduce((sum, count) => sum + count, 0))) return counts.map(() => true);
  const arcs = counts.map((value): Arc => ({ from: 0, to: 1, value, hidden: isSmall(value) }));
  return protect(arcs, arcs) ? arcs.map(({ hidden }) => hidden) : counts.map(() => true);
}

/**
 * The same for a table of two questions whose row and column sums are shown elsewhere, but for those hidden there.
 * @returns null where no way of hiding protects everything: the table is then not shown.
 */
export function hideInTable(cells: readonly (readonly number[])[], rowsHidden: readonly boolean[], columnsHidden: readonly boolean[]): boolean[][] | null {
  const columns = columnsHidden.length;
  const [start, end] = [0, 1];
  const row = (index: number) => 2 + index;
  const column = (index: number) => 2 + cells.length + index;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const inner = cells.map((line, r) => line.map((value, c): Arc => ({ from: row(r), to: column(c), value, hidden: isSmall(value) })));
  const margins = [
    ...cells.map((line, r): Arc => ({ from: start, to: row(r), value: sum(line), hidden: rowsHidden[r] === true })),
    ...Array.from({ length: columns }, (_, c): Arc => ({ from: column(c), to: end, value: sum(cells.map((line) => line[c] ?? 0)), hidden: columnsHidden[c] === true })),
  ];
  const free = inner.flat();
  return protect([...margins, ...free], free) ? inner.map((line) => line.map(({ hidden }) => hidden)) : null;
}
