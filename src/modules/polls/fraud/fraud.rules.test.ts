import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distance, type Elsewhere, examine, type Group, LIMITS, type SeenBallot, spreadOfGaps } from './fraud.rules.ts';

/** A stream of numbers from 0 to 1, the same each time. */
function stream(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const START = Date.UTC(2026, 2, 5, 2);
const elsewhere: Elsewhere = { ballots: 10_000, chosen: new Map([[1, 4000], [2, 3500], [3, 2500]]) };
const popular = (random: number) => (random < 0.4 ? 1 : random < 0.75 ? 2 : 3);

/** So many people within a span, choosing as people elsewhere do unless told otherwise. */
function people(count: number, seconds: number, choose = popular, seed = 7): SeenBallot[] {
  const next = stream(seed);
  return Array.from({ length: count }, () => ({ at: START + Math.floor(next() * seconds * 1000), choices: [choose(next())], paceMs: 4000 + Math.floor(next() * 60_000) })).toSorted((a, b) => a.at - b.at);
}
const group = (ballots: SeenBallot[], more: Partial<Group> = {}): Group => ({ level: 'near', size: ballots.length, ballots, institution: false, ...more });
const found = (given: Group) => examine(given, elsewhere).map(({ rule }) => rule);

test('a school of 800 behind one address that votes within an hour is not marked', () => {
  for (const seed of [1, 2, 3, 4, 5]) expect(found(group(people(800, 3600, popular, seed)))).toEqual([]);
});

test('an institution that told its addresses may all like the same work, and vote in one lesson', () => {
  const one = people(800, 600, () => 3);
  expect(found(group(one, { institution: true }))).toEqual([]);
  expect(found(group(one))).toContain('share');
});

test('a timer is found wherever it runs', () => {
  const timed = Array.from({ length: 60 }, (_, n) => ({ at: START + n * 5000 + (n % 3) * 40, choices: [1 + (n % 3)], paceMs: 3000 }));
  expect(found(group(timed, { institution: true }))).toEqual(['regular']);
});

test('a class that votes at one instant keeps no rhythm, and where the office told of its addresses nothing is found', () => {
  const told = (ballots: SeenBallot[]) => found(group(ballots, { institution: true }));
  for (const step of [0, 1, 40]) expect(told(people(48, 1, () => 3).map((ballot, n) => ({ ...ballot, at: START + n * step })))).toEqual([]);
  expect(new Set(found(group(people(48, 1).map((ballot) => ({ ...ballot, at: START })))))).toEqual(new Set(['crowd', 'burst']));
  expect(spreadOfGaps(people(48, 1).map((ballot) => ({ ...ballot, at: START })))).toBeNull();
});

test('choosing faster than one can read is found, and only those ballots', () => {
  const ballots = people(40, 3600).map((ballot, n) => (n < 10 ? { ...ballot, paceMs: 120 } : ballot));
  expect(examine(group(ballots), elsewhere)).toEqual([{ rule: 'speed', where: { underMs: LIMITS.speed.ms }, evidence: { ballots: 10, ms: LIMITS.speed.ms } }]);
});

test('many votes for one option from one place in no time are a crowd, a burst and a share', () => {
  expect(new Set(found(group(people(300, 20, () => 3))))).toEqual(new Set(['crowd', 'burst', 'share']));
});

test('a family, and fewer than the least number, are never looked at', () => {
  expect(found(group(people(LIMITS.fewest - 1, 1, () => 3)))).toEqual([]);
});

test('a distance lies between 0 and 1, and is 0 for the same choices', () => {
  const chosen = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 500 })), { minLength: 1, maxLength: 9 }).map((pairs) => new Map(pairs));
  fc.assert(
    fc.property(chosen, chosen, (a, b) => {
      expect(distance(a, a)).toBeCloseTo(0);
      expect(distance(a, b)).toBeGreaterThanOrEqual(0);
      expect(distance(a, b)).toBeLessThanOrEqual(1 + 1e-9);
      expect(distance(a, b)).toBeCloseTo(distance(b, a));
    }),
  );
});
