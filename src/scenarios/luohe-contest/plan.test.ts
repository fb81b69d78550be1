import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CATEGORIES, planWorks, PROGRAMME, sizesOf } from './plan.ts';
import { harshnessOf, scoreOf, truthOf } from './simulated-judge.ts';
import { judgeOf, PANELS } from './staff.ts';
import { steps } from './steps.ts';

const scales = fc.double({ min: 0.01, max: 1, noNaN: true });

test('the whole programme has its size', () => {
  const sizes = sizesOf(1);
  expect(planWorks(1)).toHaveLength(PROGRAMME.entries);
  expect(CATEGORIES.map((category) => sizes[category].entries)).toEqual([12, 81, 5, 8]);
  expect(CATEGORIES.reduce((sum, category) => sum + sizes[category].winners, 0)).toBe(PROGRAMME.winners);
});

test('the first round narrows, the final decides, and somebody is left to move up, at any scale', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const works = planWorks(scale);
      for (const category of CATEGORIES) {
        const { entries, passing, winners, levels } = sizesOf(scale)[category];
        expect(works.filter((work) => work.category === category)).toHaveLength(entries);
        expect(winners).toBeGreaterThanOrEqual(2);
        expect(levels.reduce((sum, { places }) => sum + places, 0)).toBe(winners);
        expect(passing).toBeGreaterThan(winners);
        expect(passing).toBeLessThan(entries);
      }
      expect(new Set(works.map(({ author }) => author.name)).size).toBe(works.length);
    }),
    { numRuns: 25 },
  );
});

test('who reviews and who settles sat on no panel they judge anew', () => {
  const before = new Set<number>([...PANELS.first, ...PANELS.final]);
  expect(PANELS.review.some((index) => before.has(index))).toBe(false);
  expect(PANELS.extra.some((index) => (PANELS.final as readonly number[]).includes(index))).toBe(false);
  const names = new Set([...before, ...PANELS.extra, ...PANELS.review].map((index) => judgeOf(index).name));
  expect(planWorks(1).some(({ author }) => names.has(author.name))).toBe(false);
});

test('a simulated judge is the same each time, and strict or mild in all they judge', () => {
  const titles = Array.from({ length: 100 }, (_, index) => `work ${index}`);
  expect(scoreOf('judge-01', titles[0]!)).toEqual(scoreOf('judge-01', titles[0]!));
  const off = (judge: string) => titles.reduce((sum, title) => sum + scoreOf(judge, title).grades.idea! - truthOf(title), 0) / titles.length;
  for (const index of PANELS.first) expect(Math.abs(off(judgeOf(index).username) - harshnessOf(judgeOf(index).username))).toBeLessThan(4);
});

test('time only goes forward', () => {
  const instants = steps().map(({ at }) => Date.parse(at!));
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
});
