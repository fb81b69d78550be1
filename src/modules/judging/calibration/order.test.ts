import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate } from './calibrate.ts';
import { type Drawable, settleOrder, type TieRule } from './order.ts';
import { leaveJudgesOut } from './sensitivity.ts';

/** Values that could each be off by a normal error of so much, apart from one another. */
const drawable = (values: Record<string, number>, error: number, common = 0): Drawable => ({
  entries: Object.entries(values).map(([id, value]) => ({ id, value, low: value, high: value, scores: 3, part: 0 })),
  draw: (random) => {
    // Twelve uniform numbers make a normal one near enough.
    const normal = () => Array.from({ length: 12 }, random).reduce((sum, each) => sum + each, -6);
    const shift = common * normal();
    return Float64Array.from(Object.values(values), (value) => value + shift + error * normal());
  },
});
const seed = 'a round';

test('only entries that the scores may put on either side of a border go to extra judges', () => {
  const order = settleOrder(drawable({ a: 90, b: 80, c: 71, d: 70, e: 60, f: 40 }, 2), { places: [1, 2, 2], tieRules: [], seed });
  expect(order.entries.map(({ id, rank, level, settled }) => [id, rank, level, settled])).toEqual([['a', 1, 0, true], ['b', 2, 1, true], ['c', 3, 1, false], ['d', 4, 2, false], ['e', 5, 2, true], ['f', 6, null, true]]);
  expect(order.needJudges).toEqual([{ id: 'c', borders: [3] }, { id: 'd', borders: [3] }]);
});

test('two are told apart as often as the normal distribution says', () => {
  // The difference has an error of 2 √2; of 3 it is 1.06 of them, which is kept in 0.856 of the draws.
  const [a, b] = settleOrder(drawable({ a: 73, b: 70 }, 2), { places: [1], tieRules: [], seed }).entries;
  expect(a!.sure).toBeCloseTo(0.856, 1);
  expect(b!.sure).toBe(a!.sure);
});

test('what all entries share unsettles none of them', () => {
  expect(settleOrder(drawable({ a: 73.5, b: 70 }, 0.5, 50), { places: [1], tieRules: [], seed }).needJudges).toEqual([]);
});

test('an entry well above the line is settled though it could not be told from the first below it', () => {
  // Around the line the field is dense: with an error of 3, the first differs from the best of those out by 7, of which 95 in 100 go up to 8.3.
  const values = { a: 77, b: 72, c: 71, d: 70, e: 69, f: 68, g: 60, h: 55 };
  const order = settleOrder(drawable(values, 3), { places: [3], tieRules: [], seed });
  expect(order.entries.filter(({ settled }) => settled).map(({ id }) => id)).toEqual(['a', 'g', 'h']);
});

test('a tie settles nothing, and nothing is settled where the scores say nothing', () => {
  const tied = drawable({ a: 80, b: 70, c: 70, d: 50 }, 0);
  expect(settleOrder(tied, { places: [2], tieRules: [], seed }).entries.map(({ id, sure }) => [id, sure])).toEqual([['a', 1], ['b', 0], ['c', 0], ['d', 1]]);
  expect(settleOrder({ ...tied, draw: null }, { places: [2], tieRules: [], seed }).entries.map(({ sure, settled }) => [sure, settled])).toEqual(Array.from({ length: 4 }, () => [null, false]));
  expect(settleOrder({ ...tied, draw: null }, { places: [4], tieRules: [], seed }).entries.every(({ settled }) => settled)).toBe(true);
});

test('equal values are decided by the rules in turn, then shared; a border within a shared rank is told', () => {
  const of = (entries: Record<string, number>) => new Map(Object.entries(entries));
  const rules: TieRule[] = [
    { kind: 'by', name: 'creativity', of: of({ a: 5, b: 7, c: 5, d: 5 }), prefer: 'high' },
    { kind: 'by', name: 'handed in', of: of({ a: 20, b: 1, c: 10, d: 20 }), prefer: 'low' },
  ];
  const valued = drawable({ a: 50, b: 50.004, c: 50, d: 50, e: 30 }, 0.1);
  const order = settleOrder(valued, { places: [3], tieRules: rules, seed });
  expect(order.entries.map(({ id, rank, tie }) => [id, rank, tie])).toEqual([['b', 1, 'creativity'], ['c', 2, 'creativity'], ['a', 3, 'handed in'], ['d', 3, 'shared'], ['e', 5, null]]);
  expect(order.sharedBorders).toEqual([3]);
  const lots = ['x', 'y'].map((seed) => settleOrder(valued, { places: [3], tieRules: [...rules, { kind: 'lot', name: 'lot', seed }], seed: 'a round' }));
  for (const { sharedBorders, entries } of lots) expect([sharedBorders, entries[3]!.tie]).toEqual([[], 'lot']);
});

test('ranks follow values, levels have their numbers, and an entry needs judges exactly if its level is not settled', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 15 }), fc.array(fc.nat(4), { maxLength: 3 }), fc.integer({ min: 0, max: 5 }), (values, places, error) => {
      const valued = drawable(Object.fromEntries(values.map((value, index) => [`e${index}`, value])), error);
      const order = settleOrder(valued, { places, tieRules: [], seed });
      const valueOf = (id: string) => values[Number(id.slice(1))]!;
      for (const { id, rank } of order.entries) expect(rank).toBe(1 + values.filter((value) => value > valueOf(id)).length);
      let left = values.length;
      for (const [level, count] of places.entries()) {
        expect(order.entries.filter((entry) => entry.level === level)).toHaveLength(Math.min(count, left));
        left -= Math.min(count, left);
      }
      expect(order.needJudges.map(({ id }) => id)).toEqual(order.entries.filter(({ settled }) => !settled).map(({ id }) => id));
      for (const { sure, settled } of order.entries) expect(settled).toBe(sure! >= 0.95);
      // The further above the line, the surer: by the draws' own error.
      const first = order.entries[0]!;
      if (order.entries.length > (places[0] ?? 0) && places.length === 1) for (const each of order.entries.slice(1, places[0])) expect(first.sure! + 0.05).toBeGreaterThan(each.sure!);
    }),
    { numRuns: 60, seed: 9 },
  );
});

test('a judge left out is as one who never scored', () => {
  const panel = fc.uniqueArray(fc.record({ judge: fc.nat(4).map((index) => `j${index}`), entry: fc.nat(7).map((index) => `e${index}`), score: fc.integer({ min: 0, max: 100 }) }), { minLength: 2, maxLength: 30, selector: ({ entry, judge }) => `${entry} ${judge}` });
  fc.assert(
    fc.property(panel, (scores) => {
      const placed = (of: typeof scores) => calibrate(of).entries.toSorted((p, q) => (Math.abs(p.value - q.value) > 1e-9 ? q.value - p.value : p.id < q.id ? -1 : 1)).map(({ id }) => id);
      const before = new Set(placed(scores).slice(0, 2));
      for (const { judge, rises, falls, unjudged, connected } of leaveJudgesOut(scores, [2])) {
        const rest = scores.filter((score) => score.judge !== judge);
        const order = placed(rest);
        const after = order.slice(0, 2);
        expect(rises.map(({ entry }) => entry).toSorted()).toEqual(after.filter((id) => !before.has(id)).toSorted());
        expect(falls.map(({ entry }) => entry).toSorted()).toEqual(order.slice(2).filter((id) => before.has(id)).toSorted());
        expect(unjudged.toSorted()).toEqual([...new Set(scores.map(({ entry }) => entry))].filter((id) => !order.includes(id)).toSorted());
        expect(connected).toBe(calibrate(rest).connected);
      }
    }),
    { numRuns: 100, seed: 12 },
  );
});

test('leaving a judge out tells who would win or lose a place, and whom nobody else scored', () => {
  const scores = [
    ['a', 'x', 80], ['b', 'x', 80], ['c', 'x', 80], ['a', 'y', 70], ['b', 'y', 71], ['c', 'y', 99], ['a', 'z', 72], ['b', 'z', 72], ['c', 'z', 60], ['c', 'w', 10],
  ].map(([judge, entry, score]) => ({ judge: String(judge), entry: String(entry), score: Number(score) }));
  const before = calibrate(scores).entries.toSorted((p, q) => q.value - p.value).map(({ id }) => id);
  expect(before.slice(0, 2)).toEqual(['x', 'y']);
  const [, , without] = leaveJudgesOut(scores, [1, 1]);
  expect(without).toEqual({ judge: 'c', unjudged: ['w'], connected: true, rises: [{ entry: 'z', from: null, to: 1 }], falls: [{ entry: 'y', from: 1, to: null }] });
});
