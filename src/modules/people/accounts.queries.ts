import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../../platform/db/db.ts';

/** Grants in force: not taken away, not past their end. When one was given does not matter: it counts from the moment it is written. */
export const grantsInForce = (db: Db, at: Date) =>
  db
    .selectFrom('grants')
    .where('grants.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('grants.ends_at', 'is', null), eb('grants.ends_at', '>', at)]));

export interface AccountRow {
  readonly accountId: string;
  readonly personId: string;
  readonly username: string | null;
  readonly status: string;
  readonly mustChangePassword: boolean;
  readonly name: string;
  readonly kind: string;
  readonly unitId: string | null;
  readonly grants: { role: string; nodeId: string }[];
}

const accountRows = (db: Db, at: Date) =>
  db
    .selectFrom('accounts')
    .innerJoin('persons', 'persons.id', 'accounts.person_id')
    .select(['accounts.id as accountId', 'accounts.person_id as personId', 'accounts.username', 'accounts.status', 'accounts.must_change_password as mustChangePassword', 'persons.display_name as name', 'persons.kind', 'persons.unit_id as unitId'])
    .select((eb) => jsonArrayFrom(grantsInForce(eb as unknown as Db, at).select(['role', 'node_id as nodeId']).whereRef('grants.person_id', '=', eb.ref('accounts.person_id')).orderBy('grants.id')).as('grants'));

/** The account with its person and the grants in force at an instant. */
export async function findAccount(db: Db, accountId: string, at: Date): Promise<AccountRow | undefined> {
  return accountRows(db, at).where('accounts.id', '=', accountId).executeTakeFirst();
}

/** The staff account of a user name. */
export async function findAccountByUsername(db: Db, username: string, at: Date): Promise<AccountRow | undefined> {
  return accountRows(db, at).where('accounts.username', '=', username.trim().toLowerCase()).executeTakeFirst();
}

/** The account of a person. */
export async function findAccountOfPerson(db: Db, personId: string, at: Date): Promise<AccountRow | undefined> {
  return accountRows(db, at).where('accounts.person_id', '=', personId).executeTakeFirst();
}

/** Whether any account exists: until then the first set-up is open. */
export async function isSetUp(db: Db): Promise<boolean> {
  return (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined;
}
