import { type SelectQueryBuilder, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Db } from '../../platform/db/db.ts';
import { window } from '../../platform/http/api.ts';
import type { Organization, OrganizationQuery } from './organizations.schemas.ts';
import { inScope } from './tree.queries.ts';

/** Row of an organization as it is now. */
const current = (db: Db) =>
  db
    .selectFrom('organizations as o')
    .innerJoin('organization_spells as s', (join) => join.onRef('s.organization_id', '=', 'o.id').on('s.valid_to', 'is', null))
    .innerJoin('organization_paths as p', (join) => join.onRef('p.organization_id', '=', 'o.id').on('p.valid_to', 'is', null));

const columns = (db: Db) =>
  current(db).select((eb) => [
    'o.id', 'o.code', 's.parent_id', 's.name', 's.name_en', 's.kind', 's.sector', 's.level', 's.division_code', 's.status', 's.merged_into', 'p.path',
    eb
      .selectFrom('organization_spells as c')
      .select((count) => count.fn.countAll<number>().as('n'))
      .whereRef('c.parent_id', '=', 'o.id')
      .where('c.valid_to', 'is', null)
      .where('c.status', '=', 'active')
      .as('child_count'),
  ]);

type Row = Awaited<ReturnType<ReturnType<typeof columns>['execute']>>[number];

function present(row: Row): Organization {
  return {
    id: row.id, code: row.code, parentId: row.parent_id, name: row.name, nameEn: row.name_en, kind: row.kind as Organization['kind'], sector: row.sector,
    level: row.level as Organization['level'], divisionCode: row.division_code, status: row.status as Organization['status'], mergedInto: row.merged_into,
    path: row.path, childCount: Number(row.child_count ?? 0),
  };
}

/** The organization as it is now, if it lies within one of the nodes; `nodes` null: wherever it lies. */
export async function findOrganization(db: Db, id: string, nodes: readonly string[] | null): Promise<Organization | undefined> {
  const row = await columns(db)
    .where('o.id', '=', id)
    .$if(nodes !== null, (query) => query.where(inScope('o.id', nodes ?? [])))
    .executeTakeFirst();
  return row === undefined ? undefined : present(row);
}

/** The active organization of a code, wherever it lies. */
export async function findOrganizationByCode(db: Db, code: string): Promise<Organization | undefined> {
  const row = await columns(db).where('o.code', '=', code).where('s.status', '=', 'active').executeTakeFirst();
  return row === undefined ? undefined : present(row);
}

/** The root of the tree, if there is one. */
export async function findRoot(db: Db): Promise<Organization | undefined> {
  const row = await columns(db).where('s.parent_id', 'is', null).where('s.status', '=', 'active').executeTakeFirst();
  return row === undefined ? undefined : present(row);
}

/** Active children in the order of their division, then name (Chinese collation). */
export async function listChildren(db: Db, parentId: string): Promise<Organization[]> {
  const rows = await columns(db).where('s.parent_id', '=', parentId).where('s.status', '=', 'active').orderBy('s.division_code', (order) => order.asc().nullsLast()).orderBy(sql`s.name collate "zh-x-icu"`).execute();
  return rows.map(present);
}

/** Organizations by id, as they are now, in no order. */
export async function organizationsById(db: Db, ids: readonly string[]): Promise<Organization[]> {
  if (ids.length === 0) return [];
  const rows = await columns(db).where(sql<boolean>`o.id = any(${[...new Set(ids)]}::uuid[])`).execute();
  return rows.map(present);
}

type Current = SelectQueryBuilder<DB & { o: DB['organizations']; s: DB['organization_spells']; p: DB['organization_paths'] }, 'o' | 's' | 'p', object>;

function filtered<Q extends Current>(query: Q, nodes: readonly string[], filter: OrganizationQuery): Q {
  const escaped = filter.text?.replaceAll(/[\\%_]/g, String.raw`\$&`);
  let q = query.where('s.status', '=', filter.status).where(sql<boolean>`p.path && ${[...nodes]}::uuid[]`);
  if (filter.under !== undefined) q = q.where(sql<boolean>`p.path @> array[${filter.under}]::uuid[]`);
  if (filter.kind !== undefined) q = q.where('s.kind', '=', filter.kind);
  if (filter.sector !== undefined) q = q.where('s.sector', '=', filter.sector);
  if (filter.level !== undefined) q = q.where('s.level', '=', filter.level);
  if (escaped !== undefined && escaped !== '') q = q.where((eb) => eb.or([eb('s.name', 'like', `%${escaped}%`), eb('s.name_en', 'ilike', `%${escaped}%`), eb('o.code', 'like', `${escaped.toUpperCase()}%`)]));
  return q as Q;
}

/** A page of the organizations within the nodes that match, by code. */
export async function searchOrganizations(db: Db, nodes: readonly string[], filter: OrganizationQuery): Promise<{ items: Organization[]; total: number }> {
  const rows = await (filtered(columns(db) as unknown as Current, nodes, filter) as unknown as ReturnType<typeof columns>).orderBy('o.code').limit(window(filter).limit).offset(window(filter).offset).execute();
  const { total } = await (filtered(current(db) as unknown as Current, nodes, filter) as unknown as ReturnType<typeof current>).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map(present), total: Number(total) };
}

/** Names of organizations by id, as they are now. */
export async function organizationNames(db: Db, ids: readonly string[]): Promise<Map<string, { zh: string; en: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('organization_spells')
    .select(['organization_id', 'name', 'name_en'])
    .where(sql<boolean>`organization_id = any(${[...new Set(ids)]}::uuid[])`)
    .where('valid_to', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.organization_id, { zh: row.name, en: row.name_en }]));
}

/** The organization's spells, oldest first, with the names its parents had at the time. */
export async function listSpells(db: Db, id: string) {
  return db
    .selectFrom('organization_spells as s')
    .leftJoin('organization_spells as parent', (join) =>
      join.onRef('parent.organization_id', '=', 's.parent_id').onRef('parent.valid_from', '<=', 's.valid_from').on((eb) => eb.or([eb('parent.valid_to', 'is', null), eb('parent.valid_to', '>', eb.ref('s.valid_from'))])))
    .select(['s.valid_from', 's.valid_to', 's.parent_id', 'parent.name as parent_name', 's.name', 's.kind', 's.sector', 's.level', 's.status', 's.reason'])
    .where('s.organization_id', '=', id)
    .orderBy('s.valid_from')
    .execute();
}
