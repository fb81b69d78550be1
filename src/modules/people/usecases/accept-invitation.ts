import { hashToken } from '../../../platform/auth/access-tokens.ts';
import { forgive, type Limit } from '../../../platform/auth/limits.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { actorOf } from '../authenticate.ts';
import { findAccount } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { replacePassword, requireGoodPassword } from './change-password.ts';
import { NAME_LIMIT, requireUnderAddressLimit } from './sign-in.ts';

const LIMIT: Limit = { name: 'invitation-from', points: 30, seconds: 3600 };

async function findInvitation(db: Db, token: string, lock: boolean) {
  const query = db
    .selectFrom('account_invitations')
    .innerJoin('accounts', 'accounts.id', 'account_invitations.account_id')
    .select(['account_invitations.id', 'account_invitations.account_id', 'accounts.username', 'accounts.status'])
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date())
    .where('accounts.status', 'in', ['invited', 'active']);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

/** The user name that a link sets the password of. Errors: invitation.invalid. */
export async function readInvitation(ctx: Context, token: string): Promise<{ username: string }> {
  await requireUnderAddressLimit(ctx, LIMIT);
  const found = await findInvitation(ctx.db, token, false);
  return found === undefined ? peopleErrors.fail('invitation.invalid') : { username: found.username ?? '' };
}

/** Sets the password of the account whose link it is; the link is used up and sessions end. Errors: invitation.invalid, password.* at the field. */
export async function acceptInvitation(ctx: Context, input: { token: string; password: string }): Promise<{ username: string }> {
  await requireUnderAddressLimit(ctx, LIMIT);
  return ctx.db.transaction().execute(async (tx) => {
    const found = await findInvitation(tx, input.token, true);
    const account = found === undefined ? undefined : await findAccount(tx, found.account_id, ctx.clock.now());
    if (found === undefined || account === undefined) return peopleErrors.fail('invitation.invalid');
    requireGoodPassword(input.password, [account.name, account.username ?? '']);
    await replacePassword(tx, account.accountId, input.password);
    await tx.updateTable('accounts').set({ status: 'active', status_reason: null }).where('id', '=', account.accountId).execute();
    await tx.updateTable('account_invitations').set({ used_at: new Date() }).where('id', '=', found.id).execute();
    await audit(tx, { ...ctx, actor: actorOf(account, { via: 'session', secondFactor: false }) }, { action: 'account.password-set', objectType: 'account', objectId: account.accountId, nodeId: account.unitId });
    await forgive(ctx.db, NAME_LIMIT, account.username ?? '');
    return { username: account.username ?? '' };
  });
}
