import { sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { hashAt, tileOfSubtree } from './check/tiles.ts';
import { carryOut, foldHashes, type ProofPlan, type Subtree, subtreesOf } from './check/tree.ts';
import { hashing } from './hashing.ts';

const keyOf = (level: number, number: number) => `${level}/${number}`;

/** Reads the tiles that some subtrees need, in one statement; the caller asks only for subtrees within the tree. */
async function readTiles(db: Db, logId: number, subtrees: readonly Subtree[]): Promise<Map<string, Buffer>> {
  const wanted = new Map(subtrees.map(tileOfSubtree).map(({ level, number }) => [keyOf(level, number), { level, number }]));
  if (wanted.size === 0) return new Map();
  const tiles = [...wanted.values()];
  const { rows } = await sql<{ level: number; number: number; hashes: Buffer }>`
    select level, number, hashes from log_tiles
    join unnest(${tiles.map(({ level }) => level)}::smallint[], ${tiles.map(({ number }) => number)}::bigint[]) as wanted (level, number) using (level, number)
    where log_id = ${logId}`.execute(db);
  return new Map(rows.map(({ level, number, hashes }) => [keyOf(level, number), hashes]));
}

/** Carries out a proof's plan with the hashes of a log's tiles. */
export async function proveFrom(db: Db, logId: number, plan: ProofPlan): Promise<Uint8Array[]> {
  const tiles = await readTiles(db, logId, plan.flat());
  return carryOut(hashing, plan, (subtree) => {
    const { level, number, first, count } = tileOfSubtree(subtree);
    const tile = tiles.get(keyOf(level, number));
    if (tile === undefined || tile.length < (first + count) * 32) throw new Error(`tile ${level}/${number} of log ${logId} is not there`);
    return foldWhole(tile, first, count);
  });
}

/** The root of the subtree over `count` (a power of two) hashes of a tile. */
function foldWhole(tile: Buffer, first: number, count: number): Uint8Array {
  let hashes = Array.from({ length: count }, (_, at) => hashAt(tile, first + at));
  while (hashes.length > 1) hashes = Array.from({ length: hashes.length / 2 }, (_, at) => hashing.node(hashes[at * 2]!, hashes[at * 2 + 1]!));
  return hashes[0]!;
}

/** The root of a log's tree as it stood at `size`. */
export async function rootAt(db: Db, logId: number, size: number): Promise<Uint8Array> {
  return foldHashes(hashing, await proveFrom(db, logId, subtreesOf(0, size).map((subtree) => [subtree])));
}
