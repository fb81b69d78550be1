import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireAccount } from '../../../platform/auth/actor.ts';
import { engineOf } from '../../../platform/auth/engine.ts';
import { encryptField } from '../../../platform/crypto/fields.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { GUARDIAN_TEXT } from '../consents.ts';
import { type Contact, maskContact } from '../contacts.rules.ts';
import { currentGuardianConsent } from '../guardians.queries.ts';
import { ownPerson } from '../me.queries.ts';
import type { OwnGuardianConsent } from '../me.schemas.ts';
import { peopleErrors } from '../people.errors.ts';
import { invitePeople } from '../people.policy.ts';
import type { GuardianConsentInput } from '../people.schemas.ts';
import { requirePersonWithin } from './read-people.ts';
import { contactAlias, requireContact } from './sign-in-by-code.ts';

async function record(ctx: Context, personId: string, input: Omit<GuardianConsentInput, 'contact' | 'agrees'>, contact: Contact, how: 'code' | 'paper'): Promise<string> {
  const person = (await ownPerson(ctx.db, personId)) ?? peopleErrors.fail('person.not-found');
  if (person.age_band !== 'under-14') peopleErrors.fail('guardian.not-needed');
  const id = newId();
  const now = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    await tx.updateTable('guardian_consents').set({ withdrawn_at: now, withdrawn_by: accountIdOf(ctx.actor) }).where('person_id', '=', personId).where('withdrawn_at', 'is', null).execute();
    await tx
      .insertInto('guardian_consents')
      .values({
        id, person_id: personId, guardian_name_cipher: encryptField(ctx.keys, 'guardian.name', input.guardianName), guardian_contact_cipher: encryptField(ctx.keys, 'guardian.contact', contact.value),
        guardian_contact_masked: maskContact(contact), relation: input.relation, text_version: GUARDIAN_TEXT.version, given_at: now, recorded_by: accountIdOf(ctx.actor), withdrawn_at: null, withdrawn_by: null,
      })
      .execute();
    await audit(tx, ctx, { action: 'guardian-consent.given', objectType: 'person', objectId: personId, nodeId: person.unit_id, after: { relation: input.relation, contact: maskContact(contact), version: GUARDIAN_TEXT.version, how } });
  });
  return id;
}

/** Records the consent of the acting child's guardian, proved by a code sent to the guardian's own contact. Errors: guardian.not-needed, session.code-refused. */
export async function giveGuardianConsent(ctx: Context, input: OwnGuardianConsent): Promise<string> {
  const { personId } = requireAccount(ctx.actor);
  const contact = await requireContact(ctx, input.contact);
  if (!(await engineOf(ctx).takeCode(contactAlias(ctx.keys, contact), input.code))) peopleErrors.failField('code', 'session.code-refused');
  return record(ctx, personId, input, contact, 'code');
}

/** Records a guardian's consent on paper for a child of the actor's area. Errors: person.not-found, guardian.not-needed. */
export async function recordGuardianConsent(ctx: Context, personId: string, input: GuardianConsentInput): Promise<string> {
  const contact = await requireContact(ctx, input.contact);
  await requirePersonWithin(ctx, invitePeople, personId);
  return record(ctx, personId, input, contact, 'paper');
}

/** Withdraws the guardian's consent for the acting child. Errors: guardian.none. */
export async function withdrawGuardianConsent(ctx: Context): Promise<void> {
  const { personId } = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const withdrawn = await tx.updateTable('guardian_consents').set({ withdrawn_at: ctx.clock.now(), withdrawn_by: accountIdOf(ctx.actor) }).where('person_id', '=', personId).where('withdrawn_at', 'is', null).executeTakeFirst();
    if (withdrawn.numUpdatedRows === 0n) peopleErrors.fail('guardian.none');
    await audit(tx, ctx, { action: 'guardian-consent.withdrawn', objectType: 'person', objectId: personId });
  });
}

/** Refuses a person under 14 without a guardian's consent: before an entry, a sign-up, anything that shows or counts them. */
export async function requireGuardianConsent(db: Db, personId: string): Promise<void> {
  const person = await ownPerson(db, personId);
  if (person?.age_band === 'under-14' && (await currentGuardianConsent(db, personId)) === undefined) peopleErrors.fail('person.under-14');
}
