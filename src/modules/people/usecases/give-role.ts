import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireCapability } from '../../../platform/auth/actor.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { requireWithin } from '../../organizations/public.ts';
import { grantsInForce } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { grantAnyRole, grantWorkRoles } from '../people.policy.ts';
import { findPerson, personScope } from '../people.queries.ts';
import { isAdministrator, isPublicRole, isWorkRole, ROLE_NAMES, type Role } from '../people.roles.ts';

export interface NewGrant {
  readonly personId: string;
  readonly role: Role;
  readonly nodeId: string;
  readonly endsAt?: Date | null;
}

/** The capability that giving or taking a role needs. */
export const capabilityFor = (role: string) => (isWorkRole(role) ? grantWorkRoles : grantAnyRole);

/**
 * Gives a role at a node of the actor's area to somebody of it. Work roles are given by the office or the security administrator, the others by the
 * security administrator only, and nobody gives one to themselves. Errors: grant.own, grant.exists, grant.needs-staff,
 * grant.separate-administrators, person.not-found.
 */
export async function giveRole(ctx: Context, input: NewGrant): Promise<{ id: string }> {
  return ctx.db.transaction().execute(async (tx) => {
    if (ctx.actor.kind === 'account' && ctx.actor.personId === input.personId) peopleErrors.fail('grant.own');
    await requireWithin(tx, ctx, capabilityFor(input.role), input.nodeId);
    await requireSeen(tx, ctx, input);
    return { id: await insertGrant(tx, ctx, input) };
  });
}

// A role brings the person into the area's view, so it is given to those already in it.
async function requireSeen(tx: Tx, ctx: Context, { personId, role }: NewGrant): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const scope = await personScope(tx, requireCapability(ctx.actor, capabilityFor(role)));
  if ((await findPerson(tx, personId, scope, ctx.clock.now())) === undefined) peopleErrors.failField('personId', 'person.not-found');
}

/** Writes a grant in the caller's transaction, keeping the three administrators three people; the caller has checked who may. */
export async function insertGrant(tx: Tx, ctx: Context, input: NewGrant): Promise<string> {
  const person = await tx.selectFrom('persons').select(['kind', 'unit_id', 'erased_at']).where('id', '=', input.personId).forShare().executeTakeFirst();
  if (person === undefined || person.erased_at !== null) return peopleErrors.fail('person.not-found');
  if (person.kind !== 'staff' && !isPublicRole(input.role)) peopleErrors.fail('grant.needs-staff', { role: pick(ROLE_NAMES[input.role], ctx.locale) });
  await endPastGrants(tx, input.personId, ctx.clock.now());
  if (isAdministrator(input.role)) await requireNoOtherAdministration(tx, ctx, input);
  const id = newId();
  await translating(
    tx
      .insertInto('grants')
      .values({ id, person_id: input.personId, role: input.role, node_id: input.nodeId, granted_at: ctx.clock.now(), granted_by: accountIdOf(ctx.actor), ends_at: input.endsAt ?? null, revoked_at: null, revoked_by: null, revoke_reason: null })
      .execute(),
    {
      grants_held: () => peopleErrors.fail('grant.exists'),
      grants_one_administrator: () => peopleErrors.fail('grant.separate-administrators', { role: pick(ROLE_NAMES[input.role], ctx.locale) }),
    },
  );
  await audit(tx, ctx, { action: 'grant.given', objectType: 'grant', objectId: id, nodeId: input.nodeId, after: { personId: input.personId, role: input.role, endsAt: input.endsAt ?? null } });
  return id;
}

async function requireNoOtherAdministration(tx: Tx, ctx: Context, input: NewGrant): Promise<void> {
  const held = await grantsInForce(tx, ctx.clock.now()).select('role').where('person_id', '=', input.personId).execute();
  const other = held.find(({ role }) => isAdministrator(role) && role !== input.role);
  if (other !== undefined) peopleErrors.fail('grant.separate-administrators', { role: pick(ROLE_NAMES[other.role as Role], ctx.locale) });
}

// A grant past its end would still stand in the way of the same role given anew.
async function endPastGrants(db: Db, personId: string, now: Date): Promise<void> {
  await db.updateTable('grants').set((eb) => ({ revoked_at: eb.ref('ends_at') })).where('person_id', '=', personId).where('revoked_at', 'is', null).where('ends_at', '<=', now).execute();
}
