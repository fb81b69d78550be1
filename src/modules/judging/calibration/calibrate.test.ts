import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '../assignment/random.ts';
import { calibrate } from './calibrate.ts';
import type { Score } from './calibration.types.ts';
import { cholesky, invertCholesky } from './cholesky.ts';
import { studentQuantile } from './numbers.ts';

const panel = fc.uniqueArray(
  fc.record({ entry: fc.integer({ min: 0, max: 7 }).map((index) => `e${index}`), judge: fc.integer({ min: 0, max: 4 }).map((index) => `j${index}`), score: fc.integer({ min: 0, max: 100 }), confidence: fc.constantFrom(0.5, 1, 2) }),
  { minLength: 1, maxLength: 30, selector: ({ entry, judge }) => `${entry} ${judge}` },
);

/** Minimises Σ c (s - v - b)² over v and b by turns, then lets the biases of each part sum to 0. */
function byTurns(scores: readonly Score[]): Map<string, number> {
  const [values, biases] = [new Map<string, number>(), new Map<string, number>(scores.map(({ judge }) => [judge, 0]))];
  const weighted = (of: readonly Score[], off: (score: Score) => number) => of.reduce((sum, score) => sum + score.confidence! * (score.score - off(score)), 0) / of.reduce((sum, score) => sum + score.confidence!, 0);
  for (let round = 0; round < 4000; round += 1) {
    for (const [entry, of] of Map.groupBy(scores, (score) => score.entry)) values.set(entry, weighted(of, ({ judge }) => biases.get(judge)!));
    for (const [judge, of] of Map.groupBy(scores, (score) => score.judge)) biases.set(judge, weighted(of, ({ entry }) => values.get(entry)!));
  }
  return values;
}

test('values are those of the least squares, differences being free of the gauge', () => {
  fc.assert(
    fc.property(panel, (scores) => {
      const calibration = calibrate(scores);
      const expected = byTurns(scores);
      for (const one of calibration.entries) for (const other of calibration.entries) {
        if (one.part === other.part) expect(one.value - other.value).toBeCloseTo(expected.get(one.id)! - expected.get(other.id)!, 4);
      }
      for (const part of new Set(calibration.judges.map((judge) => judge.part))) {
        expect(calibration.judges.filter((judge) => judge.part === part).reduce((sum, { harshness }) => sum + harshness, 0)).toBeCloseTo(0, 6);
      }
    }),
    { numRuns: 60, seed: 5 },
  );
});

test('a judge who scores everything higher changes no difference, no interval of one and no residual; nor does the order of the scores', () => {
  fc.assert(
    fc.property(panel, fc.integer({ min: -40, max: 40 }), (scores, shift) => {
      const before = calibrate(scores);
      const after = calibrate(scores.map((score) => (score.judge === scores[0]!.judge ? { ...score, score: score.score + shift } : score)).toReversed());
      const close = (one: number, other: number) => (Number.isFinite(other) ? expect(one).toBeCloseTo(other, 5) : expect(one).toBe(other));
      for (const one of before.entries) for (const other of before.entries) {
        if (one.part !== other.part) continue;
        const [was, is] = [before.difference(one.id, other.id), after.difference(one.id, other.id)];
        for (const end of ['value', 'low', 'high'] as const) close(is[end], was[end]);
      }
      if (before.residual !== null) close(after.residual!, before.residual);
    }),
    { numRuns: 150, seed: 6 },
  );
});

test('variances are those of the whole system inverted', () => {
  // Two judges, three entries, all scored by both: a difference of two entries has variance (1 + 1) / 2 of the noise, its own degrees of freedom are 2.
  const scores = [[70, 60], [80, 74], [50, 41]].flatMap(([a, b], entry) => [{ judge: 'a', entry: `e${entry}`, score: a! }, { judge: 'b', entry: `e${entry}`, score: b! }]);
  const { difference, residual, judges } = calibrate(scores);
  const half = studentQuantile(0.025, 2) * residual!;
  const { value, low, high } = difference('e1', 'e2');
  expect(value).toBeCloseTo(31.5, 10);
  expect([value - low, high - value]).toEqual([expect.closeTo(half, 8), expect.closeTo(half, 8)]);
  expect(judges.map(({ harshness }) => harshness)).toEqual([expect.closeTo(25 / 6, 8), expect.closeTo(-25 / 6, 8)]);
  // A bias is half the difference of two means of three: variance (2 / 3) / 4.
  expect(judges[0]!.high - judges[0]!.harshness).toBeCloseTo(half * Math.sqrt(1 / 6), 8);
});

/** Variance of a difference of two entries, of noise 1, from the whole matrix of entries and judges. */
function wholeVariance(scores: readonly Score[], one: string, other: string): number {
  const ids = [...new Set(scores.flatMap(({ entry, judge }) => [entry, judge]))];
  const size = ids.length;
  // Every part has its own constant that no score shows; a difference within a part does not mind what is added for it.
  const matrix = new Float64Array(size * size);
  for (const a of ids.keys()) for (const b of ids.keys()) matrix[a * size + b]! += ids[a]!.startsWith('j') && ids[b]!.startsWith('j') && a === b ? 1e-7 : 0;
  for (const { entry, judge, confidence = 1 } of scores) for (const a of [entry, judge]) for (const b of [entry, judge]) matrix[ids.indexOf(a) * size + ids.indexOf(b)]! += confidence;
  const inverse = invertCholesky(cholesky(matrix, size), size);
  const [p, q] = [ids.indexOf(one), ids.indexOf(other)];
  return inverse[p * (size + 1)]! + inverse[q * (size + 1)]! - 2 * inverse[p * size + q]!;
}

test('intervals of differences are those of the whole matrix inverted, whoever scored what', () => {
  let compared = 0;
  fc.assert(
    fc.property(panel, (scores) => {
      const { entries, judges, residual, difference } = calibrate(scores);
      if (residual === null || residual < 0.1) return;
      const parts = new Set(entries.map(({ part }) => part)).size;
      const reach = residual * studentQuantile(0.025, scores.length - entries.length - judges.length + parts);
      for (const one of entries) for (const other of entries) {
        if (one === other || one.part !== other.part) continue;
        const { value, high } = difference(one.id, other.id);
        const expected = Math.sqrt(wholeVariance(scores, one.id, other.id));
        expect(Math.abs((high - value) / reach / expected - 1)).toBeLessThan(1e-3);
        compared += 1;
      }
    }),
    { numRuns: 60, seed: 8 },
  );
  expect(compared).toBeGreaterThan(300);
});

test('a score of more confidence weighs more', () => {
  const scores = [['a', 'x', 60], ['b', 'x', 80], ['a', 'y', 50], ['b', 'y', 50]] as const;
  const at = (confidence: number) => calibrate(scores.map(([judge, entry, score], index) => ({ judge, entry, score, confidence: index === 1 ? confidence : 1 }))).difference('x', 'y').value;
  expect(at(1)).toBeCloseTo(20, 8);
  expect(at(9)).toBeGreaterThan(20);
});

test('parts without a common judge are told apart, and not compared', () => {
  const scores = [['a', 'x'], ['b', 'x'], ['a', 'y'], ['b', 'y'], ['c', 'z'], ['d', 'z']].map(([judge, entry], index) => ({ judge: judge!, entry: entry!, score: 50 + index }));
  const { entries, connected, difference } = calibrate(scores);
  expect(connected).toBe(false);
  expect(entries.map(({ part }) => part)).toEqual([0, 0, 1]);
  expect(difference('x', 'z')).toMatchObject({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
  expect(Number.isFinite(difference('x', 'y').low)).toBe(true);
});

test('without a score to spare intervals are endless; scores that make no sense are refused', () => {
  expect(calibrate([{ judge: 'a', entry: 'x', score: 3 }])).toMatchObject({ residual: null, entries: [{ value: 3, low: Number.NEGATIVE_INFINITY, scores: 1 }] });
  expect(() => calibrate([{ judge: 'a', entry: 'x', score: Number.NaN }])).toThrow(RangeError);
  expect(() => calibrate([{ judge: 'a', entry: 'x', score: 1, confidence: 0 }])).toThrow(RangeError);
  expect(() => calibrate([{ judge: 'a', entry: 'x', score: 1 }, { judge: 'a', entry: 'x', score: 2 }])).toThrow('twice');
  expect(calibrate([])).toMatchObject({ entries: [], connected: true });
});

test('95 % intervals of values and differences hold the truth about 95 times in 100', () => {
  const random = randomFrom('coverage');
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  let [held, all] = [0, 0];
  for (let panelNumber = 0; panelNumber < 120; panelNumber += 1) {
    const [truth, bias] = [Array.from({ length: 12 }, () => 10 * normal()), Array.from({ length: 5 }, () => 6 * normal())];
    const scores = truth.flatMap((value, entry) => [0, 1, 2].map((step) => ({ judge: `j${(entry * 3 + step * (1 + (entry % 2))) % 5}`, entry: `e${entry}`, score: value + bias[(entry * 3 + step * (1 + (entry % 2))) % 5]! + 4 * normal() })));
    const { difference } = calibrate(scores);
    for (let entry = 1; entry < 12; entry += 1) {
      const { low, high } = difference(`e${entry}`, `e${entry - 1}`);
      const gap = truth[entry]! - truth[entry - 1]!;
      all += 1;
      if (low <= gap && gap <= high) held += 1;
    }
  }
  expect(held / all).toBeGreaterThan(0.93);
  expect(held / all).toBeLessThan(0.97);
});

test('quantiles of Student\'s t are those of the tables', () => {
  expect([1, 2, 5, 30, 1000].map((freedom) => studentQuantile(0.025, freedom))).toEqual([12.7062, 4.3027, 2.5706, 2.0423, 1.9623].map((each) => expect.closeTo(each, 4)));
});

test('draws have the values as their middle and the intervals of differences as their spread', () => {
  const random = randomFrom('panel');
  const scores: Score[] = Array.from({ length: 12 }, (_, entry) => [0, 1, 2].map((turn) => ({ judge: `j${(entry + turn * (entry % 2 === 0 ? 1 : 3)) % 7}`, entry: `e${entry}`, score: 60 + 2 * entry + 12 * random() }))).flat();
  const { entries, draw, difference, residual } = calibrate(scores);
  const drawn = Array.from({ length: 8000 }, () => draw!(random)).map((values) => values[3]! - values[8]!).toSorted((a, b) => a - b);
  const { value, low, high } = difference('e3', 'e8');
  expect([entries[3]!.id, entries[8]!.id]).toEqual(['e3', 'e8']);
  const near = (one: number, other: number) => expect(Math.abs(one - other)).toBeLessThan(0.12 * residual!);
  near(drawn[4000]!, value);
  near(drawn[200]!, low);
  near(drawn[7800]!, high);
  // Without a score left over, or without a judge in common, nothing can be drawn.
  expect(calibrate([{ judge: 'a', entry: 'x', score: 1 }, { judge: 'a', entry: 'y', score: 2 }]).draw).toBeNull();
  expect(calibrate([...scores, { judge: 'other', entry: 'alone', score: 50 }]).draw).toBeNull();
});
