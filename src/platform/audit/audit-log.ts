import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../db/db.ts';

export interface AuditFilter {
  readonly from?: Date;
  readonly to?: Date;
  /** Part of the actor's name. */
  readonly actor?: string;
  /** The action or its beginning: `grant.` finds all acts on grants. */
  readonly action?: string;
  readonly objectType?: string;
  readonly objectId?: string;
  readonly outcome?: string;
}

const like = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

function condition(filter: AuditFilter, scope: Expression<SqlBool> | null): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [scope ?? sql<SqlBool>`true`];
  if (filter.from !== undefined) parts.push(sql<SqlBool>`at >= ${filter.from}`);
  if (filter.to !== undefined) parts.push(sql<SqlBool>`at < ${filter.to}`);
  if (filter.actor) parts.push(sql<SqlBool>`actor_name like ${`%${like(filter.actor)}%`}`);
  if (filter.action) parts.push(sql<SqlBool>`action like ${`${like(filter.action)}%`}`);
  if (filter.objectType) parts.push(sql<SqlBool>`object_type = ${filter.objectType}`);
  if (filter.objectId) parts.push(sql<SqlBool>`object_id = ${filter.objectId}`);
  if (filter.outcome) parts.push(sql<SqlBool>`outcome = ${filter.outcome}`);
  return sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

/** Rows of the audit log, newest first. `scope` narrows to an area (a condition on `audit_events.node_id`); null is the whole log. */
export async function readAuditLog(db: Db, filter: AuditFilter, scope: Expression<SqlBool> | null, window: { limit: number; offset: number }) {
  return db.selectFrom('audit_events').selectAll().where(condition(filter, scope)).orderBy('at', 'desc').orderBy('id', 'desc').limit(window.limit).offset(window.offset).execute();
}

/** How many rows match, counted no further than `most`: the log is long, and nobody pages through all of it. */
export async function countAuditLog(db: Db, filter: AuditFilter, scope: Expression<SqlBool> | null, most: number): Promise<number> {
  const rows = db.selectFrom('audit_events').select('id').where(condition(filter, scope)).limit(most).as('rows');
  return (await db.selectFrom(rows).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total;
}

/** One page of what was done to records, newest first: the history a record's page shows beside it. */
export async function historyOf(db: Db, objectTypes: readonly string[], objectIds: readonly string[], window: { limit: number; offset: number }) {
  const rows = db.selectFrom('audit_events').where('object_type', 'in', [...objectTypes]).where('object_id', 'in', [...objectIds]);
  const items = await rows.select(['id', 'at', 'actor_name', 'action', 'outcome', 'reason', 'before', 'after']).orderBy('at', 'desc').orderBy('id', 'desc').limit(window.limit).offset(window.offset).execute();
  const { total } = await rows.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: items.map(({ at, actor_name, ...row }) => ({ ...row, at: at.toISOString(), actorName: actor_name, outcome: row.outcome as 'done' | 'refused' | 'failed' })), total };
}
