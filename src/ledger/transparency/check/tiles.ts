import { HASH_BYTES, readDecimal } from './bytes.ts';
import type { Subtree } from './tree.ts';

/** Hashes of a full tile, and leaves of a full entry bundle (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
const TILE_HEIGHT = 8;

/** A tile of hashes, or (`entries`) a bundle of leaves. */
export interface TileName {
  readonly level: number | 'entries';
  readonly number: number;
  readonly width: number;
}

/** How many hashes the tile has in a tree of `size` leaves; 0: there is none. */
export function tileWidth(level: number, number: number, size: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - number * TILE_WIDTH));
}

/** Every tile of a tree of `size` leaves, level by level. */
export function* tilesOf(size: number): Generator<{ level: number; number: number; width: number }> {
  for (let level = 0; tileWidth(level, 0, size) > 0; level++) {
    for (let number = 0, width = tileWidth(level, 0, size); width > 0; width = tileWidth(level, ++number, size)) yield { level, number, width };
  }
}

/** `tile/0/x001/x234/067`, `tile/entries/000.p/17`. */
export function tilePath({ level, number, width }: TileName): string {
  const parts = [String(number % 1000).padStart(3, '0')];
  for (let rest = Math.floor(number / 1000); rest > 0; rest = Math.floor(rest / 1000)) parts.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  return `tile/${level}/${parts.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`;
}

/** Reads a tile's path; null for anything that `tilePath` would not write. */
export function parseTilePath(path: string): TileName | null {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path);
  if (found === null) return null;
  const [, part = '', digits = '', partial] = found;
  const level = part === 'entries' ? ('entries' as const) : readDecimal(part);
  const number = Number(digits.replaceAll(/[x/]/g, ''));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  if (level === null || !Number.isSafeInteger(number)) return null;
  const tile = { level, number, width };
  return tilePath(tile) === path && width > 0 ? tile : null;
}

/** The tile that a subtree's hash is computed from, and which of its hashes. */
export function tileOfSubtree({ level, index }: Subtree): { level: number; number: number; first: number; count: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const count = 2 ** (level % TILE_HEIGHT);
  const at = index * count;
  return { level: tileLevel, number: Math.floor(at / TILE_WIDTH), first: at % TILE_WIDTH, count };
}

/** The hash at a place of a tile. */
export function hashAt(tile: Uint8Array, place: number): Uint8Array {
  return tile.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES);
}

/** Leaves of an entry bundle, each after its length in two bytes; null when the bytes end within one. */
export function readBundle(bytes: Uint8Array): Uint8Array[] | null {
  const leaves: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 2 > bytes.length) return null;
    const end = at + 2 + bytes[at]! * 256 + bytes[at + 1]!;
    if (end > bytes.length) return null;
    leaves.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return leaves;
}
