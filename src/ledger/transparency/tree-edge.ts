import { sql } from 'kysely';
import type { Tx } from '../../platform/db/db.ts';
import { hashAt, TILE_WIDTH, tileWidth } from './check/tiles.ts';
import { foldHashes, subtreesOf } from './check/tree.ts';
import { hashing } from './hashing.ts';

const HASH_BYTES = 32;

interface OpenTile {
  readonly number: number;
  readonly hashes: Buffer;
  width: number;
  changed: boolean;
}

/** The hash of `count` (a power of two) neighbouring hashes of a tile. */
function hashOfRun(tile: Uint8Array, first: number, count: number): Uint8Array {
  if (count === 1) return hashAt(tile, first);
  const half = count / 2;
  return hashing.node(hashOfRun(tile, first, half), hashOfRun(tile, first + half, half));
}

/** The right edge of a tree: the last tile of each level, all that adding leaves needs. Tiles that grew or were filled wait for `save`. */
export class TreeEdge {
  readonly #logId: number;
  readonly #open: OpenTile[] = [];
  readonly #full: { level: number; number: number; hashes: Buffer }[] = [];
  #size: number;

  private constructor(logId: number, size: number) {
    this.#logId = logId;
    this.#size = size;
  }

  /** Reads the last tiles of a tree of `size` leaves; the caller holds the log's row. */
  static async load(tx: Tx, logId: number, size: number): Promise<TreeEdge> {
    const edge = new TreeEdge(logId, size);
    for (let level = 0, hashes = size; hashes > 0; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
      const number = Math.floor(hashes / TILE_WIDTH);
      const width = tileWidth(level, number, size);
      const row = width === 0 ? undefined : await tx.selectFrom('log_tiles').select('hashes').where('log_id', '=', logId).where('level', '=', level).where('number', '=', number).executeTakeFirst();
      if (width > 0 && row?.hashes.length !== width * HASH_BYTES) throw new Error(`tile ${level}/${number} of log ${logId} is not ${width} hashes wide`);
      const bytes = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
      row?.hashes.copy(bytes);
      edge.#open.push({ number, hashes: bytes, width, changed: false });
    }
    return edge;
  }

  get size(): number {
    return this.#size;
  }

  append(leafHash: Uint8Array): void {
    this.#push(0, leafHash);
    this.#size += 1;
  }

  #push(level: number, hash: Uint8Array): void {
    const tile = (this.#open[level] ??= { number: 0, hashes: Buffer.alloc(TILE_WIDTH * HASH_BYTES), width: 0, changed: false });
    tile.hashes.set(hash, tile.width * HASH_BYTES);
    tile.width += 1;
    tile.changed = true;
    if (tile.width < TILE_WIDTH) return;
    this.#full.push({ level, number: tile.number, hashes: tile.hashes });
    this.#open[level] = { number: tile.number + 1, hashes: Buffer.alloc(TILE_WIDTH * HASH_BYTES), width: 0, changed: false };
    this.#push(level + 1, hashOfRun(tile.hashes, 0, TILE_WIDTH));
  }

  /** The root of the tree as it stands: the open tiles hold all the whole subtrees at the right edge. */
  root(): Uint8Array {
    const hashes = this.#open.toReversed().flatMap(({ hashes: tile, width }) => subtreesOf(0, width).map(({ level, index }) => hashOfRun(tile, index * 2 ** level, 2 ** level)));
    return foldHashes(hashing, hashes);
  }

  async save(tx: Tx): Promise<void> {
    const grown = this.#open.flatMap(({ number, hashes, width, changed }, level) => (changed && width > 0 ? [{ level, number, hashes: hashes.subarray(0, width * HASH_BYTES) }] : []));
    const rows = [...this.#full, ...grown];
    await sql`
      insert into log_tiles (log_id, level, number, hashes)
      select ${this.#logId}, * from unnest(${rows.map(({ level }) => level)}::smallint[], ${rows.map(({ number }) => number)}::bigint[], ${rows.map(({ hashes }) => hashes)}::bytea[])
      on conflict (log_id, level, number) do update set hashes = excluded.hashes`.execute(tx);
  }
}
