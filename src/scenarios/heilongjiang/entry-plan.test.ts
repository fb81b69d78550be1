import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ROOT_CODE, tiersAbove } from '../content/index.ts';
import { OWN_QUOTA, planEntries, QUOTA } from './entry-plan.ts';
import { steps } from './steps.ts';

const scales = fc.double({ min: 0.01, max: 1, noNaN: true });

test('the whole programme has its size', () => {
  const { entries } = planEntries(1);
  expect(entries.length).toBeGreaterThanOrEqual(600);
  expect(entries.filter(({ path }) => path.at(-1)!.move === 'publish').length).toBeGreaterThanOrEqual(200);
  expect(entries.filter(({ visitor }) => visitor !== null).length).toBeGreaterThanOrEqual(20);
});

test('no office forwards more than its quota, at any scale', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const forwarded = new Map<string, number>();
      for (const { category, path } of planEntries(scale).entries) {
        for (const { move, office } of path) if (move === 'forward') forwarded.set(`${office} ${category}`, (forwarded.get(`${office} ${category}`) ?? 0) + 1);
      }
      for (const [key, count] of forwarded) expect(count, key).toBeLessThanOrEqual(key === `${OWN_QUOTA.code} ${OWN_QUOTA.category}` ? OWN_QUOTA.quota : QUOTA);
    }),
    { numRuns: 25 },
  );
});

test('each entry has an author of its own, moves once at a moment, tier by tier, and comes to an end in time', () => {
  fc.assert(
    fc.property(scales, (scale) => {
      const { entries, ticks } = planEntries(scale);
      expect(new Set(entries.map(({ author }) => author.name)).size).toBe(entries.length);
      for (const { path, node, visitor } of entries) {
        expect(new Set(path.map(({ tick }) => tick)).size).toBe(path.length);
        expect(path.at(-1)!.tick).toBeLessThan(ticks);
        const tiers = [...(visitor === null ? [] : [node]), ...tiersAbove(node).map(({ code }) => code)];
        const through = path.filter(({ move }) => move === 'forward').map(({ office }) => office);
        expect(through).toEqual(tiers.slice(0, through.length));
        if (path.at(-1)!.move === 'publish') expect(through).toEqual(tiers.filter((code) => code !== ROOT_CODE));
      }
    }),
    { numRuns: 25 },
  );
});

test('time only goes forward', () => {
  const instants = steps(1).flatMap(({ at }) => (at === null ? [] : [Date.parse(at)]));
  expect(instants).toEqual(instants.toSorted((a, b) => a - b));
});
