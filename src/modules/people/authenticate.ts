import { type AccountActor, type Actor, anonymous } from '../../platform/auth/actor.ts';
import { accountOfToken, bearerTokenOf } from '../../platform/auth/access-tokens.ts';
import { sessionTokenOf } from '../../platform/auth/session-cookie.ts';
import { endSession, findSession, type Session, touchSession } from '../../platform/auth/sessions.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Authenticate } from '../../platform/http/http-app.ts';
import { type AccountRow, findAccount } from './accounts.queries.ts';

/** Staff are signed out after so long without a request (classified-protection scheme: 30 minutes). Machine time. */
export const STAFF_IDLE_MS = 30 * 60_000;
/** A staff session ends after so long in any case. */
export const STAFF_SESSION_MS = 12 * 3_600_000;
const TOUCH_MS = 60_000;

/** The actor of an account; its grants count only once an assigned password has been changed. */
export function actorOf(account: AccountRow, opened: { via: 'session' | 'token'; secondFactor: boolean; sessionId?: string }): AccountActor {
  return {
    kind: 'account', accountId: account.accountId, personId: account.personId, name: account.name, grants: account.mustChangePassword ? [] : account.grants,
    staff: account.kind === 'staff', ...opened,
  };
}

function hasIdled(session: Session, account: AccountRow, now: Date): boolean {
  return account.kind === 'staff' && now.getTime() - session.lastSeenAt.getTime() > STAFF_IDLE_MS;
}

/** Who acts, by cookie or bearer token. Nothing is asked of the database for a request that carries neither. */
export const authenticate: Authenticate = async (services, headers): Promise<Actor> => {
  const { db, clock } = services;
  const bearer = bearerTokenOf(headers);
  if (bearer !== undefined) {
    const accountId = bearer === null ? undefined : await accountOfToken(db, bearer);
    const account = accountId === undefined ? undefined : await findAccount(db, accountId, clock.now());
    if (account?.status !== 'active') return commonErrors.fail('auth.required');
    // A token of staff can only be made with the second factor, so it stands for it.
    return actorOf(account, { via: 'token', secondFactor: true });
  }
  const token = await sessionTokenOf(headers, services.keys);
  const session = token === null ? undefined : await findSession(db, token);
  if (session === undefined || session.awaitsSecondFactor) return anonymous;
  const account = await findAccount(db, session.userId, clock.now());
  const now = new Date();
  if (account === undefined || account.status !== 'active' || hasIdled(session, account, now)) {
    await endSession(db, session.id);
    return anonymous;
  }
  if (now.getTime() - session.lastSeenAt.getTime() > TOUCH_MS) await touchSession(db, session.id, now);
  return actorOf(account, { via: 'session', secondFactor: session.secondFactorAt !== null, sessionId: session.id });
};
