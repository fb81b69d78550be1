import { audit } from '../../../platform/audit/audit.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import { forgive } from '../../../platform/auth/limits.ts';
import { removeSecondFactor } from '../../../platform/auth/second-factor.ts';
import { endSessionsOf } from '../../../platform/auth/sessions.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { contactInClear } from '../contacts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { invitePeople, manageAccounts } from '../people.policy.ts';
import { findPerson, personScope, type PersonRow } from '../people.queries.ts';
import { isAdministrator } from '../people.roles.ts';
import { type MadeInvitation, makeInvitation } from './invite-staff.ts';
import { SECOND_FACTOR_LIMIT } from './pass-second-factor.ts';
import { NAME_LIMIT } from './sign-in.ts';

interface Managed extends PersonRow {
  readonly account_id: string;
}

async function requireManaged(tx: Tx, ctx: Context, accountId: string, wanted = manageAccounts): Promise<Managed> {
  const nodes = requireCapability(ctx.actor, wanted);
  const account = await tx.selectFrom('accounts').select('person_id').where('id', '=', accountId).forUpdate().executeTakeFirst();
  const person = account === undefined ? undefined : await findPerson(tx, account.person_id, await personScope(tx, nodes), ctx.clock.now());
  if (person?.account_id == null) return peopleErrors.fail('account.not-found');
  if (person.status === 'closed') peopleErrors.fail('account.closed');
  if (ctx.actor.kind === 'account' && ctx.actor.accountId === accountId) peopleErrors.fail('account.own');
  return person as Managed;
}

// Whoever can reset an administrator's sign-in could become that administrator: then the three would not be separate.
function requireNoAdministrator(person: PersonRow): void {
  if (person.roles.some(({ role }) => isAdministrator(role))) peopleErrors.fail('account.of-administrator');
}

/** Disables an account: its sessions and tokens stop at once. */
export async function disableAccount(ctx: Context, accountId: string, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const person = await requireManaged(tx, ctx, accountId);
    await tx.updateTable('accounts').set({ status: 'disabled', status_reason: reason }).where('id', '=', accountId).execute();
    const sessions = await endSessionsOf(tx, accountId);
    await audit(tx, ctx, { action: 'account.disabled', objectType: 'account', objectId: accountId, nodeId: person.unit_id, reason, before: { status: person.status }, after: { status: 'disabled', sessionsEnded: sessions } });
  });
}

/** Lets a disabled account sign in again. */
export async function enableAccount(ctx: Context, accountId: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const person = await requireManaged(tx, ctx, accountId);
    await tx.updateTable('accounts').set({ status: 'active', status_reason: null, last_signed_in_at: new Date() }).where('id', '=', accountId).where('status', '=', 'disabled').execute();
    await audit(tx, ctx, { action: 'account.enabled', objectType: 'account', objectId: accountId, nodeId: person.unit_id, before: { status: person.status }, after: { status: 'active' } });
  });
}

/** Ends the lock of wrong passwords and codes. */
export async function unlockAccount(ctx: Context, accountId: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const person = await requireManaged(tx, ctx, accountId);
    await forgive(ctx.db, NAME_LIMIT, person.username ?? '');
    await forgive(ctx.db, SECOND_FACTOR_LIMIT, accountId);
    await audit(tx, ctx, { action: 'account.unlocked', objectType: 'account', objectId: accountId, nodeId: person.unit_id });
  });
}

/** Has the person choose a new password at once, such as after a leak: until then the account's roles do not count. */
export async function requirePasswordChange(ctx: Context, accountId: string, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const person = await requireManaged(tx, ctx, accountId);
    if (person.kind !== 'staff') peopleErrors.fail('session.not-staff');
    await tx.updateTable('accounts').set({ must_change_password: true }).where('id', '=', accountId).execute();
    await audit(tx, ctx, { action: 'account.password-change-required', objectType: 'account', objectId: accountId, nodeId: person.unit_id, reason });
  });
}

/** Takes the second factor away from a person who lost it; the next sign-in sets a new one up. Refused for the three administrators. */
export async function resetSecondFactor(ctx: Context, accountId: string, reason: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const person = await requireManaged(tx, ctx, accountId);
    requireNoAdministrator(person);
    await removeSecondFactor(tx, accountId);
    await endSessionsOf(tx, accountId);
    await audit(tx, ctx, { action: 'account.second-factor-reset', objectType: 'account', objectId: accountId, nodeId: person.unit_id, reason });
  });
}

/** Makes a new one-time link: for an account that never set its password (who invited may), or to reset one (the system administrator, never for the three administrators). */
export async function renewInvitation(ctx: Context, accountId: string): Promise<MadeInvitation> {
  return ctx.db.transaction().execute(async (tx) => {
    const invited = await tx.selectFrom('accounts').select('status').where('id', '=', accountId).executeTakeFirst();
    const first = invited?.status === 'invited';
    const person = await requireManaged(tx, ctx, accountId, first ? invitePeople : manageAccounts);
    if (person.kind !== 'staff') peopleErrors.fail('session.not-staff');
    if (!first) requireNoAdministrator(person);
    const address = await contactInClear(tx, ctx.keys, person.id, 'email');
    const invitation = await makeInvitation(tx, ctx, accountId, first ? 'invitation' : 'reset', address === null ? undefined : { personId: person.id, address });
    await audit(tx, ctx, { action: first ? 'account.invited' : 'account.reset-link-made', objectType: 'account', objectId: accountId, nodeId: person.unit_id });
    return invitation;
  });
}
