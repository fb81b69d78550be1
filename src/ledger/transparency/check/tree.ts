import { sameBytes, type Sha256 } from './bytes.ts';

/** Hashing of leaves and nodes (RFC 6962 section 2.1). */
export interface TreeHashing {
  leaf(leaf: Uint8Array): Uint8Array;
  node(left: Uint8Array, right: Uint8Array): Uint8Array;
  /** Root of the tree without leaves: the hash of nothing. */
  readonly empty: Uint8Array;
}

const NODE = 1;

export function treeHashing(sha256: Sha256): TreeHashing {
  const pair = new Uint8Array(65);
  pair[0] = NODE;
  // A leaf is hashed after one byte of zero.
  let single = new Uint8Array(1024);
  return {
    leaf: (leaf) => {
      if (leaf.length >= single.length) single = new Uint8Array(leaf.length * 2);
      single.set(leaf, 1);
      return sha256(single.subarray(0, leaf.length + 1));
    },
    node: (left, right) => {
      pair.set(left, 1);
      pair.set(right, 33);
      return sha256(pair);
    },
    empty: sha256(new Uint8Array(0)),
  };
}

/** A whole subtree: 2^level leaves from index × 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Where a subtree's hash is found. */
export type HashOf = (subtree: Subtree) => Uint8Array;

/** The largest power of two below `size` (size > 1): where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

/** The whole subtrees, left to right, that make up the leaves from `start` to before `end`; `start` is a multiple of the first one's size. */
export function subtreesOf(start: number, end: number): Subtree[] {
  const found: Subtree[] = [];
  for (let at = start; at < end; ) {
    let level = 0;
    let size = 1;
    while (at % (size * 2) === 0 && at + size * 2 <= end) {
      size *= 2;
      level += 1;
    }
    found.push({ level, index: at / size });
    at += size;
  }
  return found;
}

/** Joins hashes of ever smaller subtrees into the hash of them all (RFC 6962 section 2.1). */
export function foldHashes(hashing: TreeHashing, hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return hashing.empty;
  return hashes.slice(0, -1).reduceRight((right, left) => hashing.node(left, right), last);
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function inclusionRanges(index: number, { start, end }: Range): Range[] {
  if (end - start <= 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...inclusionRanges(index, { start, end: middle }), { start: middle, end }]
    : [...inclusionRanges(index, { start: middle, end }), { start, end: middle }];
}

function consistencyRanges(old: number, { start, end }: Range, whole: boolean): Range[] {
  if (old === end) return whole ? [] : [{ start, end }];
  const middle = start + splitOf(end - start);
  return old <= middle
    ? [...consistencyRanges(old, { start, end: middle }, whole), { start: middle, end }]
    : [...consistencyRanges(old, { start: middle, end }, false), { start, end: middle }];
}

/** A proof as the subtrees it is made of: each inner list is folded into one hash of the proof. */
export type ProofPlan = readonly (readonly Subtree[])[];

/** What proves that the leaf at `index` is in the tree of `size` leaves (RFC 6962 section 2.1.1). */
export function planInclusion(index: number, size: number): ProofPlan {
  if (index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return inclusionRanges(index, { start: 0, end: size }).map(({ start, end }) => subtreesOf(start, end));
}

/** What proves that the tree of `old` leaves is the beginning of that of `size` (RFC 6962 section 2.1.2); empty for 0 and for equal sizes. */
export function planConsistency(old: number, size: number): ProofPlan {
  if (old < 0 || old > size) throw new RangeError(`${old} is not the size of an earlier tree than ${size}`);
  if (old === 0 || old === size) return [];
  return consistencyRanges(old, { start: 0, end: size }, true).map(({ start, end }) => subtreesOf(start, end));
}

export function carryOut(hashing: TreeHashing, plan: ProofPlan, hashOf: HashOf): Uint8Array[] {
  return plan.map((subtrees) => foldHashes(hashing, subtrees.map(hashOf)));
}

/** The root that an inclusion proof leads to; null when the proof has not the length it must have. */
export function rootFromInclusion(hashing: TreeHashing, leafHash: Uint8Array, index: number, size: number, proof: readonly Uint8Array[]): Uint8Array | null {
  if (index < 0 || index >= size) return null;
  let hash = leafHash;
  let used = 0;
  // Up to the root: `at` counts nodes of the level, `last` is the right-most; a right-most node without a sibling rises as it is.
  for (let at = index, last = size - 1; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    if (at === last && at % 2 === 0) continue;
    const sibling = proof[used++];
    if (sibling === undefined) return null;
    hash = at % 2 === 1 ? hashing.node(sibling, hash) : hashing.node(hash, sibling);
  }
  return used === proof.length ? hash : null;
}

/** Whether the proof shows that the tree with `oldRoot` is the beginning of that with `root`. */
export function isConsistent(hashing: TreeHashing, old: { size: number; root: Uint8Array }, now: { size: number; root: Uint8Array }, proof: readonly Uint8Array[]): boolean {
  if (old.size > now.size) return false;
  if (old.size === now.size) return proof.length === 0 && sameBytes(old.root, now.root);
  if (old.size === 0) return proof.length === 0 && sameBytes(old.root, hashing.empty);
  let at = old.size - 1;
  let last = now.size - 1;
  while (at % 2 === 1) {
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  const rest = [...proof];
  // A tree that is whole is itself where the two paths begin, and is not sent.
  const first = at === 0 ? old.root : rest.shift();
  if (first === undefined) return false;
  let oldHash = first;
  let hash = first;
  for (; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    if (at === last && at % 2 === 0) continue;
    const sibling = rest.shift();
    if (sibling === undefined) return false;
    if (at % 2 === 1) {
      oldHash = hashing.node(sibling, oldHash);
      hash = hashing.node(sibling, hash);
    } else hash = hashing.node(hash, sibling);
  }
  return rest.length === 0 && sameBytes(oldHash, old.root) && sameBytes(hash, now.root);
}
