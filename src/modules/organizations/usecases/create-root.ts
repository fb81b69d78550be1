import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { organizationErrors } from '../organizations.errors.ts';
import { findRoot } from '../organizations.queries.ts';
import type { NewOrganization } from '../organizations.schemas.ts';
import { insertOrganization } from './create-organization.ts';

/** Makes the topmost office at the first set-up, in the set-up's transaction. Errors: organization.root-exists. */
export async function createRoot(tx: Tx, ctx: Context, input: Omit<NewOrganization, 'parentId'>): Promise<string> {
  if ((await findRoot(tx)) !== undefined) organizationErrors.fail('organization.root-exists');
  return insertOrganization(tx, ctx, input, []);
}
