import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireCapability } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { isWithin } from '../../organizations/public.ts';
import { grantsInForce } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { isAdministrator, ROLE_NAMES, type Role } from '../people.roles.ts';
import { capabilityFor } from './give-role.ts';

/** Takes a role away from now on. Errors: grant.not-found, grant.own, grant.last-administrator. */
export async function takeRole(ctx: Context, grantId: string, reason: string): Promise<void> {
  const now = ctx.clock.now();
  await ctx.db.transaction().execute(async (tx) => {
    const grant = await tx.selectFrom('grants').select(['person_id', 'role', 'node_id']).where('id', '=', grantId).where('revoked_at', 'is', null).forUpdate().executeTakeFirst();
    if (grant === undefined) return peopleErrors.fail('grant.not-found');
    const nodes = requireCapability(ctx.actor, capabilityFor(grant.role));
    if (!(await isWithin(tx, grant.node_id, nodes))) peopleErrors.fail('grant.not-found');
    if (ctx.actor.kind === 'account' && ctx.actor.personId === grant.person_id) peopleErrors.fail('grant.own');
    if (isAdministrator(grant.role)) {
      const held = await grantsInForce(tx, now).select('id').where('role', '=', grant.role).where('id', '<>', grantId).limit(1).executeTakeFirst();
      if (held === undefined) peopleErrors.fail('grant.last-administrator', { role: pick(ROLE_NAMES[grant.role as Role], ctx.locale) });
    }
    await tx.updateTable('grants').set({ revoked_at: now, revoked_by: accountIdOf(ctx.actor), revoke_reason: reason }).where('id', '=', grantId).execute();
    await audit(tx, ctx, { action: 'grant.taken', objectType: 'grant', objectId: grantId, nodeId: grant.node_id, reason, before: { personId: grant.person_id, role: grant.role } });
  });
}
