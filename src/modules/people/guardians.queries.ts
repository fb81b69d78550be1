import type { Db } from '../../platform/db/db.ts';

/** The guardian's consent in force for a person. */
export async function currentGuardianConsent(db: Db, personId: string) {
  return db.selectFrom('guardian_consents').select(['id', 'relation', 'guardian_contact_masked', 'text_version', 'given_at']).where('person_id', '=', personId).where('withdrawn_at', 'is', null).executeTakeFirst();
}

/** All consents of guardians for a person, newest first. */
export async function guardianConsentsOf(db: Db, personId: string) {
  return db.selectFrom('guardian_consents').select(['id', 'relation', 'guardian_contact_masked', 'text_version', 'given_at', 'withdrawn_at']).where('person_id', '=', personId).orderBy('id', 'desc').execute();
}
