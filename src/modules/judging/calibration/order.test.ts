import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate } from './calibrate.ts';
import type { Valued } from './calibration.types.ts';
import { settleOrder, type TieRule } from './order.ts';
import { leaveJudgesOut } from './sensitivity.ts';

/** Entries whose differences have the half widths' sum as theirs. */
const valuedOf = (values: Record<string, number>, half: number): Valued => ({
  connected: true,
  entries: Object.entries(values).map(([id, value]) => ({ id, value, low: value - half, high: value + half, scores: 3, part: 0 })),
  difference: (first, second) => ({ value: values[first]! - values[second]!, low: values[first]! - values[second]! - 1.5 * half, high: values[first]! - values[second]! + 1.5 * half }),
});

test('only entries that a border cannot tell apart go to extra judges', () => {
  const order = settleOrder(valuedOf({ a: 90, b: 80, c: 71, d: 70, e: 60, f: 40 }, 2), { places: [1, 2, 2], tieRules: [] });
  expect(order.entries.map(({ id, rank, level, settled }) => [id, rank, level, settled])).toEqual([['a', 1, 0, true], ['b', 2, 1, true], ['c', 3, 1, false], ['d', 4, 2, false], ['e', 5, 2, true], ['f', 6, null, true]]);
  expect(order.needJudges).toEqual([{ id: 'c', borders: [3] }, { id: 'd', borders: [3] }]);
});

test('a pair is judged by its joint interval, though the two intervals overlap', () => {
  const order = settleOrder(valuedOf({ a: 73.5, b: 70 }, 2), { places: [1], tieRules: [] });
  expect(order.needJudges).toEqual([]);
});

test('equal values are decided by the rules in turn, then shared; a border within a shared rank is told', () => {
  const of = (entries: Record<string, number>) => new Map(Object.entries(entries));
  const rules: TieRule[] = [
    { kind: 'by', name: 'creativity', of: of({ a: 5, b: 7, c: 5, d: 5 }), prefer: 'high' },
    { kind: 'by', name: 'handed in', of: of({ a: 20, b: 1, c: 10, d: 20 }), prefer: 'low' },
  ];
  const valued = valuedOf({ a: 50, b: 50.004, c: 50, d: 50, e: 30 }, 0.1);
  const order = settleOrder(valued, { places: [3], tieRules: rules });
  expect(order.entries.map(({ id, rank, tie }) => [id, rank, tie])).toEqual([['b', 1, 'creativity'], ['c', 2, 'creativity'], ['a', 3, 'handed in'], ['d', 3, 'shared'], ['e', 5, null]]);
  expect(order.sharedBorders).toEqual([3]);
  const lots = ['x', 'y'].map((seed) => settleOrder(valued, { places: [3], tieRules: [...rules, { kind: 'lot', name: 'lot', seed }] }));
  for (const { sharedBorders, entries } of lots) expect([sharedBorders, entries[3]!.tie]).toEqual([[], 'lot']);
});

test('ranks follow values, levels have their numbers, and an entry needs judges exactly if its level is not settled', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 15 }), fc.array(fc.nat(4), { maxLength: 3 }), fc.integer({ min: 0, max: 5 }), (values, places, half) => {
      const valued = valuedOf(Object.fromEntries(values.map((value, index) => [`e${index}`, value])), half);
      const order = settleOrder(valued, { places, tieRules: [] });
      const valueOf = (id: string) => values[Number(id.slice(1))]!;
      for (const { id, rank } of order.entries) expect(rank).toBe(1 + values.filter((value) => value > valueOf(id)).length);
      let left = values.length;
      for (const [level, count] of places.entries()) {
        expect(order.entries.filter((entry) => entry.level === level)).toHaveLength(Math.min(count, left));
        left -= Math.min(count, left);
      }
      expect(order.needJudges.map(({ id }) => id)).toEqual(order.entries.filter(({ settled }) => !settled).map(({ id }) => id));
      for (const border of new Set(places.map((_, index) => places.slice(0, index + 1).reduce((sum, each) => sum + each, 0)))) {
        if (border === 0 || border >= values.length) continue;
        for (const above of order.entries.slice(0, border)) for (const below of order.entries.slice(border)) {
          if (valued.difference(above.id, below.id).low <= 0) expect([above.settled, below.settled]).toEqual([false, false]);
        }
      }
    }),
    { numRuns: 300, seed: 9 },
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
