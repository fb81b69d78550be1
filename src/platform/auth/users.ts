import { hashPassword, verifyPassword } from 'better-auth/crypto';
import type { Db } from '../db/db.ts';
import { newId } from '../ids/ids.ts';

/** Makes the identity of a staff account. `alias` takes the place of an e-mail address and says nothing. */
export async function insertUser(db: Db, user: { id: string; alias: string; username: string | null }): Promise<void> {
  const now = new Date();
  await db.insertInto('auth_users').values({ id: user.id, email: user.alias, email_verified: true, username: user.username, created_at: now, updated_at: now }).execute();
}

/** The alias an identity is known by. */
export async function aliasOf(db: Db, userId: string): Promise<string | undefined> {
  return (await db.selectFrom('auth_users').select('email').where('id', '=', userId).executeTakeFirst())?.email;
}

/** Gives the identity another contact alias. Violates auth_users_email_key when another has it. */
export async function changeAlias(db: Db, userId: string, alias: string): Promise<void> {
  await db.updateTable('auth_users').set({ email: alias, updated_at: new Date() }).where('id', '=', userId).execute();
}

/** Hashes and keeps a password (scrypt, by the engine's own parameters, so that it can check it). */
export async function setPassword(db: Db, userId: string, password: string): Promise<void> {
  const now = new Date();
  const hash = await hashPassword(password);
  await db
    .insertInto('auth_credentials')
    .values({ id: newId(), user_id: userId, account_id: userId, provider_id: 'credential', password: hash, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.columns(['provider_id', 'account_id']).doUpdateSet({ password: hash, updated_at: now }))
    .execute();
}

/** Whether this is the user's password. */
export async function isPassword(db: Db, userId: string, password: string): Promise<boolean> {
  const row = await db.selectFrom('auth_credentials').select('password').where('user_id', '=', userId).where('provider_id', '=', 'credential').executeTakeFirst();
  return row?.password != null && verifyPassword({ hash: row.password, password });
}

/** Makes signing in impossible and forgets what was needed for it; the id stays for the records that name it. */
export async function emptyUser(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('auth_sessions').where('user_id', '=', userId).execute();
  await db.deleteFrom('auth_credentials').where('user_id', '=', userId).execute();
  await db.deleteFrom('auth_second_factors').where('user_id', '=', userId).execute();
  await db.deleteFrom('auth_recovery_codes').where('user_id', '=', userId).execute();
  await db.deleteFrom('access_tokens').where('account_id', '=', userId).execute();
  await db.updateTable('auth_users').set({ email: `${userId}@erased.invalid`, username: null, updated_at: new Date() }).where('id', '=', userId).execute();
}
