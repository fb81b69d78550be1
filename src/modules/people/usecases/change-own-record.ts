import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import { engineOf } from '../../../platform/auth/engine.ts';
import { aliasOf, changeAlias } from '../../../platform/auth/users.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../consents.ts';
import { contactInClear, putContact, removeContact } from '../contacts.queries.ts';
import { type ContactKind, maskContact } from '../contacts.rules.ts';
import { ownPerson } from '../me.queries.ts';
import type { OwnChange } from '../me.schemas.ts';
import { peopleErrors } from '../people.errors.ts';
import { contactAlias, requireContact } from './sign-in-by-code.ts';

/** Corrects one's own name, age band and preferences; what is left out stays. */
export async function changeOwnRecord(ctx: Context, input: OwnChange): Promise<void> {
  const { personId } = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const before = (await ownPerson(tx, personId)) ?? peopleErrors.fail('person.not-found');
    const after = {
      display_name: input.name ?? before.display_name, age_band: input.ageBand === undefined ? before.age_band : input.ageBand, locale: input.locale ?? before.locale,
      notify_by: input.notifyBy ?? before.notify_by, quiet_from: input.quietFrom ?? before.quiet_from, quiet_to: input.quietTo ?? before.quiet_to,
    };
    await tx.updateTable('persons').set({ ...after, updated_at: ctx.clock.now() }).where('id', '=', personId).execute();
    const { display_name, age_band, locale, notify_by, quiet_from, quiet_to } = before;
    await audit(tx, ctx, { action: 'person.changed-own', objectType: 'person', objectId: personId, before: { display_name, age_band, locale, notify_by, quiet_from, quiet_to }, after });
  });
}

/** Keeps a contact that the code sent to it proves to be one's own; the contact one signs in with moves along. Errors: session.code-refused, contact.taken. */
export async function proveOwnContact(ctx: Context, input: { contact: string; code: string }): Promise<void> {
  const { personId, accountId } = requireAccount(ctx.actor);
  const contact = await requireContact(ctx, input.contact);
  const alias = contactAlias(ctx.keys, contact);
  if (!(await engineOf(ctx).takeCode(alias, input.code))) peopleErrors.failField('code', 'session.code-refused');
  const isLogin = await signsInWith(ctx, contact.kind);
  await ctx.db.transaction().execute(async (tx) => {
    if (isLogin) await translating(changeAlias(tx, accountId, alias), { auth_users_email_key: () => peopleErrors.failField('contact', 'contact.taken') });
    await putContact(tx, ctx, personId, contact, ctx.clock.now());
    await audit(tx, ctx, { action: 'contact.proved', objectType: 'person', objectId: personId, after: { contact: maskContact(contact) } });
  });
}

/** Removes a contact of one's own, but never the one that one signs in with. Errors: contact.none, contact.sign-in. */
export async function removeOwnContact(ctx: Context, kind: ContactKind): Promise<void> {
  const { personId } = requireAccount(ctx.actor);
  if (await signsInWith(ctx, kind)) peopleErrors.fail('contact.sign-in');
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await removeContact(tx, personId, kind))) peopleErrors.fail('contact.none');
    await audit(tx, ctx, { action: 'contact.removed', objectType: 'person', objectId: personId, before: { kind } });
  });
}

async function signsInWith(ctx: Context, kind: ContactKind): Promise<boolean> {
  const { personId, accountId, staff } = requireAccount(ctx.actor);
  const value = staff ? null : await contactInClear(ctx.db, ctx.keys, personId, kind);
  return value !== null && (await aliasOf(ctx.db, accountId)) === contactAlias(ctx.keys, { kind, value });
}

/** Gives or withdraws one's consent to one purpose. */
export async function setOwnConsent(ctx: Context, purpose: ConsentPurpose['purpose'], given: boolean): Promise<void> {
  const { personId } = requireAccount(ctx.actor);
  const { version } = CONSENT_PURPOSES.find((each) => each.purpose === purpose)!;
  const now = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    await tx.updateTable('consents').set({ withdrawn_at: now }).where('person_id', '=', personId).where('purpose', '=', purpose).where('withdrawn_at', 'is', null).execute();
    if (given) await tx.insertInto('consents').values({ id: newId(), person_id: personId, purpose, text_version: version, given_at: now, withdrawn_at: null }).execute();
    await audit(tx, ctx, { action: given ? 'consent.given' : 'consent.withdrawn', objectType: 'person', objectId: personId, after: { purpose, version } });
  });
}
