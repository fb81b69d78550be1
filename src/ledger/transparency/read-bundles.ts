import { sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { HASH_BYTES } from './check/bytes.ts';
import { TILE_WIDTH } from './check/tiles.ts';

/** Leaves one behind the other, each after its length in two bytes, and how many there are. */
interface Run {
  readonly first: number;
  readonly count: number;
  readonly entries: Buffer;
}

/** The bytes of the leaves from `from` on and before `to`, by their index in the tree, as far as the run holds them. */
function cut({ first, count, entries }: Run, from: number, to: number): Buffer {
  if (from <= first && to >= first + count) return entries;
  let start = 0;
  let end = 0;
  for (let leaf = first; leaf < Math.min(to, first + count); leaf++) {
    if (leaf === from) start = end;
    end += 2 + entries.readUInt16BE(end);
  }
  return entries.subarray(start, end);
}

async function readRuns(db: Db, logId: number, from: number, to: number): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select run.first, run.count, leaves.entries from log_runs as run join log_entries as leaves using (seq)
    where run.log_id = ${logId} and run.first > ${from - TILE_WIDTH}::bigint and run.first < ${to}::bigint and run.first + run.count > ${from}::bigint
    order by run.first`.execute(db);
  return rows;
}

export interface Bundle {
  readonly number: number;
  /** Its leaves as an entry bundle (C2SP tlog-tiles). */
  readonly entries: Buffer;
  /** The tile of level 0 over them. */
  readonly hashes: Buffer;
}

/** Bundles with their level-0 tiles, in order: those of `count` from number `from` on that begin before the leaf `size`, and of the last one what stands before it. */
export async function readBundles(db: Db, logId: number, { from, count, size }: { readonly from: number; readonly count: number; readonly size: number }): Promise<Bundle[]> {
  const end = Math.min(size, (from + count) * TILE_WIDTH);
  if (end <= from * TILE_WIDTH) return [];
  const runs = await readRuns(db, logId, from * TILE_WIDTH, end);
  const tiles = await db.selectFrom('log_tiles').select(['number', 'hashes']).where('log_id', '=', logId).where('level', '=', 0).where('number', '>=', from).where('number', '<', Math.ceil(end / TILE_WIDTH)).orderBy('number').execute();
  let at = 0;
  return tiles.map(({ number, hashes }) => {
    const [first, behind] = [number * TILE_WIDTH, Math.min(end, (number + 1) * TILE_WIDTH)];
    const parts: Buffer[] = [];
    for (; at < runs.length && runs[at]!.first < behind; at++) {
      parts.push(cut(runs[at]!, first, behind));
      // It goes on in the next bundle.
      if (runs[at]!.first + runs[at]!.count > behind) break;
    }
    return { number, entries: Buffer.concat(parts), hashes: hashes.subarray(0, (behind - first) * HASH_BYTES) };
  });
}
