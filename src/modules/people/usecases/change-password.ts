import { audit } from '../../../platform/audit/audit.ts';
import { type AccountActor, requireAccount } from '../../../platform/auth/actor.ts';
import { forgive, type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import { passwordProblem } from '../../../platform/auth/passwords.ts';
import { endSessionsOf } from '../../../platform/auth/sessions.ts';
import { isPassword, setPassword } from '../../../platform/auth/users.ts';
import type { Db } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { peopleErrors } from '../people.errors.ts';

const LIMIT: Limit = { name: 'password-check', points: 5, seconds: 900, blockSeconds: 900 };

/** The signed-in staff account of a session; tokens and public accounts are refused. */
export function requireStaffSession(ctx: Context): AccountActor {
  const actor = requireAccount(ctx.actor);
  if (actor.via !== 'session') commonErrors.fail('auth.forbidden');
  if (!actor.staff) peopleErrors.fail('session.not-staff');
  return actor;
}

/** Refuses unless this is the actor's password; counts tries. Errors: password.wrong, rate.limited. */
export async function requireOwnPassword(ctx: Context, accountId: string, password: string, field: string): Promise<void> {
  await requireUnderLimit(ctx.db, LIMIT, accountId);
  if (!(await isPassword(ctx.db, accountId, password))) peopleErrors.failField(field, 'password.wrong');
  await forgive(ctx.db, LIMIT, accountId);
}

/** Refuses a password that is too easy, at its field. */
export function requireGoodPassword(password: string, ownNames: readonly string[], field = 'password'): void {
  const problem = passwordProblem(password, ownNames);
  if (problem !== null) throw commonErrors.error('input.invalid', { count: 1 }, [{ path: field, code: problem.code, message: { zh: problem.zh, en: problem.en } }]);
}

/** Sets an account's password in the caller's transaction and ends its other sessions. */
export async function replacePassword(tx: Db, accountId: string, password: string, keepSessionId?: string): Promise<void> {
  await setPassword(tx, accountId, password);
  await endSessionsOf(tx, accountId, keepSessionId);
  await tx.updateTable('accounts').set({ must_change_password: false, password_changed_at: new Date() }).where('id', '=', accountId).execute();
}

/** Changes one's own password; all other sessions of the account end. Errors: password.wrong, password.reused, password.* at the field. */
export async function changePassword(ctx: Context, input: { current: string; password: string }): Promise<void> {
  const actor = requireStaffSession(ctx);
  await requireOwnPassword(ctx, actor.accountId, input.current, 'current');
  const account = await ctx.db.selectFrom('accounts').select('username').where('id', '=', actor.accountId).executeTakeFirstOrThrow();
  requireGoodPassword(input.password, [actor.name, account.username ?? '']);
  if (input.current === input.password) peopleErrors.failField('password', 'password.reused');
  await ctx.db.transaction().execute(async (tx) => {
    await replacePassword(tx, actor.accountId, input.password, actor.sessionId);
    await audit(tx, ctx, { action: 'account.password-changed', objectType: 'account', objectId: actor.accountId });
  });
}
