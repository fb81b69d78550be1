import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { requireWithin } from '../../organizations/public.ts';
import { contactInClear, maskedContacts, putContact, removeContact } from '../contacts.queries.ts';
import type { ContactKind } from '../contacts.rules.ts';
import { peopleErrors } from '../people.errors.ts';
import { invitePeople, revealContacts } from '../people.policy.ts';
import type { PersonChange } from '../people.schemas.ts';
import { readContactFields } from './invite-staff.ts';
import { requirePersonWithin } from './read-people.ts';

/** Corrects a staff person of the actor's area; what is left out stays. A changed contact is unproven until a code sent to it comes back. */
export async function changePerson(ctx: Context, id: string, input: PersonChange): Promise<void> {
  const contacts = await readContactFields(ctx, input);
  const before = await requirePersonWithin(ctx, invitePeople, id);
  if (before.erased_at !== null) peopleErrors.fail('person.erased');
  // A member of the public corrects their own data: their contact is what they sign in with.
  if (before.kind !== 'staff') peopleErrors.fail('person.not-found');
  await ctx.db.transaction().execute(async (tx) => {
    if (input.unitId !== undefined) await requireWithin(tx, ctx, invitePeople, input.unitId);
    const contactsBefore = await maskedContacts(tx, id);
    await tx.updateTable('persons').set({ display_name: input.name ?? before.display_name, unit_id: input.unitId ?? before.unit_id, updated_at: ctx.clock.now() }).where('id', '=', id).execute();
    for (const kind of ['mobile', 'email'] as const) if (input[kind] === '') await removeContact(tx, id, kind);
    for (const contact of contacts) await putContact(tx, ctx, id, contact, null);
    await audit(tx, ctx, {
      action: 'person.changed', objectType: 'person', objectId: id, nodeId: input.unitId ?? before.unit_id,
      before: { name: before.display_name, unitId: before.unit_id, contacts: contactsBefore.map(({ masked }) => masked) },
      after: { name: input.name ?? before.display_name, unitId: input.unitId ?? before.unit_id, contacts: (await maskedContacts(tx, id)).map(({ masked }) => masked) },
    });
  });
}

/** Reads a contact in clear, for a reason; the reading is audited in the same transaction. Errors: person.not-found, contact.none. */
export async function revealContact(ctx: Context, personId: string, kind: ContactKind, reason: string): Promise<{ kind: ContactKind; value: string }> {
  const person = await requirePersonWithin(ctx, revealContacts, personId);
  return ctx.db.transaction().execute(async (tx) => {
    const value = (await contactInClear(tx, ctx.keys, personId, kind)) ?? peopleErrors.fail('contact.none');
    await audit(tx, ctx, { action: 'contact.revealed', objectType: 'person', objectId: personId, nodeId: person.unit_id, reason, after: { kind } });
    return { kind, value };
  });
}
