import { sql } from 'kysely';
import type { Db, Tx } from '../db/db.ts';
import { addItem, type ItemName } from './items.ts';
import { type Alignment, alignPrints } from './picture/match-prints.ts';
import { askedKeys, storedKeys } from './picture/picture-keys.ts';
import { decodePrint, encodePrint, type FreshPrint } from './picture/picture-print.ts';

/** Patches below which a picture is too plain to be compared. */
export const LEAST_PATCHES = 12;
/** Pictures under one key beyond which it says little: a patch as very many pictures have. */
const CROWD = 40;
/** What a key weighs, by the pictures under it: from 1 to 2, most where they are fewest; in a crowd enough to find the copies of a picture that very many sent. In hundredths. */
const weightOf = sql`case when cardinality(items) > ${sql.lit(CROWD)} then 2 else 100 + 100 / cardinality(items) end`;
/** Weight that a candidate has at least, more than that of any one key; or else keys that it shares at least. */
const LEAST_WEIGHT = 200;
const LEAST_KEYS = 12;
/** Candidates aligned, the most promising ones. */
const CONFIRMED = 10;

/** Frames of films stand apart from pictures. */
const keysFor = (kind: ItemName['kind'], keys: readonly number[]): number[] => keys.map((key) => (kind === 'frame' ? ~key : key));

/** Makes a picture or a film's frame findable. @returns false where it is too plain to be compared, and nothing is kept */
export async function putPicture(tx: Tx, name: ItemName, print: FreshPrint): Promise<boolean> {
  if (print.count < LEAST_PATCHES) return false;
  const keys = keysFor(name.kind, storedKeys(print));
  const id = await addItem(tx, name, keys, encodePrint(print));
  await sql`insert into similarity_picture_keys (key, item_id) select key, ${id} from unnest(${keys}::int[]) as key`.execute(tx);
  return true;
}

export interface LikePicture extends ItemName {
  /** How the other picture came from the one asked for. */
  readonly alignment: Alignment;
}

/** The pictures, or frames of films, that show the same as one, most alike first: found by the keys of their patches, then aligned. The owner's own are left out. */
export async function findLikePictures(db: Db, { ownerId, kind }: Pick<ItemName, 'ownerId' | 'kind'>, print: FreshPrint): Promise<LikePicture[]> {
  if (print.count < LEAST_PATCHES) return [];
  const { rows } = await sql<{ owner_id: string; kind: 'picture' | 'frame'; part_id: string | null; place: number; print: Buffer }>`
    with under as materialized (
      select array(select item_id from similarity_picture_keys p where p.key = k.key limit ${sql.lit(CROWD + 1)}) as items from unnest(${keysFor(kind, askedKeys(print))}::int[]) as k(key)),
    likeliest as (
      select item_id, sum(${weightOf}) as weight from under, unnest(items) as item_id
      group by item_id having sum(${weightOf}) > ${sql.lit(LEAST_WEIGHT)} or count(*) >= ${sql.lit(LEAST_KEYS)}
      order by weight desc, item_id limit ${sql.lit(2 * CONFIRMED)})
    select i.owner_id, i.kind, i.part_id, i.place, i.print from likeliest join similarity_items i on i.id = likeliest.item_id
    where i.owner_id <> ${ownerId} order by likeliest.weight desc, i.id limit ${sql.lit(CONFIRMED)}`.execute(db);
  return rows
    .flatMap((row) => {
      const alignment = alignPrints(print, decodePrint(row.print));
      return alignment === null ? [] : [{ ownerId: row.owner_id, kind: row.kind, partId: row.part_id, place: row.place, alignment }];
    })
    .toSorted((a, b) => b.alignment.score - a.alignment.score);
}
