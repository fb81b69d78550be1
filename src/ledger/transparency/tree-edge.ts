import { sql } from 'kysely';
import { byteaArray } from '../../platform/db/binary-array.ts';
import type { Tx } from '../../platform/db/db.ts';
import { HASH_BYTES } from './check/bytes.ts';
import { TILE_WIDTH, tileWidth } from './check/tiles.ts';
import { type OpenTile, openTile, TileTree } from './check/tile-tree.ts';
import { hashing } from './hashing.ts';

async function readOpenTile(tx: Tx, logId: number, level: number, size: number): Promise<OpenTile> {
  const number = Math.floor(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH);
  const width = tileWidth(level, number, size);
  if (width === 0) return openTile(number);
  const row = await tx.selectFrom('log_tiles').select('hashes').where('log_id', '=', logId).where('level', '=', level).where('number', '=', number).executeTakeFirst();
  if (row?.hashes.length !== width * HASH_BYTES) throw new Error(`tile ${level}/${number} of log ${logId} is not ${width} hashes wide`);
  return openTile(number, row.hashes);
}

/** A log's tree in the database, opened at its right edge to be added to; the caller holds the log's row. */
export async function openTree(tx: Tx, logId: number, size: number): Promise<{ tree: TileTree; save(): Promise<void> }> {
  const open: OpenTile[] = [];
  for (let level = 0; size >= TILE_WIDTH ** level; level++) open.push(await readOpenTile(tx, logId, level, size));
  const full: { level: number; number: number; hashes: Buffer }[] = [];
  const asBuffer = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tree = new TileTree(hashing, (level, number, hashes) => full.push({ level, number, hashes: asBuffer(hashes) }), size, open);
  const save = async () => {
    const grown = tree.open.flatMap(({ number, width, changed }, level) => (changed && width > 0 ? [{ level, number, hashes: asBuffer(tree.lastOf(level)) }] : []));
    const rows = [...full, ...grown];
    await sql`
      insert into log_tiles (log_id, level, number, hashes)
      select ${logId}, * from unnest(${rows.map(({ level }) => level)}::smallint[], ${rows.map(({ number }) => number)}::bigint[], ${byteaArray(rows.map(({ hashes }) => hashes))}::bytea[])
      on conflict (log_id, level, number) do update set hashes = excluded.hashes`.execute(tx);
  };
  return { tree, save };
}
