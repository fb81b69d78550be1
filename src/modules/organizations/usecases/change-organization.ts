import { audit } from '../../../platform/audit/audit.ts';
import { translating } from '../../../platform/db/constraints.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { requireManaged } from '../organizations.access.ts';
import { organizationErrors } from '../organizations.errors.ts';
import { findOrganization } from '../organizations.queries.ts';
import type { Organization, OrganizationChange } from '../organizations.schemas.ts';
import { beginSpell, lockActive } from '../spells.ts';

/** Renames an organization or changes its kind, sector, level or division from now on; what was before stays in its history. */
export async function changeOrganization(ctx: Context, id: string, input: OrganizationChange): Promise<Organization> {
  return ctx.db.transaction().execute(async (tx) => {
    await requireManaged(tx, ctx, id);
    const before = await lockActive(tx, id);
    const { reason, ...particulars } = input;
    await translating(
      beginSpell(tx, before, ctx.clock.now(), {
        name: particulars.name ?? before.name,
        name_en: particulars.nameEn ?? before.name_en,
        kind: particulars.kind ?? before.kind,
        sector: particulars.sector === undefined ? before.sector : particulars.sector,
        level: particulars.level === undefined ? before.level : particulars.level,
        division_code: particulars.divisionCode === undefined ? before.division_code : particulars.divisionCode,
        reason: reason === '' ? null : reason,
      }),
      { organization_spells_sibling_name: () => organizationErrors.failField('name', 'organization.name-taken', { name: input.name ?? before.name }) },
    );
    await audit(tx, ctx, { action: 'organization.changed', objectType: 'organization', objectId: id, nodeId: id, before, after: input });
    await touchPages(tx);
    return (await findOrganization(tx, id, null))!;
  });
}
