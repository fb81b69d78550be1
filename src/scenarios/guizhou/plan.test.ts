import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lesson } from './lesson.ts';
import { COUNTY_MINIMUM, COUNTY_QUOTA, FORWARDED, planLessons, type PlannedLesson } from './plan.ts';
import { steps } from './steps.ts';
import { AREAS, placeOf } from './tree.ts';

const scales = fc.double({ min: 0.01, max: 1, noNaN: true });
const sent = (lessons: readonly PlannedLesson[]) => lessons.filter(({ fate }) => fate === 'at-province');

test('nine prefectures forward as many as the programme says', () => {
  expect(AREAS).toHaveLength(9);
  expect(sent(planLessons(1).lessons)).toHaveLength(FORWARDED);
});

test('every prefecture fills its quota, keeps its counties’ minimum and leaves something, at any scale', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const { lessons, quotas, calledIn } = planLessons(scale);
      expect(calledIn.fate).toBe('left-by-prefecture');
      expect(new Set(lessons.map(({ author }) => author)).size).toBe(lessons.length);
      for (const [prefecture, quota] of quotas) {
        const own = lessons.filter((each) => each.prefecture === prefecture && each.category === 'lessons');
        expect(sent(own)).toHaveLength(quota);
        expect(own.some(({ fate }) => fate === 'left-by-prefecture')).toBe(true);
        expect(sent(own).filter(({ late }) => late).length).toBe(own.filter(({ late }) => late).length);
        for (const [county, those] of Map.groupBy(own.filter((each) => each.county !== null), (each) => each.county)) {
          expect(sent(those).length, county!).toBeGreaterThanOrEqual(COUNTY_MINIMUM);
          expect(those.filter(({ fate, late }) => fate !== 'left-by-county' && !late).length).toBeLessThanOrEqual(COUNTY_QUOTA);
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('a lesson is long enough, the same each time, and like no other', () => {
  const texts = planLessons(1).lessons.map(({ turn, unit }) => lesson(turn, placeOf(unit)).text);
  expect(Math.min(...texts.map((text) => text.length))).toBeGreaterThan(120);
  expect(lesson(7, placeOf('GZ-5201')).text).toBe(lesson(7, placeOf('GZ-5201')).text);
  expect(new Set(texts).size).toBeGreaterThan(texts.length * 0.95);
});

test('time only goes forward', () => {
  const instants = steps().map(({ at }) => Date.parse(at!));
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
});
