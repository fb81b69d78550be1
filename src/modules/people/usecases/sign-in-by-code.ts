import { audit } from '../../../platform/audit/audit.ts';
import { CODE_SECONDS, engineOf } from '../../../platform/auth/engine.ts';
import { type Limit, requireUnderLimit } from '../../../platform/auth/limits.ts';
import { blindIndex } from '../../../platform/crypto/fields.ts';
import type { Keys } from '../../../platform/crypto/keys.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { deliveryOf, isDemonstration } from '../../../platform/messaging/channels.ts';
import { sendMessage } from '../../../platform/messaging/messaging.ts';
import { type Contact, maskContact, readContact } from '../contacts.rules.ts';
import { findAccount } from '../accounts.queries.ts';
import { putContact } from '../contacts.queries.ts';
import { madeUpName } from '../given-name.ts';
import { peopleErrors } from '../people.errors.ts';
import { peopleMessages } from '../people.messages.ts';
import { completeSession, type Device, requireUnderAddressLimit, type SignedInSession } from './sign-in.ts';

const CONTACT_LIMIT: Limit = { name: 'code-to', points: 1, seconds: 60 };
const CONTACT_DAY_LIMIT: Limit = { name: 'code-to-day', points: 10, seconds: 24 * 3600 };
const ADDRESS_LIMIT: Limit = { name: 'code-from', points: 30, seconds: 3600 };
const VERIFY_LIMIT: Limit = { name: 'code-tries-from', points: 60, seconds: 3600 };

/** The name by which the account engine knows a contact: nothing can be read from it without the key. */
export function contactAlias(keys: Keys, contact: Contact): string {
  return `${blindIndex(keys, 'sign-in', `${contact.kind}:${contact.value}`).toString('hex')}@contact.invalid`;
}

/** The contact as typed, or the refusal of its field. */
export async function requireContact(ctx: Context, text: string, field = 'contact'): Promise<Contact> {
  return readContact(text, await isDemonstration(ctx)) ?? peopleErrors.failField(field, 'contact.invalid');
}

/**
 * Sends a six-digit code to a contact: one a minute and ten a day for each. Anybody may ask for any contact, and the answer is the
 * same whether or not an account has it: the first sign-in makes one. Errors: contact.invalid, session.no-channel, rate.limited.
 */
export async function requestCode(ctx: Context, text: string, purpose: 'sign-in-code' | 'contact-code' = 'sign-in-code'): Promise<{ sentTo: string; seconds: number; outbox: boolean }> {
  const contact = await requireContact(ctx, text);
  const channel = contact.kind === 'mobile' ? 'sms' : 'mail';
  const say = peopleMessages(ctx.locale);
  const delivery = await deliveryOf(ctx, channel);
  if (delivery === 'none') peopleErrors.fail('session.no-channel', { channel: pick(say.channels[channel], ctx.locale) });
  const alias = contactAlias(ctx.keys, contact);
  await requireUnderAddressLimit(ctx, ADDRESS_LIMIT);
  await requireUnderLimit(ctx.db, CONTACT_LIMIT, alias);
  await requireUnderLimit(ctx.db, CONTACT_DAY_LIMIT, alias);
  const code = await engineOf(ctx).makeCode(alias);
  await ctx.db.transaction().execute(async (tx) => {
    await sendMessage(tx, ctx, { channel, to: contact.value, subject: say.codeSubject, text: say.codeText({ code, minutes: CODE_SECONDS / 60 }), purpose });
    await audit(tx, ctx, { action: 'session.code-sent', objectType: 'contact', after: { to: maskContact(contact) } });
  });
  return { sentTo: maskContact(contact), seconds: CODE_SECONDS, outbox: delivery === 'outbox' };
}

/** Signs a member of the public in by the code sent to a contact; makes the account the first time. Errors: contact.invalid, session.code-refused, session.disabled. */
export async function signInByCode(ctx: Context, input: { contact: string; code: string }, device: Device): Promise<SignedInSession> {
  const contact = await requireContact(ctx, input.contact);
  await requireUnderAddressLimit(ctx, VERIFY_LIMIT);
  const opened = await engineOf(ctx).signInByCode(contactAlias(ctx.keys, contact), input.code);
  if (opened === null) {
    await audit(ctx.db, ctx, { action: 'session.refused', objectType: 'contact', outcome: 'refused', reason: 'code', after: { to: maskContact(contact) } });
    return peopleErrors.failField('code', 'session.code-refused');
  }
  if ((await findAccount(ctx.db, opened.userId, ctx.clock.now())) === undefined) await openPublicAccount(ctx, opened.userId, contact);
  return completeSession(ctx, opened, device);
}

async function openPublicAccount(ctx: Context, accountId: string, contact: Contact): Promise<void> {
  const now = ctx.clock.now();
  const personId = newId();
  await ctx.db.transaction().execute(async (tx) => {
    // A name to be called by until the person gives one; it tells nothing of the contact.
    const name = madeUpName(personId);
    await tx.insertInto('persons').values({ id: personId, kind: 'public', display_name: name, unit_id: null, age_band: null, notify_by: contact.kind === 'mobile' ? 'sms' : 'mail', created_at: now, updated_at: now, created_by: null, erased_at: null }).execute();
    await tx.insertInto('accounts').values({ id: accountId, person_id: personId, username: null, status: 'active', created_at: now, created_by: null }).execute();
    await putContact(tx, ctx, personId, contact, now);
    await audit(tx, ctx, { action: 'account.opened', objectType: 'account', objectId: accountId, after: { contact: maskContact(contact) } });
  });
}
