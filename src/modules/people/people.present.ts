import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { organizationNames } from '../organizations/public.ts';
import type { GrantRow } from './grants.queries.ts';
import type { PersonRow } from './people.queries.ts';
import { ROLE_NAMES, type Role } from './people.roles.ts';
import type { GrantView, PersonItem } from './people.schemas.ts';

type Names = (id: string) => string;

/** Names of organizations in the reader's language; empty for unknown ones. */
export async function unitNames(db: Db, ctx: Context, ids: readonly (string | null)[]): Promise<Names> {
  const names = await organizationNames(db, ids.filter((id) => id !== null));
  return (id) => {
    const name = names.get(id);
    return name === undefined ? '' : pick(name, ctx.locale);
  };
}

export const roleName = (role: string, ctx: Pick<Context, 'locale'>): string => pick(ROLE_NAMES[role as Role], ctx.locale);

/** People as lists show them. */
export async function presentPeople(ctx: Context, rows: readonly PersonRow[]): Promise<PersonItem[]> {
  const nameOf = await unitNames(ctx.db, ctx, rows.flatMap((row) => [row.unit_id, ...row.roles.map((role) => role.nodeId)]));
  return rows.map((row) => ({
    id: row.id, name: row.display_name, kind: row.kind as PersonItem['kind'], unit: row.unit_id === null ? null : { id: row.unit_id, name: nameOf(row.unit_id) },
    username: row.username, accountId: row.account_id, status: row.status as PersonItem['status'], lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
    contacts: row.contacts.map((contact) => ({ ...contact, kind: contact.kind as 'mobile' | 'email' })),
    roles: row.roles.map(({ role, nodeId }) => ({ role: role as Role, roleName: roleName(role, ctx), nodeId, nodeName: nameOf(nodeId) })),
  }));
}

/** Grants as lists show them. */
export async function presentGrants(ctx: Context, rows: readonly GrantRow[]): Promise<GrantView[]> {
  const nameOf = await unitNames(ctx.db, ctx, rows.map((row) => row.node_id));
  return rows.map((row) => ({
    id: row.id, person: { id: row.person_id, name: row.display_name }, role: row.role as Role, roleName: roleName(row.role, ctx), node: { id: row.node_id, name: nameOf(row.node_id) },
    grantedAt: row.granted_at.toISOString(), endsAt: row.ends_at?.toISOString() ?? null, revokedAt: row.revoked_at?.toISOString() ?? null, revokeReason: row.revoke_reason,
  }));
}
