import { audit } from '../../../platform/audit/audit.ts';
import { type AuditFilter, countAuditLog, readAuditLog } from '../../../platform/audit/audit-log.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import { addDays, instantAt } from '../../../platform/calendar/calendar.ts';
import { window } from '../../../platform/http/api.ts';
import type { Context } from '../../../platform/http/context.ts';
import { findRoot, inScope } from '../../organizations/public.ts';
import type { AuditQuery, AuditRow } from '../audit-log.schemas.ts';
import { readAuditLog as capability } from '../people.policy.ts';
import { unitNames } from '../people.present.ts';

/** Rows counted at most: past it the answer says "more". */
const COUNTED = 10_000;
/** Rows of one export at most. */
export const MOST_EXPORTED = 50_000;

type Filters = Omit<AuditQuery, 'page' | 'size'>;

const filterOf = ({ from, to, ...rest }: Filters): AuditFilter => ({ ...rest, from: from === undefined ? undefined : instantAt(from), to: to === undefined ? undefined : instantAt(addDays(to, 1)) });

// The auditor of the topmost office reads everything; one further down reads what concerns the nodes of that subtree.
async function scopeOf(ctx: Context) {
  const nodes = requireCapability(ctx.actor, capability);
  const root = await findRoot(ctx.db);
  return root !== undefined && nodes.includes(root.id) ? null : inScope('audit_events.node_id', nodes);
}

async function present(ctx: Context, rows: Awaited<ReturnType<typeof readAuditLog>>): Promise<AuditRow[]> {
  const nameOf = await unitNames(ctx.db, ctx, rows.map((row) => row.node_id));
  return rows.map((row) => ({
    id: row.id, at: row.at.toISOString(), actorId: row.actor_id, actorName: row.actor_name, action: row.action, objectType: row.object_type, objectId: row.object_id, nodeId: row.node_id,
    nodeName: row.node_id === null ? '' : nameOf(row.node_id), outcome: row.outcome as AuditRow['outcome'], reason: row.reason, before: row.before, after: row.after, address: row.address, requestId: row.request_id,
  }));
}

/** A page of the audit log of the actor's area, newest first. */
export async function listAuditLog(ctx: Context, query: AuditQuery): Promise<{ items: AuditRow[]; total: number; more: boolean }> {
  const scope = await scopeOf(ctx);
  const filter = filterOf(query);
  const rows = await readAuditLog(ctx.db, filter, scope, window(query));
  const total = await countAuditLog(ctx.db, filter, scope, COUNTED);
  return { items: await present(ctx, rows), total, more: total === COUNTED };
}

/** The matching rows for an export, which is itself an audited act. */
export async function exportAuditLog(ctx: Context, query: Filters): Promise<AuditRow[]> {
  const scope = await scopeOf(ctx);
  const rows = await readAuditLog(ctx.db, filterOf(query), scope, { limit: MOST_EXPORTED, offset: 0 });
  await audit(ctx.db, ctx, { action: 'audit-log.exported', objectType: 'audit-log', after: { ...query, rows: rows.length } });
  return present(ctx, rows);
}
