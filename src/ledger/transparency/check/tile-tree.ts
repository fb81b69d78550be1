import { HASH_BYTES } from './bytes.ts';
import { hashAt, TILE_WIDTH } from './tiles.ts';
import { foldHashes, subtreesOf, type TreeHashing } from './tree.ts';

/** The last tile of a level; it has room for a full one. */
export interface OpenTile {
  readonly number: number;
  readonly bytes: Uint8Array;
  width: number;
  changed: boolean;
}

export function openTile(number: number, hashes: Uint8Array = new Uint8Array(0)): OpenTile {
  const bytes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
  bytes.set(hashes);
  return { number, bytes, width: hashes.length / HASH_BYTES, changed: false };
}

/** The hash over `count` (a power of two) neighbouring hashes of a tile. */
export function hashOfRun(hashing: TreeHashing, tile: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return hashAt(tile, first);
  const half = count / 2;
  return hashing.node(hashOfRun(hashing, tile, first, half), hashOfRun(hashing, tile, first + half, half));
}

/** A tree that grows leaf by leaf. It knows only the last tile of each level, however many leaves it has; full tiles are handed out. */
export class TileTree {
  readonly #hashing: TreeHashing;
  readonly #full: (level: number, number: number, hashes: Uint8Array) => void;
  readonly open: OpenTile[];
  #size: number;

  constructor(hashing: TreeHashing, full: (level: number, number: number, hashes: Uint8Array) => void, size = 0, open: OpenTile[] = []) {
    this.#hashing = hashing;
    this.#full = full;
    this.#size = size;
    this.open = open;
  }

  get size(): number {
    return this.#size;
  }

  /** Adds leaves by their hashes, one behind the other. */
  append(leafHashes: Uint8Array): void {
    this.#push(0, leafHashes);
    this.#size += leafHashes.length / HASH_BYTES;
  }

  #push(level: number, hashes: Uint8Array): void {
    for (let at = 0; at < hashes.length; ) {
      const tile = (this.open[level] ??= openTile(0));
      const part = hashes.subarray(at, at + (TILE_WIDTH - tile.width) * HASH_BYTES);
      tile.bytes.set(part, tile.width * HASH_BYTES);
      tile.width += part.length / HASH_BYTES;
      tile.changed = true;
      at += part.length;
      if (tile.width < TILE_WIDTH) return;
      this.#full(level, tile.number, tile.bytes);
      this.open[level] = openTile(tile.number + 1);
      this.#push(level + 1, hashOfRun(this.#hashing, tile.bytes, 0, TILE_WIDTH));
    }
  }

  /** The hashes of a level's last tile so far. */
  lastOf(level: number): Uint8Array {
    const tile = this.open[level];
    return tile === undefined ? new Uint8Array(0) : tile.bytes.subarray(0, tile.width * HASH_BYTES);
  }

  /** The root of the tree as it stands: the last tiles hold all the whole subtrees at its right edge. */
  root(): Uint8Array {
    const hashes = this.open.toReversed().flatMap(({ bytes, width }) => subtreesOf(0, width).map(({ level, index }) => hashOfRun(this.#hashing, bytes, index * 2 ** level, 2 ** level)));
    return foldHashes(this.#hashing, hashes).slice();
  }
}
