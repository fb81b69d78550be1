import type { Db } from '../../platform/db/db.ts';

/** The first `width` leaves of a bundle's bytes, as they stood when the bundle was no longer than that. */
export function bundleBytes(entries: Buffer, width: number): Buffer {
  let end = 0;
  for (let leaf = 0; leaf < width; leaf++) end += 2 + entries.readUInt16BE(end);
  return entries.subarray(0, end);
}

/** Bundles with their level-0 tiles, in order. */
export async function readBundleRows(db: Db, logId: number, from: number, count: number): Promise<{ number: number; entries: Buffer; hashes: Buffer }[]> {
  return db
    .selectFrom('log_bundles as bundle')
    .innerJoin('log_tiles as tile', (join) => join.onRef('tile.log_id', '=', 'bundle.log_id').on('tile.level', '=', 0).onRef('tile.number', '=', 'bundle.number'))
    .select(['bundle.number', 'bundle.entries', 'tile.hashes'])
    .where('bundle.log_id', '=', logId)
    .where('bundle.number', '>=', from)
    .where('bundle.number', '<', from + count)
    .orderBy('bundle.number')
    .execute();
}
