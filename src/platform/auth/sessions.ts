import { randomBytes } from 'node:crypto';
import type { Db } from '../db/db.ts';

/** A session as kept. All its instants are machine time: a program whose clock is set elsewhere must still end sessions. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  readonly expiresAt: Date;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly awaitsSecondFactor: boolean;
  readonly secondFactorAt: Date | null;
}

const COLUMNS = ['id', 'user_id as userId', 'expires_at as expiresAt', 'created_at as createdAt', 'last_seen_at as lastSeenAt', 'awaits_second_factor as awaitsSecondFactor', 'second_factor_at as secondFactorAt'] as const;

/** The session of a token when it has not ended; idle limits are the caller's. */
export async function findSession(db: Db, token: string): Promise<Session | undefined> {
  return db.selectFrom('auth_sessions').select(COLUMNS).where('token', '=', token).where('expires_at', '>', new Date()).executeTakeFirst();
}

export interface SessionStart {
  readonly expiresAt: Date;
  readonly awaitsSecondFactor: boolean;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Completes a session that the engine opened. */
export async function startSession(db: Db, token: string, start: SessionStart): Promise<void> {
  await db
    .updateTable('auth_sessions')
    .set({ expires_at: start.expiresAt, awaits_second_factor: start.awaitsSecondFactor, ip_address: start.address, user_agent: start.userAgent?.slice(0, 300) ?? null })
    .where('token', '=', token)
    .execute();
}

/** Marks the session as opened with the second factor, under a new token: the old one may have been seen. */
export async function passSecondFactor(db: Db, sessionId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const now = new Date();
  await db.updateTable('auth_sessions').set({ token, awaits_second_factor: false, second_factor_at: now, last_seen_at: now, updated_at: now }).where('id', '=', sessionId).execute();
  return token;
}

/** The second factor was just set up in this session: it counts as opened with it. */
export async function markSecondFactor(db: Db, sessionId: string): Promise<void> {
  await db.updateTable('auth_sessions').set({ second_factor_at: new Date() }).where('id', '=', sessionId).execute();
}

/** Notes that the session is in use. */
export async function touchSession(db: Db, sessionId: string, at: Date): Promise<void> {
  await db.updateTable('auth_sessions').set({ last_seen_at: at }).where('id', '=', sessionId).execute();
}

export async function endSession(db: Db, sessionId: string): Promise<void> {
  await db.deleteFrom('auth_sessions').where('id', '=', sessionId).execute();
}

export async function endSessionByToken(db: Db, token: string): Promise<void> {
  await db.deleteFrom('auth_sessions').where('token', '=', token).execute();
}

/** Ends all sessions of a user but one. @returns how many ended. */
export async function endSessionsOf(db: Db, userId: string, exceptSessionId?: string): Promise<number> {
  let query = db.deleteFrom('auth_sessions').where('user_id', '=', userId);
  if (exceptSessionId !== undefined) query = query.where('id', '<>', exceptSessionId);
  return Number((await query.executeTakeFirst()).numDeletedRows);
}

/** Sessions of a user that have not ended, the latest used first. */
export async function listSessions(db: Db, userId: string) {
  return db
    .selectFrom('auth_sessions')
    .select(['id', 'created_at', 'last_seen_at', 'ip_address', 'user_agent', 'second_factor_at'])
    .where('user_id', '=', userId)
    .where('awaits_second_factor', '=', false)
    .where('expires_at', '>', new Date())
    .orderBy('last_seen_at', 'desc')
    .execute();
}

/** Removes sessions and codes whose time is over. */
export async function removeExpired(db: Db, at: Date): Promise<void> {
  await db.deleteFrom('auth_sessions').where('expires_at', '<', at).execute();
  await db.deleteFrom('auth_verifications').where('expires_at', '<', at).execute();
}
