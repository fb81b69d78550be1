/** A stream of pseudo-random choices that is the same for the same seed on every machine. */
export interface Rng {
  /** in [0, 1) */
  next(): number;
  /** an integer, both ends included */
  int(min: number, max: number): number;
  /** a number in [min, max) */
  range(min: number, max: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Seeded by a number or a string; mulberry32 over an FNV-1a hash of the seed. */
export function createRng(seed: number | string): Rng {
  let state = hash(String(seed));
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    range: (min, max) => min + next() * (max - min),
    pick: (items) => nth(items, Math.floor(next() * items.length)),
    chance: (probability) => next() < probability,
  };
}

/** The item at an index taken modulo the length. Throws RangeError on an empty list. */
export function nth<T>(items: readonly T[], index: number): T {
  if (items.length === 0) throw new RangeError('nothing to choose from');
  return items[((index % items.length) + items.length) % items.length] as T;
}

/**
 * One variant out of `count` for the `position`-th choice of the `index`-th text. Neighbouring texts differ in nearly every
 * position, which keeps near-duplicates far apart where independent draws would let some pairs agree by chance.
 */
export function spread(index: number, position: number, count: number): number {
  const turn = Math.floor(index / count);
  return (index + turn * (position + 1) + position * 3 + hash(`${turn}/${position}`) % count) % count;
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  value ^= value >>> 16;
  value = Math.imul(value, 0x85ebca6b) >>> 0;
  value ^= value >>> 13;
  value = Math.imul(value, 0xc2b2ae35) >>> 0;
  return (value ^ (value >>> 16)) >>> 0;
}
