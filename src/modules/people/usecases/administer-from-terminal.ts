import { audit } from '../../../platform/audit/audit.ts';
import { createAccessToken } from '../../../platform/auth/access-tokens.ts';
import { removeSecondFactor } from '../../../platform/auth/second-factor.ts';
import { endSessionsOf } from '../../../platform/auth/sessions.ts';
import type { Context } from '../../../platform/http/context.ts';
import { parseInput } from '../../../platform/http/problem.ts';
import { findRoot } from '../../organizations/public.ts';
import { findAccountByUsername } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { AdministratorSeat } from '../people.schemas.ts';
import { insertStaff } from './create-staff-account.ts';
import { insertGrant } from './give-role.ts';
import { makeInvitation } from './invite-staff.ts';

/**
 * For whoever holds the server: makes an administrator at the root, or lets one who is locked out begin anew (no password, no
 * second factor). @returns the one-time link by which the person sets the password. That the three are three people is kept.
 * Errors: input.invalid, setup.first, grant.separate-administrators, account.closed.
 */
export async function createAdministrator(ctx: Context, input: { username: string; name: string; role: string }): Promise<{ link: string; made: boolean }> {
  const { username, name, role } = parseInput(AdministratorSeat, input);
  return ctx.db.transaction().execute(async (tx) => {
    const root = (await findRoot(tx)) ?? peopleErrors.fail('setup.first');
    const account = await findAccountByUsername(tx, username, ctx.clock.now());
    if (account === undefined) {
      const made = await insertStaff(tx, ctx, { username, name, unitId: root.id });
      await insertGrant(tx, ctx, { personId: made.personId, role, nodeId: root.id });
      return { link: (await makeInvitation(tx, ctx, made.accountId, 'invitation')).link, made: true };
    }
    if (account.status === 'closed') peopleErrors.fail('account.closed');
    if (!account.grants.some((grant) => grant.role === role)) await insertGrant(tx, ctx, { personId: account.personId, role, nodeId: root.id });
    await tx.updateTable('accounts').set({ status: 'invited', status_reason: null }).where('id', '=', account.accountId).execute();
    await removeSecondFactor(tx, account.accountId);
    await endSessionsOf(tx, account.accountId);
    await audit(tx, ctx, { action: 'account.reset-from-terminal', objectType: 'account', objectId: account.accountId, nodeId: root.id });
    return { link: (await makeInvitation(tx, ctx, account.accountId, 'reset')).link, made: false };
  });
}

/** For whoever holds the server: a personal access token for scripts that act as the account. Errors: account.not-found. */
export async function issueToken(ctx: Context, input: { username: string; name: string; days: number }): Promise<{ token: string; expiresAt: Date }> {
  const account = (await findAccountByUsername(ctx.db, input.username, ctx.clock.now())) ?? peopleErrors.fail('account.not-found');
  return ctx.db.transaction().execute(async (tx) => {
    const { id, token, expiresAt } = await createAccessToken(tx, account.accountId, input.name, input.days);
    await audit(tx, ctx, { action: 'token.made', objectType: 'token', objectId: id, nodeId: account.unitId, after: { accountId: account.accountId, name: input.name, days: input.days } });
    return { token, expiresAt };
  });
}
