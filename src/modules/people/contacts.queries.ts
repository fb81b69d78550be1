import { blindIndex, decryptField, encryptField } from '../../platform/crypto/fields.ts';
import type { Keys } from '../../platform/crypto/keys.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { type Contact, type ContactKind, maskContact } from './contacts.rules.ts';

const purposeOf = (kind: ContactKind) => `person.${kind}`;

/** Index under which a contact is found. */
export function contactIndex(keys: Keys, contact: Contact): Buffer {
  return blindIndex(keys, purposeOf(contact.kind), contact.value);
}

/** Keeps a contact of a person in place of the one of its kind before; `verifiedAt` null until a code sent to it came back. */
export async function putContact(db: Db, ctx: Context, personId: string, contact: Contact, verifiedAt: Date | null): Promise<void> {
  const now = ctx.clock.now();
  const row = { cipher: encryptField(ctx.keys, purposeOf(contact.kind), contact.value), index_hash: contactIndex(ctx.keys, contact), masked: maskContact(contact), verified_at: verifiedAt, updated_at: now };
  await db
    .insertInto('person_contacts')
    .values({ person_id: personId, kind: contact.kind, created_at: now, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet(row))
    .execute();
}

/** Contacts of a person, masked. */
export async function maskedContacts(db: Db, personId: string): Promise<{ kind: ContactKind; masked: string; verified: boolean }[]> {
  const rows = await db.selectFrom('person_contacts').select(['kind', 'masked', 'verified_at']).where('person_id', '=', personId).orderBy('kind').execute();
  return rows.map((row) => ({ kind: row.kind as ContactKind, masked: row.masked, verified: row.verified_at !== null }));
}

/** Whether a code sent to some contact of the person came back. */
export async function hasProvedContact(db: Db, personId: string): Promise<boolean> {
  return (await db.selectFrom('person_contacts').select('kind').where('person_id', '=', personId).where('verified_at', 'is not', null).limit(1).executeTakeFirst()) !== undefined;
}

/** A contact in clear. Callers write the audit row in the same transaction. */
export async function contactInClear(db: Db, keys: Keys, personId: string, kind: ContactKind): Promise<string | null> {
  const row = await db.selectFrom('person_contacts').select('cipher').where('person_id', '=', personId).where('kind', '=', kind).executeTakeFirst();
  return row === undefined ? null : decryptField(keys, purposeOf(kind), row.cipher);
}

/** Removes a contact. @returns whether there was one. */
export async function removeContact(db: Db, personId: string, kind: ContactKind): Promise<boolean> {
  return (await db.deleteFrom('person_contacts').where('person_id', '=', personId).where('kind', '=', kind).executeTakeFirst()).numDeletedRows > 0n;
}
