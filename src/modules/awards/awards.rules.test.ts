import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOf, differenceOf, fillLevels, readCode } from './awards.rules.ts';

const rooms = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 }).map((places) => places.map((count, index) => ({ levelId: `l${index}`, places: count })));
const order = fc.integer({ min: 0, max: 20 }).map((count) => Array.from({ length: count }, (_, index) => `e${index}`));

test('levels are filled in order, none beyond its places, and nobody stands above who ranks higher', () => {
  fc.assert(
    fc.property(order, rooms, (entries, levels) => {
      const placed = fillLevels(entries, levels);
      expect(placed.map(({ entry }) => entry)).toEqual(entries.slice(0, levels.reduce((sum, { places }) => sum + places, 0)));
      expect(placed.map(({ position }) => position)).toEqual(placed.map((_, index) => index + 1));
      for (const { levelId, places } of levels) expect(placed.filter((each) => each.levelId === levelId).length).toBeLessThanOrEqual(places);
      const levelOf = placed.map(({ levelId }) => levels.findIndex((level) => level.levelId === levelId));
      expect(levelOf).toEqual(levelOf.toSorted((a, b) => a - b));
    }),
  );
});

test('a place left empty moves entries down a level, never up', () => {
  fc.assert(
    fc.property(order, rooms, fc.nat(4), (entries, levels, at) => {
      const index = at % levels.length;
      const fewer = levels.map((level, each) => (each === index && level.places > 0 ? { ...level, places: level.places - 1 } : level));
      const list = (of: typeof levels) => fillLevels(entries, of).map(({ entry, levelId }) => ({ entryId: entry, levelId }));
      const { rose, came } = differenceOf(list(levels), list(fewer), levels.map(({ levelId }) => levelId));
      expect([rose, came]).toEqual([[], []]);
    }),
  );
});

test('a code is read however it was typed', () => {
  for (let tried = 0; tried < 50; tried++) {
    const code = codeOf(randomBytes(12));
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(readCode(` ${code.slice(0, 4).toLowerCase()}-${code.slice(4).replaceAll('0', 'o').replaceAll('1', 'l')}`)).toBe(code);
  }
});
