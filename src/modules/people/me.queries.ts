import type { Db } from '../../platform/db/db.ts';

/** The person's own row. */
export async function ownPerson(db: Db, personId: string) {
  return db
    .selectFrom('persons')
    .select(['id', 'kind', 'display_name', 'unit_id', 'age_band', 'locale', 'notify_by', 'quiet_from', 'quiet_to', 'created_at', 'erased_at'])
    .where('id', '=', personId)
    .executeTakeFirst();
}

/** Consents in force, by purpose. */
export async function currentConsents(db: Db, personId: string): Promise<Map<string, { givenAt: Date; version: string }>> {
  const rows = await db.selectFrom('consents').select(['purpose', 'given_at', 'text_version']).where('person_id', '=', personId).where('withdrawn_at', 'is', null).execute();
  return new Map(rows.map((row) => [row.purpose, { givenAt: row.given_at, version: row.text_version }]));
}

/** All consents, newest first. */
export async function consentsOf(db: Db, personId: string) {
  return db.selectFrom('consents').select(['purpose', 'text_version', 'given_at', 'withdrawn_at']).where('person_id', '=', personId).orderBy('id', 'desc').execute();
}
