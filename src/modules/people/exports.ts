import { audit } from '../../platform/audit/audit.ts';
import { formatInstant } from '../../platform/calendar/calendar.ts';
import type { Context } from '../../platform/http/context.ts';
import type { WorkbookSheet } from '../../platform/spreadsheets/write-workbook.ts';
import { exportsMessages } from './exports.messages.ts';
import type { AuditRow } from './audit-log.schemas.ts';
import type { GrantQuery, PersonItem } from './people.schemas.ts';
import { searchGrants } from './grants.queries.ts';
import { requireCapability } from '../../platform/auth/actor.ts';
import { grantWorkRoles } from './people.policy.ts';
import { presentGrants } from './people.present.ts';

const MOST = 20_000;

const instant = (ctx: Context, at: string | null) => (at === null ? '' : formatInstant(at, ctx.locale));
const column = (key: string, header: string, width = 20) => ({ key, header, width });

/** People as a sheet, contacts masked. */
export function peopleSheet(ctx: Context, items: readonly PersonItem[]): WorkbookSheet {
  const t = exportsMessages(ctx.locale);
  const contact = (person: PersonItem, kind: string) => person.contacts.find((each) => each.kind === kind)?.masked ?? '';
  return {
    name: t.people,
    columns: [column('name', t.name), column('unit', t.unit, 30), column('username', t.username), column('status', t.status), column('mobile', t.mobile), column('email', t.email, 26), column('roles', t.roles, 50), column('last', t.lastSignedIn)],
    rows: items.map((person) => ({
      name: person.name, unit: person.unit?.name ?? '', username: person.username ?? '', status: person.status === null ? '' : t.statuses[person.status], mobile: contact(person, 'mobile'), email: contact(person, 'email'),
      roles: person.roles.map((role) => `${role.roleName}（${role.nodeName}）`).join('；'), last: instant(ctx, person.lastSignedInAt),
    })),
  };
}

/** Roles of the area as a sheet; the export is audited. */
export async function grantsSheet(ctx: Context, query: GrantQuery): Promise<WorkbookSheet> {
  const t = exportsMessages(ctx.locale);
  const { rows } = await searchGrants(ctx.db, requireCapability(ctx.actor, grantWorkRoles), { ...query, page: 1, size: MOST }, ctx.clock.now());
  const grants = await presentGrants(ctx, rows);
  await audit(ctx.db, ctx, { action: 'grants.exported', objectType: 'grant', after: { rows: grants.length } });
  return {
    name: t.grants,
    columns: [column('person', t.name), column('role', t.role), column('node', t.unit, 30), column('from', t.grantedAt), column('until', t.endsAt), column('revoked', t.revokedAt), column('reason', t.reason, 30)],
    rows: grants.map((grant) => ({ person: grant.person.name, role: grant.roleName, node: grant.node.name, from: instant(ctx, grant.grantedAt), until: instant(ctx, grant.endsAt), revoked: instant(ctx, grant.revokedAt), reason: grant.revokeReason ?? '' })),
  };
}

/** Rows of the audit log as a sheet. */
export function auditSheet(ctx: Context, rows: readonly AuditRow[]): WorkbookSheet {
  const t = exportsMessages(ctx.locale);
  const json = (value: unknown) => (value === null || value === undefined ? '' : JSON.stringify(value));
  return {
    name: t.auditLog,
    columns: [column('at', t.at), column('actor', t.actor), column('action', t.action, 26), column('object', t.object, 30), column('node', t.unit, 30), column('outcome', t.outcome), column('reason', t.reason, 30), column('before', t.before, 40), column('after', t.after, 40), column('address', t.address), column('request', t.request, 30)],
    rows: rows.map((row) => ({ at: row.at, actor: row.actorName, action: row.action, object: `${row.objectType} ${row.objectId ?? ''}`.trim(), node: row.nodeName, outcome: t.outcomes[row.outcome], reason: row.reason ?? '', before: json(row.before), after: json(row.after), address: row.address ?? '', request: row.requestId ?? '' })),
  };
}
