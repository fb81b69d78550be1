import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { pick } from '../../../platform/i18n/messages.ts';
import { findRoot, organizationNames } from '../../organizations/public.ts';
import { findAccount } from '../accounts.queries.ts';
import { peopleErrors } from '../people.errors.ts';
import { ROLE_NAMES, type Role } from '../people.roles.ts';
import type { SessionView } from '../sessions.schemas.ts';
import { nextStep } from './sign-in.ts';

/** Who is signed in, the roles in force and what is still to be done first. */
export async function describeSession(ctx: Context): Promise<SessionView> {
  const actor = requireAccount(ctx.actor);
  const account = (await findAccount(ctx.db, actor.accountId, ctx.clock.now())) ?? peopleErrors.fail('account.not-found');
  const names = await organizationNames(ctx.db, [...account.grants.map((grant) => grant.nodeId), ...(account.unitId === null ? [] : [account.unitId])]);
  const root = account.grants.length === 0 ? undefined : await findRoot(ctx.db);
  const nameOf = (id: string) => {
    const name = names.get(id);
    return name === undefined ? '' : pick(name, ctx.locale);
  };
  return {
    accountId: actor.accountId, personId: actor.personId, name: actor.name, username: account.username, kind: actor.staff ? 'staff' : 'public',
    unit: account.unitId === null ? null : { id: account.unitId, name: nameOf(account.unitId) },
    grants: account.grants.map(({ role, nodeId }) => ({ role, roleName: pick(ROLE_NAMES[role as Role], ctx.locale), nodeId, nodeName: nameOf(nodeId), isTop: nodeId === root?.id })),
    secondFactor: !actor.staff || actor.secondFactor, via: actor.via, next: nextStep(account, actor.secondFactor),
  };
}
