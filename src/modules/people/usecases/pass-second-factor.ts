import { audit } from '../../../platform/audit/audit.ts';
import { forgive, type Limit, spend } from '../../../platform/auth/limits.ts';
import { takeRecoveryCode, takeTotp } from '../../../platform/auth/second-factor.ts';
import { endSession, findSession, passSecondFactor as markPassed } from '../../../platform/auth/sessions.ts';
import type { Context } from '../../../platform/http/context.ts';
import { findAccount } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { nextStep, noteSignIn, type SignedInSession } from './sign-in.ts';

/** Wrong codes of one account, whatever it is asked for. */
export const SECOND_FACTOR_LIMIT: Limit = { name: 'second-factor', points: 5, seconds: 900, blockSeconds: 900 };
/** So long a password alone keeps the second step open. Machine time. */
const PENDING_MS = 10 * 60_000;

/** Whether the text is the present code or an unused recovery code of the account; counts tries. Errors: session.locked, session.second-factor-refused. */
export async function requireSecondFactorCode(ctx: Context, accountId: string, code: string): Promise<'totp' | 'recovery'> {
  const tried = await spend(ctx.db, SECOND_FACTOR_LIMIT, accountId);
  if (!tried.allowed) peopleErrors.fail('session.locked', { minutes: Math.ceil(tried.waitSeconds / 60) });
  const digits = code.replaceAll(/\s/g, '');
  const kind = /^\d{6}$/.test(digits) ? 'totp' : 'recovery';
  const fits = kind === 'totp' ? await takeTotp(ctx, accountId, digits) : await takeRecoveryCode(ctx, accountId, code);
  if (!fits) {
    await audit(ctx.db, ctx, { action: 'session.refused', objectType: 'account', objectId: accountId, outcome: 'refused', reason: 'second-factor' });
    peopleErrors.failField('code', 'session.second-factor-refused');
  }
  await forgive(ctx.db, SECOND_FACTOR_LIMIT, accountId);
  return kind;
}

/** Second step of staff: a code of the authenticator or a recovery code, for the session that waits under the token. */
export async function passSecondFactor(ctx: Context, token: string | null, code: string): Promise<SignedInSession> {
  const session = token === null ? undefined : await findSession(ctx.db, token);
  if (session === undefined || !session.awaitsSecondFactor) return peopleErrors.fail('session.not-pending');
  if (Date.now() - session.createdAt.getTime() > PENDING_MS) {
    await endSession(ctx.db, session.id);
    peopleErrors.fail('session.not-pending');
  }
  const account = await findAccount(ctx.db, session.userId, ctx.clock.now());
  if (account?.status !== 'active') return peopleErrors.fail('session.disabled');
  const kind = await requireSecondFactorCode(ctx, account.accountId, code);
  return ctx.db.transaction().execute(async (tx) => {
    const fresh = await markPassed(tx, session.id);
    await noteSignIn({ ...ctx, db: tx }, account, true);
    if (kind === 'recovery') await audit(tx, ctx, { action: 'account.recovery-code-used', objectType: 'account', objectId: account.accountId });
    return { token: fresh, seconds: null, next: nextStep(account, true) };
  });
}
