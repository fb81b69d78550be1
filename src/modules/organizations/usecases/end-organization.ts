import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { requireManaged } from '../organizations.access.ts';
import { organizationErrors } from '../organizations.errors.ts';
import { findOrganization, listChildren } from '../organizations.queries.ts';
import type { Organization } from '../organizations.schemas.ts';
import { beginSpell, lockActive } from '../spells.ts';

async function end(tx: Tx, ctx: Context, id: string, reason: string, into: string | null): Promise<Organization> {
  await requireManaged(tx, ctx, id);
  const before = await lockActive(tx, id);
  if (before.parent_id === null) organizationErrors.fail('organization.is-root');
  const children = await listChildren(tx, id);
  if (children.length > 0) organizationErrors.fail('organization.has-children', { name: before.name, count: children.length });
  const status = into === null ? 'closed' : 'merged';
  await beginSpell(tx, before, ctx.clock.now(), { status, merged_into: into, reason });
  await audit(tx, ctx, { action: `organization.${status}`, objectType: 'organization', objectId: id, nodeId: id, reason, before: { status: 'active' }, after: { status, into } });
  await touchPages(tx);
  return (await findOrganization(tx, id, null))!;
}

/** Closes an organization that has none below it; its record stays. Errors: organization.is-root, .has-children. */
export async function closeOrganization(ctx: Context, id: string, input: { reason: string }): Promise<Organization> {
  return ctx.db.transaction().execute((tx) => end(tx, ctx, id, input.reason, null));
}

/** Merges an organization into another: it ends, and its history points to its successor. What it did stays its own. */
export async function mergeOrganization(ctx: Context, id: string, input: { into: string; reason: string }): Promise<Organization> {
  return ctx.db.transaction().execute(async (tx) => {
    await requireManaged(tx, ctx, input.into);
    if (input.into === id) organizationErrors.failField('into', 'organization.under-itself');
    await lockActive(tx, input.into);
    return end(tx, ctx, id, input.reason, input.into);
  });
}
