import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashing } from '../hashing.ts';
import { encodeText, toHex } from './bytes.ts';
import { parseTilePath, tileOfSubtree, tilePath, tilesOf, tileWidth } from './tiles.ts';
import { carryOut, foldHashes, type HashOf, isConsistent, planConsistency, planInclusion, rootFromInclusion, type Subtree, subtreesOf } from './tree.ts';

const SIZES = 2500;

// The tree over known leaves, each subtree hashed once, by the recursive definition.
const leaves = Array.from({ length: SIZES }, (_, index) => hashing.leaf(encodeText(`leaf ${index}`)));
const known = new Map<string, Uint8Array>();
const hashOf: HashOf = ({ level, index }: Subtree) => {
  if (level === 0) return leaves[index]!;
  const key = `${level}/${index}`;
  const hash = known.get(key) ?? hashing.node(hashOf({ level: level - 1, index: index * 2 }), hashOf({ level: level - 1, index: index * 2 + 1 }));
  known.set(key, hash);
  return hash;
};
const roots = Array.from({ length: SIZES + 1 }, (_, size) => foldHashes(hashing, subtreesOf(0, size).map(hashOf)));

function rootByDefinition(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length <= 1) return hashes[0] ?? hashing.empty;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  return hashing.node(rootByDefinition(hashes.slice(0, split)), rootByDefinition(hashes.slice(split)));
}

/** Places of interest in a range: its ends, the middle, and some that differ from size to size. */
const places = (end: number, salt: number) => [...new Set([0, 1, end - 1, end - 2, Math.floor(end / 2), (salt * 31) % end, (salt * 97) % end].filter((place) => place >= 0 && place < end))];

const flipped = (bytes: Uint8Array, bit: number) => bytes.map((byte, at) => (at === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte));

test('roots are those of the known vectors of RFC 6962 implementations', () => {
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((hex) => hashing.leaf(Buffer.from(hex, 'hex')));
  const expected = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  expect(expected.map((_, size) => toHex(rootByDefinition(inputs.slice(0, size))))).toEqual(expected);
});

test('the root joined from whole subtrees is the root by definition', () => {
  for (const size of [0, 1, 2, 3, 5, 255, 256, 257, 511, 1000, SIZES]) expect(roots[size]).toEqual(rootByDefinition(leaves.slice(0, size)));
});

test('inclusion proofs verify at every size, and fail for another leaf, place or size', () => {
  for (let size = 1; size <= SIZES; size++) {
    for (const index of places(size, size)) {
      const path = carryOut(hashing, planInclusion(index, size), hashOf);
      expect(rootFromInclusion(hashing, leaves[index]!, index, size, path)).toEqual(roots[size]);
      expect(rootFromInclusion(hashing, leaves[(index + 1) % SIZES]!, index, size, path)).not.toEqual(roots[size]);
      if (size > 1) expect(rootFromInclusion(hashing, leaves[index]!, (index + 1) % size, size, path)).not.toEqual(roots[size]);
    }
  }
});

test('consistency proofs verify between every size and earlier ones', () => {
  for (let size = 1; size <= SIZES; size++) {
    for (const old of places(size + 1, size)) {
      const proof = carryOut(hashing, planConsistency(old, size), hashOf);
      const at = (leavesOf: number) => ({ size: leavesOf, root: roots[leavesOf]! });
      expect(isConsistent(hashing, at(old), at(size), proof)).toBe(true);
      if (old > 0 && old < size) {
        expect(isConsistent(hashing, { size: old, root: roots[old - 1]! }, at(size), proof)).toBe(false);
        expect(isConsistent(hashing, at(old), { size, root: roots[size - 1]! }, proof)).toBe(false);
        expect(isConsistent(hashing, at(old), at(size), [...proof, hashing.empty])).toBe(false);
        expect(isConsistent(hashing, at(old), at(size), proof.slice(1))).toBe(false);
      }
    }
  }
});

test('a proof with any bit flipped, or a hash more or less, is refused', () => {
  const sizes = fc.integer({ min: 2, max: SIZES }).chain((size) => fc.record({ size: fc.constant(size), at: fc.nat(size - 2), which: fc.nat(63), bit: fc.nat(255) }));
  fc.assert(
    fc.property(sizes, ({ size, at, which, bit }) => {
      const spoil = (proof: readonly Uint8Array[]) => proof.map((hash, place) => (place === which % proof.length ? flipped(hash, bit) : hash));
      const path = carryOut(hashing, planInclusion(at, size), hashOf);
      expect(rootFromInclusion(hashing, leaves[at]!, at, size, spoil(path))).not.toEqual(roots[size]);
      expect(rootFromInclusion(hashing, flipped(leaves[at]!, bit), at, size, path)).not.toEqual(roots[size]);
      expect(rootFromInclusion(hashing, leaves[at]!, at, size, path.slice(1))).toBeNull();
      expect(rootFromInclusion(hashing, leaves[at]!, at, size, [...path, hashing.empty])).toBeNull();
      const old = at + 1;
      const proof = carryOut(hashing, planConsistency(old, size), hashOf);
      expect(isConsistent(hashing, { size: old, root: roots[old]! }, { size, root: roots[size]! }, spoil(proof))).toBe(false);
      expect(isConsistent(hashing, { size: old, root: flipped(roots[old]!, bit) }, { size, root: roots[size]! }, proof)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test('tiles of a tree are those of the example in C2SP tlog-tiles', () => {
  const tiles = [...tilesOf(70_000)];
  const count = (level: number, full: boolean) => tiles.filter((tile) => tile.level === level && (tile.width === 256) === full).map(({ width }) => width);
  expect([count(0, true).length, count(0, false), count(1, true).length, count(1, false), count(2, false)]).toEqual([273, [112], 1, [17], [1]]);
  expect([...tilesOf(256)]).toEqual([{ level: 0, number: 0, width: 256 }, { level: 1, number: 0, width: 1 }]);
  expect([...tilesOf(0)]).toEqual([]);
});

test('paths of tiles are written and read alike, and others are refused', () => {
  expect(tilePath({ level: 0, number: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
  expect(tilePath({ level: 'entries', number: 7, width: 17 })).toBe('tile/entries/007.p/17');
  fc.assert(
    fc.property(fc.oneof(fc.nat(63), fc.constant('entries' as const)), fc.nat(2 ** 31 - 1), fc.integer({ min: 1, max: 256 }), (level, number, width) => {
      expect(parseTilePath(tilePath({ level, number, width }))).toEqual({ level, number, width });
    }),
  );
  for (const path of ['tile/00/000', 'tile/0/0', 'tile/0/x000/000', 'tile/0/001/002', 'tile/0/000.p/256', 'tile/0/000.p/0', 'tile/0/000.p/01', 'tile/entry/000', 'tile/0/000/', '/tile/0/000']) expect(parseTilePath(path)).toBeNull();
});

test('the tile of a subtree holds the hashes it is computed from', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: SIZES }), (size) => {
      for (const subtree of subtreesOf(0, size)) {
        const { level, number, first, count } = tileOfSubtree(subtree);
        expect(first + count).toBeLessThanOrEqual(tileWidth(level, number, size));
      }
    }),
  );
});
