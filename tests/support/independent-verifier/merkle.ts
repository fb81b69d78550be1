// Written from RFC 6962 sections 2.1, 2.1.1 and 2.1.2 alone; shares nothing with src.
import { createHash } from 'node:crypto';

const digest = (...parts: Buffer[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

export const hashLeaf = (entry: Buffer): Buffer => digest(Buffer.from([0]), entry);
const hashPair = (left: Buffer, right: Buffer): Buffer => digest(Buffer.from([1]), left, right);

/** k of RFC 6962: the largest power of two smaller than n. */
function k(n: bigint): bigint {
  let power = 1n;
  while (power << 1n < n) power <<= 1n;
  return power;
}

/** MTH over leaf hashes. */
export function treeHead(hashes: Buffer[]): Buffer {
  if (hashes.length === 0) return digest();
  if (hashes.length === 1) return hashes[0]!;
  const split = Number(k(BigInt(hashes.length)));
  return hashPair(treeHead(hashes.slice(0, split)), treeHead(hashes.slice(split)));
}

/** Follows PATH(m, D[n]) backwards: the last element of the path is the sibling below the root. */
export function headFromPath(leaf: Buffer, m: bigint, n: bigint, path: Buffer[]): Buffer {
  if (n === 1n) {
    if (m !== 0n || path.length > 0) throw new Error('the path is too long, or the index lies outside the tree');
    return leaf;
  }
  const sibling = path.at(-1);
  if (sibling === undefined || m < 0n || m >= n) throw new Error('the path is too short, or the index lies outside the tree');
  const split = k(n);
  const rest = path.slice(0, -1);
  return m < split ? hashPair(headFromPath(leaf, m, split, rest), sibling) : hashPair(sibling, headFromPath(leaf, m - split, n - split, rest));
}

/** Follows SUBPROOF(m, D[n], b) backwards; answers with the heads of the first m leaves and of all n. */
function heads(m: bigint, n: bigint, whole: boolean, oldHead: Buffer, proof: Buffer[]): [Buffer, Buffer] {
  if (m === n) {
    if (whole) {
      if (proof.length > 0) throw new Error('the proof is too long');
      return [oldHead, oldHead];
    }
    if (proof.length !== 1) throw new Error('the proof has not the right length');
    return [proof[0]!, proof[0]!];
  }
  const last = proof.at(-1);
  if (last === undefined) throw new Error('the proof is too short');
  const split = k(n);
  const rest = proof.slice(0, -1);
  if (m <= split) {
    const [before, now] = heads(m, split, whole, oldHead, rest);
    return [before, hashPair(now, last)];
  }
  const [before, now] = heads(m - split, n - split, false, oldHead, rest);
  return [hashPair(last, before), hashPair(last, now)];
}

/** Throws unless the proof shows the tree of `m` leaves to be the beginning of that of `n` leaves. */
export function requireConsistent(m: bigint, oldHead: Buffer, n: bigint, newHead: Buffer, proof: Buffer[]): void {
  if (m === 0n) {
    if (proof.length > 0) throw new Error('an empty tree needs no proof');
    return;
  }
  const [before, now] = heads(m, n, true, oldHead, proof);
  if (!before.equals(oldHead) || !now.equals(newHead)) throw new Error('the trees are not consistent');
}
