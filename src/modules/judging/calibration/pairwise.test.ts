import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '../assignment/random.ts';
import { pairwiseStrengths, strengthsOf, type Ranking } from './pairwise.ts';

const byId = (valued: ReturnType<typeof strengthsOf>) => new Map(valued.entries.map((entry) => [entry.id, entry]));

test('two entries: the odds are those of wins and the half win and defeat given beforehand', () => {
  const won = (wins: number, losses: number) => pairwiseStrengths([...Array.from({ length: wins }, () => ({ winner: 'a', loser: 'b' })), ...Array.from({ length: losses }, () => ({ winner: 'b', loser: 'a' }))]);
  const { value, low, high } = won(300, 100).difference('a', 'b');
  // By far the most comes from the 400 comparisons: log 3, standard error 1 / sqrt(400 × 3/16).
  expect(value).toBeCloseTo(Math.log(3), 1);
  expect((high - low) / 2 / 1.96).toBeCloseTo(1 / Math.sqrt(75), 2);
  expect(won(5, 5).difference('a', 'b').value).toBeCloseTo(0, 8);
  expect(Number.isFinite(won(9, 0).difference('a', 'b').value)).toBe(true);
});

test('the answer is where the gradient of the penalised likelihood is 0', () => {
  fc.assert(
    fc.property(fc.array(fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e'], { minLength: 2 }), { minLength: 1, maxLength: 12 }), (orders) => {
      const valued = strengthsOf(orders.map((entries) => ({ entries })));
      const values = byId(valued);
      const ids = [...values.keys()];
      const objective = (at: ReadonlyMap<string, number>, shift: number) => {
        let sum = 0;
        for (const order of orders) for (let place = 0; place < order.length - 1; place += 1) sum += at.get(order[place]!)! - Math.log(order.slice(place).reduce((total, id) => total + Math.exp(at.get(id)!), 0));
        for (const value of at.values()) sum += 0.5 * (value + shift) - Math.log(Math.exp(value + shift) + 1);
        return sum;
      };
      // Values are given about their mean; find the shift at which they were fitted.
      const plain = new Map(ids.map((id) => [id, values.get(id)!.value]));
      let [low, high] = [-20, 20];
      for (let step = 0; step < 200; step += 1) {
        const [p, q] = [low + (high - low) / 3, high - (high - low) / 3];
        if (objective(plain, p) < objective(plain, q)) low = p;
        else high = q;
      }
      const best = objective(plain, low);
      for (const id of ids) for (const step of [-0.01, 0.01]) expect(objective(new Map(plain).set(id, plain.get(id)! + step), low)).toBeLessThanOrEqual(best + 1e-7);
    }),
    { numRuns: 60, seed: 4 },
  );
});

test('a ranking of two is a comparison, a draw half of each, and neither order nor names matter', () => {
  const rankings: Ranking[] = [{ entries: ['a', 'b'] }, { entries: ['b', 'c'] }, { entries: ['c', 'a'] }, { entries: ['a', 'c'] }];
  const pairs = pairwiseStrengths(rankings.map(({ entries }) => ({ winner: entries[0]!, loser: entries[1]! })));
  expect(pairs.entries).toEqual(strengthsOf(rankings).entries);
  const reversed = byId(strengthsOf(rankings.toReversed()));
  for (const { id, value, low } of pairs.entries) expect([reversed.get(id)!.value, reversed.get(id)!.low]).toEqual([expect.closeTo(value, 7), expect.closeTo(low, 7)]);
  expect(pairwiseStrengths([{ winner: 'a', loser: 'b', draw: true }]).difference('a', 'b').value).toBeCloseTo(0, 9);
  expect(() => strengthsOf([{ entries: ['a', 'a'] }])).toThrow(RangeError);
});

test('finds the order that rankings were drawn from', () => {
  const random = randomFrom('plackett');
  const truth = Array.from({ length: 8 }, (_, index) => ({ id: `e${index}`, strength: Math.exp(index * 0.6) }));
  const rankings = Array.from({ length: 200 }, () => ({ entries: truth.map(({ id, strength }) => ({ id, at: -Math.log(1 - random()) / strength })).toSorted((a, b) => a.at - b.at).map(({ id }) => id) })).map(({ entries }) => ({ entries: entries.slice(0, 5), rest: entries.slice(5) }));
  const { entries } = strengthsOf(rankings);
  expect(entries.toSorted((a, b) => a.value - b.value).map(({ id }) => id)).toEqual(truth.map(({ id }) => id));
});
