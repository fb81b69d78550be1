import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { requireManaged } from '../organizations.access.ts';
import { organizationErrors } from '../organizations.errors.ts';
import type { NewOrganization, Organization } from '../organizations.schemas.ts';
import { findOrganization } from '../organizations.queries.ts';
import { lockActive } from '../spells.ts';
import { pathOf } from '../tree.queries.ts';

/** Adds an organization under a parent of the actor's area. Errors: organization.not-found, .not-active, .code-taken, .name-taken. */
export async function createOrganization(ctx: Context, input: NewOrganization): Promise<Organization> {
  return ctx.db.transaction().execute(async (tx) => {
    await requireManaged(tx, ctx, input.parentId);
    await lockActive(tx, input.parentId);
    const id = await insertOrganization(tx, ctx, input, await pathOf(tx, input.parentId));
    return (await findOrganization(tx, id, null))!;
  });
}

/** Writes the rows of a new organization below a line, or of the root when the line is empty. */
export async function insertOrganization(tx: Tx, ctx: Context, input: Omit<NewOrganization, 'parentId'>, parentPath: readonly string[]): Promise<string> {
  const id = newId();
  const now = ctx.clock.now();
  await translating(tx.insertInto('organizations').values({ id, code: input.code, created_at: now, created_by: accountIdOf(ctx.actor) }).execute(), {
    organizations_code_key: () => organizationErrors.failField('code', 'organization.code-taken', { code: input.code }),
  });
  await translating(
    tx
      .insertInto('organization_spells')
      .values({
        organization_id: id, valid_from: now, valid_to: null, parent_id: parentPath.at(-1) ?? null, name: input.name, name_en: input.nameEn, kind: input.kind,
        sector: input.sector, level: input.level, division_code: input.divisionCode, status: 'active', merged_into: null, reason: null,
      })
      .execute(),
    { organization_spells_sibling_name: () => organizationErrors.failField('name', 'organization.name-taken', { name: input.name }) },
  );
  await tx.insertInto('organization_paths').values({ organization_id: id, valid_from: now, valid_to: null, path: [...parentPath, id] }).execute();
  await audit(tx, ctx, { action: 'organization.created', objectType: 'organization', objectId: id, nodeId: id, after: input });
  await touchPages(tx);
  return id;
}
