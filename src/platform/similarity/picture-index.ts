import { sql } from 'kysely';
import type { Db, Tx } from '../db/db.ts';
import { addItem, type ItemName } from './items.ts';
import { type Alignment, alignPrints } from './picture/match-prints.ts';
import { askedKeys, storedKeys } from './picture/picture-keys.ts';
import { decodePrint, encodePrint, type FreshPrint } from './picture/picture-print.ts';

/** Patches below which a picture is too plain to be compared. */
export const LEAST_PATCHES = 12;
/** Pictures looked at under one key. */
const PER_KEY = 40;
/** Patches that a candidate shares at least, and candidates aligned, those that share most. */
const LEAST_HITS = 3;
const CONFIRMED = 10;

/** Makes a picture or a film's frame findable. @returns false where it is too plain to be compared, and nothing is kept */
export async function putPicture(tx: Tx, name: ItemName, print: FreshPrint): Promise<boolean> {
  if (print.count < LEAST_PATCHES) return false;
  const keys = storedKeys(print);
  const id = await addItem(tx, name, keys, encodePrint(print));
  await sql`insert into similarity_picture_keys (key, item_id, spot) select key, ${id}, spot - 1 from unnest(${keys}::int[]) with ordinality as k(key, spot)`.execute(tx);
  return true;
}

export interface LikePicture extends ItemName {
  /** How the other picture came from the one asked for. */
  readonly alignment: Alignment;
}

/** The pictures, or frames of films, that show the same as one, most alike first: found by the keys of their patches, then aligned. The owner's own are left out. */
export async function findLikePictures(db: Db, { ownerId, kind }: Pick<ItemName, 'ownerId' | 'kind'>, print: FreshPrint): Promise<LikePicture[]> {
  if (print.count < LEAST_PATCHES) return [];
  const { keys, spots } = askedKeys(print);
  const { rows } = await sql<{ owner_id: string; kind: 'picture' | 'frame'; part_id: string | null; place: number; print: Buffer }>`
    with hits as (
      select found.item_id, count(distinct k.spot) as hits from unnest(${keys}::int[], ${spots}::smallint[]) as k(key, spot)
      cross join lateral (select item_id from similarity_picture_keys p where p.key = k.key limit ${sql.lit(PER_KEY)}) as found
      group by found.item_id having count(distinct k.spot) >= ${sql.lit(LEAST_HITS)})
    select i.owner_id, i.kind, i.part_id, i.place, i.print from hits join similarity_items i on i.id = hits.item_id
    where i.owner_id <> ${ownerId} and i.kind = ${kind} order by hits.hits desc, i.id limit ${sql.lit(CONFIRMED)}`.execute(db);
  return rows
    .flatMap((row) => {
      const alignment = alignPrints(print, decodePrint(row.print));
      return alignment === null ? [] : [{ ownerId: row.owner_id, kind: row.kind, partId: row.part_id, place: row.place, alignment }];
    })
    .toSorted((a, b) => b.alignment.score - a.alignment.score);
}
