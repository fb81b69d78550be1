import { audit } from '../../../platform/audit/audit.ts';
import { type OpenedSession, engineOf, SESSION_SECONDS } from '../../../platform/auth/engine.ts';
import { block, forgive, type Limit, requireUnderLimit, spend } from '../../../platform/auth/limits.ts';
import { hasSecondFactor } from '../../../platform/auth/second-factor.ts';
import { endSessionByToken, startSession } from '../../../platform/auth/sessions.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { type AccountRow, findAccount, findAccountByUsername } from '../accounts.queries.ts';
import { actorOf, STAFF_SESSION_MS } from '../authenticate.ts';
import { peopleErrors } from '../people.errors.ts';
import type { NextStep } from '../sessions.schemas.ts';

const LOCK_SECONDS = 15 * 60;
const FAILURES = 5;
/** Failures of one user name, whether or not anybody has it: the answers tell nobody which names exist. */
export const NAME_LIMIT: Limit = { name: 'sign-in', points: FAILURES, seconds: 24 * 3600, blockSeconds: LOCK_SECONDS };
const ADDRESS_LIMIT: Limit = { name: 'sign-in-from', points: 100, seconds: 600 };

/**
 * Counts a try of the request's address. In the demonstration nothing leaves the house and its passwords are printed, so there is
 * nothing to guess; its scenario signs hundreds of people in from one address.
 */
export async function requireUnderAddressLimit(ctx: Context, limit: Limit): Promise<void> {
  if (!(await isDemonstration(ctx))) await requireUnderLimit(ctx.db, limit, ctx.address ?? 'unknown');
}

/** A session handed to the browser. `seconds` null: it lasts until the browser closes (and no longer than staff sessions may). */
export interface SignedInSession {
  readonly token: string;
  readonly seconds: number | null;
  readonly next: NextStep;
}

export interface Device {
  readonly userAgent: string | null;
}

/**
 * First step of staff: user name and password. A wrong password and an unknown name are answered alike and take as long.
 * Errors: session.refused, session.locked (5 failures: 15 minutes), session.disabled, rate.limited.
 */
export async function signInByPassword(ctx: Context, input: { username: string; password: string }, device: Device): Promise<SignedInSession> {
  const name = input.username.trim().toLowerCase();
  await requireUnderAddressLimit(ctx, ADDRESS_LIMIT);
  const tried = await spend(ctx.db, NAME_LIMIT, name);
  if (!tried.allowed) {
    await auditRefusal(ctx, name, 'locked');
    peopleErrors.fail('session.locked', { minutes: Math.ceil(tried.waitSeconds / 60) });
  }
  const opened = await engineOf(ctx).signInByPassword(name, input.password);
  if (opened === null) {
    if (tried.used >= FAILURES) await block(ctx.db, NAME_LIMIT, name, LOCK_SECONDS);
    await auditRefusal(ctx, name, 'password');
    return peopleErrors.fail('session.refused');
  }
  await forgive(ctx.db, NAME_LIMIT, name);
  return completeSession(ctx, opened, device);
}

/** Completes a session that the engine opened: its limits, the second factor it waits for, the audit row. Refuses disabled accounts. */
export async function completeSession(ctx: Context, opened: OpenedSession, device: Device): Promise<SignedInSession> {
  const account = await findAccount(ctx.db, opened.userId, ctx.clock.now());
  if (account?.status !== 'active') {
    await endSessionByToken(ctx.db, opened.token);
    await audit(ctx.db, ctx, { action: 'session.refused', objectType: 'account', objectId: opened.userId, outcome: 'refused', reason: 'disabled' });
    return peopleErrors.fail('session.disabled');
  }
  const staff = account.kind === 'staff';
  const awaitsSecondFactor = staff && (await hasSecondFactor(ctx.db, account.accountId));
  await ctx.db.transaction().execute(async (tx) => {
    await startSession(tx, opened.token, {
      expiresAt: new Date(Date.now() + (staff ? STAFF_SESSION_MS : SESSION_SECONDS * 1000)), awaitsSecondFactor, address: ctx.address, userAgent: device.userAgent,
    });
    if (!awaitsSecondFactor) await noteSignIn({ ...ctx, db: tx }, account);
  });
  return { token: opened.token, seconds: staff ? null : SESSION_SECONDS, next: awaitsSecondFactor ? 'second-factor' : nextStep(account, false) };
}

/** Writes that the account signed in; `ctx.db` is the transaction that opens the session. */
export async function noteSignIn(ctx: Context, account: AccountRow, secondFactor = false): Promise<void> {
  await ctx.db.updateTable('accounts').set({ last_signed_in_at: new Date() }).where('id', '=', account.accountId).execute();
  const actor = actorOf(account, { via: 'session', secondFactor });
  await audit(ctx.db, { ...ctx, actor }, { action: 'session.opened', objectType: 'account', objectId: account.accountId, nodeId: account.unitId, after: { secondFactor } });
}

/** What staff must still do before their roles count. */
export function nextStep(account: AccountRow, secondFactor: boolean): NextStep {
  if (account.mustChangePassword) return 'change-password';
  return account.kind === 'staff' && !secondFactor ? 'set-up-second-factor' : 'none';
}

// What was typed as a name may be a password typed in the wrong field: the row names the account only where there is one.
async function auditRefusal(ctx: Context, name: string, reason: string): Promise<void> {
  const account = await findAccountByUsername(ctx.db, name, ctx.clock.now());
  await audit(ctx.db, ctx, { action: 'session.refused', objectType: 'account', objectId: account?.accountId ?? null, nodeId: account?.unitId ?? null, outcome: 'refused', reason });
}
