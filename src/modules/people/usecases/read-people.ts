import { type Capability, requireCapability } from '../../../platform/auth/actor.ts';
import { waitFor } from '../../../platform/auth/limits.ts';
import { hasSecondFactor } from '../../../platform/auth/second-factor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { contactIndex } from '../contacts.queries.ts';
import { readContact } from '../contacts.rules.ts';
import { grantsOfPerson } from '../grants.queries.ts';
import { currentGuardianConsent } from '../guardians.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { seePeople } from '../people.policy.ts';
import { presentGrants, presentPeople } from '../people.present.ts';
import { findPerson, personScope, type PersonRow, searchPeople } from '../people.queries.ts';
import type { PersonDetail, PersonItem, PersonQuery } from '../people.schemas.ts';
import { NAME_LIMIT } from './sign-in.ts';

/** A page of the people of the actor's area. A whole number or address finds its owner; parts of one find nobody. */
export async function listPeople(ctx: Context, query: PersonQuery): Promise<{ items: PersonItem[]; total: number }> {
  const scope = await personScope(ctx.db, requireCapability(ctx.actor, seePeople));
  const contact = query.text === undefined ? null : readContact(query.text, await isDemonstration(ctx));
  const { rows, total } = await searchPeople(ctx.db, scope, { ...query, contactIndex: contact === null ? undefined : contactIndex(ctx.keys, contact) }, ctx.clock.now());
  return { items: await presentPeople(ctx, rows), total };
}

/** The person if the actor holds the capability over them; refuses with person.not-found. */
export async function requirePersonWithin(ctx: Context, wanted: Capability, id: string): Promise<PersonRow> {
  const scope = await personScope(ctx.db, requireCapability(ctx.actor, wanted));
  return (await findPerson(ctx.db, id, scope, ctx.clock.now())) ?? peopleErrors.fail('person.not-found');
}

/** One person of the actor's area with account, roles and their history; contacts masked. */
export async function readPerson(ctx: Context, id: string): Promise<PersonDetail> {
  const row = await requirePersonWithin(ctx, seePeople, id);
  const [item] = await presentPeople(ctx, [row]);
  const consent = await currentGuardianConsent(ctx.db, id);
  return {
    ...item!, createdAt: row.created_at.toISOString(), statusReason: row.status_reason, mustChangePassword: row.must_change_password ?? false,
    secondFactor: row.account_id !== null && (await hasSecondFactor(ctx.db, row.account_id)),
    lockedMinutes: row.username === null ? 0 : Math.ceil((await waitFor(ctx.db, NAME_LIMIT, row.username)) / 60),
    guardianConsent: consent === undefined ? null : { id: consent.id, relation: consent.relation, givenAt: consent.given_at.toISOString(), textVersion: consent.text_version },
    grants: await presentGrants(ctx, await grantsOfPerson(ctx.db, id)),
  };
}
