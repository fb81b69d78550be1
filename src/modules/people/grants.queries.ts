import { type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { window } from '../../platform/http/api.ts';
import { inScope } from '../organizations/public.ts';
import type { GrantQuery } from './people.schemas.ts';

const rows = (db: Db) =>
  db
    .selectFrom('grants')
    .innerJoin('persons', 'persons.id', 'grants.person_id')
    .select(['grants.id', 'grants.person_id', 'persons.display_name', 'grants.role', 'grants.node_id', 'grants.granted_at', 'grants.ends_at', 'grants.revoked_at', 'grants.revoke_reason']);

export type GrantRow = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

/** A page of the grants at nodes of one's area, newest first; past ones (taken away, ended) only on request. */
export async function searchGrants(db: Db, nodes: readonly string[], filter: GrantQuery, at: Date): Promise<{ rows: GrantRow[]; total: number }> {
  const conditions = [inScope('grants.node_id', nodes)];
  if (!filter.past) conditions.push(sql<boolean>`grants.revoked_at is null and (grants.ends_at is null or grants.ends_at > ${at})`);
  if (filter.role !== undefined) conditions.push(sql<boolean>`grants.role = ${filter.role}`);
  if (filter.personId !== undefined) conditions.push(sql<boolean>`grants.person_id = ${filter.personId}`);
  if (filter.under !== undefined) conditions.push(inScope('grants.node_id', [filter.under]));
  const where = sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
  const found = await rows(db).where(where).orderBy('grants.id', 'desc').limit(window(filter).limit).offset(window(filter).offset).execute();
  const { total } = await db.selectFrom('grants').where(where).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows: found, total };
}

/** All grants a person holds or held, newest first. */
export async function grantsOfPerson(db: Db, personId: string): Promise<GrantRow[]> {
  return rows(db).where('grants.person_id', '=', personId).orderBy('grants.id', 'desc').limit(500).execute();
}
