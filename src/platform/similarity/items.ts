import { sql } from 'kysely';
import type { Db, Tx } from '../db/db.ts';

/** Whose a compared thing is: an owner (opaque here), a file of it, and in a film the second. */
export interface ItemName {
  readonly ownerId: string;
  readonly kind: 'text' | 'picture' | 'frame';
  readonly partId: string | null;
  readonly place: number;
}

/** Adds an item; the caller adds its keys. */
export async function addItem(tx: Tx, { ownerId, kind, partId, place }: ItemName, keys: readonly number[], print: Buffer | null): Promise<number> {
  const row = await tx.insertInto('similarity_items').values({ owner_id: ownerId, kind, part_id: partId, place, keys: [...keys], print }).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

/** Takes all that is kept of the owners' texts, pictures and films out of the index. */
export async function forgetOwners(tx: Tx, ownerIds: readonly string[]): Promise<void> {
  if (ownerIds.length === 0) return;
  await sql`
    with gone as (delete from similarity_items where owner_id = any(${[...ownerIds]}::uuid[]) returning id, kind, keys),
    pairs as (select gone.id, gone.kind, key from gone, unnest(gone.keys) as key),
    texts as (delete from similarity_text_keys t using pairs where pairs.kind = 'text' and t.key = pairs.key and t.item_id = pairs.id)
    delete from similarity_picture_keys p using pairs where pairs.kind <> 'text' and p.key = pairs.key and p.item_id = pairs.id`.execute(tx);
}

/** How many texts and pictures (frames of films among them) the index holds of an owner. */
export async function countItems(db: Db, ownerId: string): Promise<number> {
  const row = await db.selectFrom('similarity_items').select((eb) => eb.fn.countAll<number>().as('count')).where('owner_id', '=', ownerId).executeTakeFirstOrThrow();
  return Number(row.count);
}
