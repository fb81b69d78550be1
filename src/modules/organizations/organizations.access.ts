import { type Capability, requireCapability } from '../../platform/auth/actor.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { organizationErrors } from './organizations.errors.ts';
import { manageOrganizations } from './organizations.policy.ts';
import { isWithin } from './tree.queries.ts';

/**
 * Refuses unless the actor holds the capability at the organization or above it. What lies outside is answered as if it did not exist.
 * The program itself (jobs) passes.
 */
export async function requireWithin(db: Db, ctx: Context, wanted: Capability, organizationId: string): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const nodes = requireCapability(ctx.actor, wanted);
  if (!(await isWithin(db, organizationId, nodes))) organizationErrors.fail('organization.not-found');
}

/** Refuses unless the actor may change the tree at the organization. */
export async function requireManaged(db: Db, ctx: Context, organizationId: string): Promise<void> {
  await requireWithin(db, ctx, manageOrganizations, organizationId);
}
