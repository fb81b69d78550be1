import { randomBytes } from 'node:crypto';
import { hashToken } from '../../../platform/auth/access-tokens.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { sendMessage } from '../../../platform/messaging/messaging.ts';
import { requireWithin } from '../../organizations/public.ts';
import type { Contact } from '../contacts.rules.ts';
import { peopleErrors } from '../people.errors.ts';
import { peopleMessages } from '../people.messages.ts';
import { invitePeople } from '../people.policy.ts';
import type { NewStaffInput } from '../people.schemas.ts';
import { insertStaff } from './create-staff-account.ts';
import { capabilityFor, insertGrant } from './give-role.ts';
import { requireContact } from './sign-in-by-code.ts';

const INVITATION_DAYS = 7;

export interface MadeInvitation {
  readonly link: string;
  readonly expiresAt: string;
  readonly mailed: boolean;
}

/** Mobile and e-mail of a form; empty ones are left out. Errors: contact.invalid at the field. */
export async function readContactFields(ctx: Context, fields: { mobile?: string; email?: string }): Promise<Contact[]> {
  const contacts: Contact[] = [];
  for (const kind of ['mobile', 'email'] as const) {
    const text = fields[kind]?.trim() ?? '';
    if (text === '') continue;
    const contact = await requireContact(ctx, text, kind);
    if (contact.kind !== kind) peopleErrors.failField(kind, 'contact.invalid');
    contacts.push(contact);
  }
  return contacts;
}

/**
 * Makes a one-time link by which an account sets its password, in the caller's transaction; links before it stop working. Mailed
 * where an address is given and mail goes out. Seven days of machine time.
 */
export async function makeInvitation(tx: Tx, ctx: Context, accountId: string, purpose: 'invitation' | 'reset', email?: { personId: string; address: string }): Promise<MadeInvitation> {
  const token = randomBytes(24).toString('base64url');
  const now = new Date();
  const expiresAt = new Date(now.getTime() + INVITATION_DAYS * 86_400_000);
  await tx.updateTable('account_invitations').set({ expires_at: now }).where('account_id', '=', accountId).where('used_at', 'is', null).where('expires_at', '>', now).execute();
  await tx.insertInto('account_invitations').values({ id: newId(), account_id: accountId, purpose, token_hash: hashToken(token), created_at: now, created_by: accountIdOf(ctx.actor), expires_at: expiresAt, used_at: null }).execute();
  const link = `${ctx.origin}/invitation?token=${token}`;
  const say = peopleMessages(ctx.locale);
  const sent = email === undefined ? null : await sendMessage(tx, ctx, { channel: 'mail', to: email.address, subject: say.invitationSubject, text: say.invitationText({ link, days: INVITATION_DAYS }), purpose, personId: email.personId });
  return { link, expiresAt: expiresAt.toISOString(), mailed: sent !== null };
}

/** Adds a staff person to a unit of the actor's area, with an account that waits for its password, and a role if one is named. Errors: account.username-taken, contact.invalid, auth.forbidden for a role the actor may not give. */
export async function inviteStaff(ctx: Context, input: NewStaffInput): Promise<{ personId: string; accountId: string; invitation: MadeInvitation }> {
  const contacts = await readContactFields(ctx, input);
  return ctx.db.transaction().execute(async (tx) => {
    await requireWithin(tx, ctx, invitePeople, input.unitId);
    if (input.role !== null) await requireWithin(tx, ctx, capabilityFor(input.role), input.unitId);
    const made = await insertStaff(tx, ctx, { username: input.username, name: input.name, unitId: input.unitId, contacts });
    if (input.role !== null) await insertGrant(tx, ctx, { personId: made.personId, role: input.role, nodeId: input.unitId });
    const email = contacts.find(({ kind }) => kind === 'email');
    const invitation = await makeInvitation(tx, ctx, made.accountId, 'invitation', email === undefined ? undefined : { personId: made.personId, address: email.value });
    await audit(tx, ctx, { action: 'account.invited', objectType: 'account', objectId: made.accountId, nodeId: input.unitId });
    return { ...made, invitation };
  });
}
