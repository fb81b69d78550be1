import { holdTreeExclusively, rebase } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { requireManaged } from '../organizations.access.ts';
import { organizationErrors } from '../organizations.errors.ts';
import { findOrganization } from '../organizations.queries.ts';
import type { Organization } from '../organizations.schemas.ts';
import { beginSpell, lockActive, rewritePaths } from '../spells.ts';
import { pathOf } from '../tree.queries.ts';

/**
 * Puts an organization with all below it under another parent from now on. Figures "as it was" stay; figures "as it is now"
 * follow the move. The actor must hold both the organization and the new parent.
 */
export async function moveOrganization(ctx: Context, id: string, input: { parentId: string; reason: string }): Promise<Organization> {
  return ctx.db.transaction().execute(async (tx) => {
    await holdTreeExclusively(tx);
    await requireManaged(tx, ctx, id);
    await requireManaged(tx, ctx, input.parentId);
    const before = await lockActive(tx, id);
    if (before.parent_id === null) organizationErrors.fail('organization.is-root');
    await lockActive(tx, input.parentId);
    const from = await pathOf(tx, id);
    const to = [...(await pathOf(tx, input.parentId)), id];
    if (to.slice(0, -1).includes(id)) organizationErrors.failField('parentId', 'organization.under-itself');
    const now = ctx.clock.now();
    await translating(beginSpell(tx, before, now, { parent_id: input.parentId, reason: input.reason }), {
      organization_spells_sibling_name: () => organizationErrors.failField('parentId', 'organization.name-taken', { name: before.name }),
    });
    await rewritePaths(tx, from, to, now);
    await rebase(tx, { nodeId: id, from, to });
    await audit(tx, ctx, { action: 'organization.moved', objectType: 'organization', objectId: id, nodeId: id, reason: input.reason, before: { path: from }, after: { path: to } });
    await touchPages(tx);
    return (await findOrganization(tx, id, null))!;
  });
}
