import { createHmac, randomInt } from 'node:crypto';
import type { Keys } from '../crypto/keys.ts';
import { decryptField, encryptField } from '../crypto/fields.ts';
import type { Db } from '../db/db.ts';
import { matchingStep, newTotpSecret } from './totp.ts';

const PURPOSE = 'auth.second-factor';
const RECOVERY_CODES = 10;
// No letters or digits that are mistaken for one another.
const RECOVERY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

interface Store {
  readonly db: Db;
  readonly keys: Keys;
}

/** Whether the user has a second factor that was tried once. */
export async function hasSecondFactor(db: Db, userId: string): Promise<boolean> {
  const row = await db.selectFrom('auth_second_factors').select('user_id').where('user_id', '=', userId).where('confirmed_at', 'is not', null).executeTakeFirst();
  return row !== undefined;
}

/** Makes a new secret that counts once a code of it was typed; a confirmed one stays until then only if the caller removes nothing. */
export async function beginSecondFactor({ db, keys }: Store, userId: string): Promise<string> {
  const secret = newTotpSecret();
  const row = { secret_cipher: encryptField(keys, PURPOSE, secret), created_at: new Date(), confirmed_at: null, last_step: 0 };
  await db.insertInto('auth_second_factors').values({ user_id: userId, ...row }).onConflict((conflict) => conflict.column('user_id').doUpdateSet(row)).execute();
  return secret;
}

/** The secret as kept, or null. */
export async function secondFactorSecret({ db, keys }: Store, userId: string): Promise<string | null> {
  const row = await db.selectFrom('auth_second_factors').select('secret_cipher').where('user_id', '=', userId).executeTakeFirst();
  return row === undefined ? null : decryptField(keys, PURPOSE, row.secret_cipher);
}

/** Whether the code is right now and newer than the last used one (RFC 6238 section 5.2: a code is accepted once); notes its use. */
export async function takeTotp(store: Store, userId: string, code: string): Promise<boolean> {
  const secret = await secondFactorSecret(store, userId);
  const step = secret === null ? null : matchingStep(secret, code, new Date());
  if (step === null) return false;
  const used = await store.db.updateTable('auth_second_factors').set({ last_step: step }).where('user_id', '=', userId).where('last_step', '<', step).executeTakeFirst();
  return used.numUpdatedRows > 0n;
}

/** Marks the secret as tried: from now on signing in asks for it. */
export async function confirmSecondFactor(db: Db, userId: string): Promise<void> {
  await db.updateTable('auth_second_factors').set({ confirmed_at: new Date() }).where('user_id', '=', userId).execute();
}

/** Takes the second factor and its recovery codes away. */
export async function removeSecondFactor(db: Db, userId: string): Promise<void> {
  await db.deleteFrom('auth_second_factors').where('user_id', '=', userId).execute();
  await db.deleteFrom('auth_recovery_codes').where('user_id', '=', userId).execute();
}

const normal = (code: string) => code.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const recoveryHash = (keys: Keys, code: string) => createHmac('sha256', keys.index).update(`recovery code\0${normal(code)}`).digest();

/** Makes ten new recovery codes in place of all before; shown once, kept only as keyed hashes. */
export async function renewRecoveryCodes({ db, keys }: Store, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from({ length: 10 }, () => RECOVERY_ALPHABET[randomInt(RECOVERY_ALPHABET.length)]).join('');
    return `${letters.slice(0, 5)}-${letters.slice(5)}`;
  });
  await db.deleteFrom('auth_recovery_codes').where('user_id', '=', userId).execute();
  const now = new Date();
  await db.insertInto('auth_recovery_codes').values(codes.map((code) => ({ user_id: userId, code_hash: recoveryHash(keys, code), created_at: now, used_at: null }))).execute();
  return codes;
}

/** Whether the recovery code is one of the user's and unused; uses it up. */
export async function takeRecoveryCode({ db, keys }: Store, userId: string, code: string): Promise<boolean> {
  const taken = await db
    .updateTable('auth_recovery_codes')
    .set({ used_at: new Date() })
    .where('user_id', '=', userId)
    .where('code_hash', '=', recoveryHash(keys, code))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n;
}

/** Recovery codes left. */
export async function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  const { left } = await db.selectFrom('auth_recovery_codes').select((eb) => eb.fn.countAll<number>().as('left')).where('user_id', '=', userId).where('used_at', 'is', null).executeTakeFirstOrThrow();
  return left;
}
