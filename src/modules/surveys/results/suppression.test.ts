import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hideInList, hideInTable, SMALL } from './suppression.rules.ts';

const small = (count: number) => count > 0 && count < SMALL;

/** Every list of counts that agrees with what is shown, by trying all of them. */
function lists(counts: readonly number[], hidden: readonly boolean[]): number[][] {
  const left = counts.reduce((sum, count, index) => sum + (hidden[index] === true ? count : 0), 0);
  const places = hidden.flatMap((each, index) => (each ? [index] : []));
  const found: number[][] = [];
  const fill = (place: number, rest: number, sofar: number[]) => {
    if (place === places.length - 1) found.push([...sofar, rest]);
    else for (let value = 0; value <= rest; value++) fill(place + 1, rest - value, [...sofar, value]);
  };
  if (places.length > 0) fill(0, left, []);
  return found;
}

test('hides small figures and one more, so that none follows from the sum', () => {
  expect(hideInList([40, 3, 20, 12])).toEqual([false, true, false, true]);
  expect(hideInList([40, 20, 0])).toEqual([false, false, false]);
  expect(hideInList([40, 1, 1, 12])).toEqual([false, true, true, true]);
  expect(hideInList([2, 1])).toEqual([true, true]);
  expect(hideInList([])).toEqual([]);
});

test('every hidden small figure of a list could be one of five numbers, by trial of all lists', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 2, maxLength: 5 }), (counts) => {
      const hidden = hideInList(counts);
      counts.forEach((count, index) => small(count) && expect(hidden[index]).toBe(true));
      if (counts.reduce((sum, count) => sum + count, 0) < SMALL) return;
      const places = hidden.flatMap((each, index) => (each ? [index] : []));
      const all = lists(counts, hidden);
      places.forEach((place, at) => small(counts[place]!) && expect(new Set(all.map((list) => list[at])).size).toBeGreaterThanOrEqual(SMALL));
    }),
    { seed: 4, numRuns: 300 },
  );
});

/** The numbers each cell could be, over all tables of the size with the sums and cells that are shown. */
function possible(cells: readonly (readonly number[])[], hidden: readonly (readonly boolean[])[], rowsHidden: readonly boolean[], columnsHidden: readonly boolean[]): Set<number>[][] {
  const found = cells.map((line) => line.map(() => new Set<number>()));
  const total = cells.flat().reduce((sum, count) => sum + count, 0);
  const rowSums = cells.map((line) => line.reduce((sum, count) => sum + count, 0));
  const columnSums = cells[0]!.map((_, c) => cells.reduce((sum, line) => sum + line[c]!, 0));
  const flat = cells.flatMap((line, r) => line.map((value, c) => ({ r, c, value })));
  const tried = cells.map((line) => [...line]);
  const go = (at: number, left: number) => {
    if (at === flat.length) {
      const fits = left === 0 && columnSums.every((sum, c) => columnsHidden[c] === true || tried.reduce((all, line) => all + line[c]!, 0) === sum);
      if (fits) tried.forEach((line, r) => line.forEach((value, c) => found[r]![c]!.add(value)));
      return;
    }
    const { r, c, value } = flat[at]!;
    const before = tried[r]!.slice(0, c).reduce((sum, count) => sum + count, 0);
    const last = c === tried[r]!.length - 1 && rowsHidden[r] !== true;
    const options = hidden[r]![c] === true ? (last ? [rowSums[r]! - before] : Array.from({ length: left + 1 }, (_, n) => n)) : [value];
    for (const option of options) {
      if (option < 0 || option > left || (last && before + option !== rowSums[r])) continue;
      tried[r]![c] = option;
      go(at + 1, left - option);
    }
    tried[r]![c] = value;
  };
  go(0, total);
  return found;
}

test('every hidden small figure of a table could be one of five numbers, by trial of all tables', () => {
  let shown = 0;
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 }), (cells) => {
      const rowsHidden = hideInList(cells.map((line) => line.reduce((sum, count) => sum + count, 0)));
      const columnsHidden = hideInList(cells[0]!.map((_, c) => cells.reduce((sum, line) => sum + line[c]!, 0)));
      const hidden = hideInTable(cells, rowsHidden, columnsHidden);
      if (hidden === null) return;
      shown++;
      const could = possible(cells, hidden, rowsHidden, columnsHidden);
      cells.forEach((line, r) => line.forEach((count, c) => small(count) && expect([...could[r]![c]!].length, JSON.stringify({ cells, hidden })).toBeGreaterThanOrEqual(SMALL)));
    }),
    { seed: 17, numRuns: 120 },
  );
  expect(shown).toBeGreaterThan(60);
});

test('a table without small figures shows whole', () => {
  expect(hideInTable([[10, 20], [7, 0]], [false, false], [false, false])).toEqual([[false, false], [false, false]]);
  expect(hideInTable([[2, 20], [30, 40]], [false, false], [false, false])).toEqual([[true, true], [true, true]]);
});
