import { sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { HASH_BYTES } from './check/bytes.ts';
import { tileOfSubtree } from './check/tiles.ts';
import { hashOfRun } from './check/tile-tree.ts';
import { carryOut, type ProofPlan, type Subtree } from './check/tree.ts';
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
    if (tile === undefined || tile.length < (first + count) * HASH_BYTES) throw new Error(`tile ${level}/${number} of log ${logId} is not there`);
    return hashOfRun(hashing, tile, first, count);
  });
}
