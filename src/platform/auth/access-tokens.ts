import { createHash, randomBytes } from 'node:crypto';
import type { Db } from '../db/db.ts';
import { newId } from '../ids/ids.ts';

const PREFIX = 'hmg_';
const PATTERN = /^Bearer\s+(hmg_[A-Za-z0-9_-]{43})$/;

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes a token for scripts that act as the account, `days` from now on in machine time. The token is shown this once. */
export async function createAccessToken(db: Db, accountId: string, name: string, days: number): Promise<{ id: string; token: string; expiresAt: Date }> {
  const token = PREFIX + randomBytes(32).toString('base64url');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  const id = newId();
  await db.insertInto('access_tokens').values({ id, account_id: accountId, name, token_hash: hashToken(token), created_at: now, expires_at: expiresAt, last_used_at: null, revoked_at: null }).execute();
  return { id, token, expiresAt };
}

/** The token of an Authorization header: undefined when there is no header, null when it holds no token of ours. */
export function bearerTokenOf(headers: Headers): string | null | undefined {
  const header = headers.get('authorization');
  return header === null ? undefined : (PATTERN.exec(header)?.[1] ?? null);
}

/** The account of a token that is in force; notes its use once a minute at most. */
export async function accountOfToken(db: Db, token: string): Promise<string | undefined> {
  const now = new Date();
  const row = await db.selectFrom('access_tokens').select(['id', 'account_id', 'last_used_at']).where('token_hash', '=', hashToken(token)).where('revoked_at', 'is', null).where('expires_at', '>', now).executeTakeFirst();
  if (row === undefined) return undefined;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > 60_000) await db.updateTable('access_tokens').set({ last_used_at: now }).where('id', '=', row.id).execute();
  return row.account_id;
}

/** Tokens of an account that are in force. */
export async function listAccessTokens(db: Db, accountId: string) {
  return db
    .selectFrom('access_tokens')
    .select(['id', 'name', 'created_at', 'expires_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .orderBy('created_at', 'desc')
    .execute();
}

/** Takes a token out of force. @returns whether the account had it. */
export async function revokeAccessToken(db: Db, accountId: string, id: string): Promise<boolean> {
  const result = await db.updateTable('access_tokens').set({ revoked_at: new Date() }).where('id', '=', id).where('account_id', '=', accountId).where('revoked_at', 'is', null).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
