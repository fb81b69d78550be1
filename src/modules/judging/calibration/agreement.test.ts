import fc from 'fast-check';
import { expect, test } from 'vitest';
import { agreementOf } from './agreement.ts';

/** Rows are observers, columns units; a point is no value. */
const scoresOf = (...rows: string[]) => rows.flatMap((row) => row.split(' ').flatMap((each, unit) => (each === '.' ? [] : [{ entry: `u${unit}`, score: Number(each) }])));

test('is that of the published examples', () => {
  // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability", section C: four observers, twelve units; interval metric 0.849.
  const four = scoresOf('1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .');
  expect(agreementOf(four, 's')).toMatchObject({ value: expect.closeTo(0.849, 3), entries: 11, scores: 40 });
  // The example of the encyclopaedia article on the coefficient: three observers, fifteen units; interval metric 0.811.
  const three = scoresOf('. . . . . 3 4 1 2 1 1 3 3 . 3', '1 . 2 1 3 3 4 3 . . . . . . .', '. . 2 1 3 4 4 . 2 1 1 3 3 . 4');
  expect(agreementOf(three, 's')).toMatchObject({ value: expect.closeTo(0.811, 3), scores: 26 });
});

test('is 1 where all agree, not defined where nothing differs or nothing is scored twice, and does not mind shift and scale', () => {
  expect(agreementOf(scoresOf('1 2 3 4', '1 2 3 4'), 's')).toMatchObject({ value: 1, low: 1, high: 1 });
  expect(agreementOf(scoresOf('2 2', '2 2'), 's')).toMatchObject({ value: null, low: null });
  expect(agreementOf(scoresOf('1 2 3'), 's')).toMatchObject({ value: null, entries: 0 });
  fc.assert(
    fc.property(fc.array(fc.record({ entry: fc.integer({ min: 0, max: 5 }).map(String), score: fc.integer({ min: 0, max: 9 }) }), { maxLength: 30 }), (scores) => {
      const [plain, other] = [agreementOf(scores, 's'), agreementOf(scores.map(({ entry, score }) => ({ entry, score: 1e6 - 7 * score })), 's')];
      if (plain.value === null) expect(other.value).toBeNull();
      else for (const end of ['value', 'low', 'high'] as const) expect(other[end]).toBeCloseTo(plain[end]!, 6);
    }),
    { numRuns: 60, seed: 3 },
  );
});

test('its interval holds the value, is repeatable, and narrows with more entries', () => {
  const noisy = (units: number) => Array.from({ length: units }, (_, unit) => [0, 1, 2].map((judge) => ({ entry: `u${unit}`, score: (unit % 7) + (((unit * 31 + judge * 17) % 5) - 2) * 0.6 }))).flat();
  const width = (units: number) => {
    const { value, low, high } = agreementOf(noisy(units), 'seed');
    expect(low! < value! && value! < high!).toBe(true);
    return high! - low!;
  };
  expect(width(400)).toBeLessThan(width(25) / 2);
  expect(agreementOf(noisy(25), 'seed')).toEqual(agreementOf(noisy(25), 'seed'));
});
