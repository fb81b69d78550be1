import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { organizationErrors } from './organizations.errors.ts';

/**
 * SQL condition: the organization of a column lies in the subtree of one of the nodes, by the tree of today.
 * @param column such as `notices.organization_id`; @param nodes ids; an empty list is never true.
 */
export function inScope(column: string, nodes: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from organization_paths as scope_path
    where scope_path.organization_id = ${sql.ref(column)} and scope_path.valid_to is null and scope_path.path && ${[...nodes]}::uuid[])`;
}

/** SQL condition: the organization of a column is one of the nodes or stands above one of them (what an office sends down reaches those below). */
export function aboveScope(column: string, nodes: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from organization_paths as scope_path
    where scope_path.organization_id = any(${[...nodes]}::uuid[]) and scope_path.valid_to is null and scope_path.path @> array[${sql.ref(column)}])`;
}

/** Where an organization stands: its line from the root at an instant, and the line of today. What a fact is counted for. */
export interface Place {
  readonly nodeId: string;
  readonly path: string[];
  readonly pathNow: string[];
}

/** The places of organizations at an instant; one that did not exist then counts by its first line. Unknown ids are left out. */
export async function placesOf(db: Db, ids: readonly string[], at: Date): Promise<Map<string, Place>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('organization_paths')
    .select(['organization_id', 'valid_from', 'valid_to', 'path'])
    .where(sql<boolean>`organization_id = any(${[...ids]}::uuid[])`)
    .orderBy('organization_id')
    .orderBy('valid_from')
    .execute();
  const places = new Map<string, Place>();
  for (const row of rows) {
    const known = places.get(row.organization_id);
    const started = row.valid_from <= at;
    places.set(row.organization_id, { nodeId: row.organization_id, path: known === undefined || started ? row.path : known.path, pathNow: row.path });
  }
  return places;
}

/** The place of one organization; refuses with organization.not-found. */
export async function placeOf(db: Db, id: string, at: Date): Promise<Place> {
  return (await placesOf(db, [id], at)).get(id) ?? organizationErrors.fail('organization.not-found');
}

/** The line of today from the root down to the organization itself. */
export async function pathOf(db: Db, id: string): Promise<string[]> {
  const row = await db.selectFrom('organization_paths').select('path').where('organization_id', '=', id).where('valid_to', 'is', null).executeTakeFirst();
  return row?.path ?? organizationErrors.fail('organization.not-found');
}

/** Whether the organization lies in the subtree of one of the nodes. */
export async function isWithin(db: Db, id: string, nodes: readonly string[]): Promise<boolean> {
  if (nodes.length === 0) return false;
  const row = await db
    .selectFrom('organization_paths')
    .select('organization_id')
    .where('organization_id', '=', id)
    .where('valid_to', 'is', null)
    .where(sql<boolean>`path && ${[...nodes]}::uuid[]`)
    .executeTakeFirst();
  return row !== undefined;
}
