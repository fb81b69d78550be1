import { type Expression, type SqlBool, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '../../platform/db/db.ts';
import { window } from '../../platform/http/api.ts';
import { findRoot, inScope } from '../organizations/public.ts';
import { grantsInForce } from './accounts.queries.ts';
import type { PersonQuery } from './people.schemas.ts';

const likeText = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);

/**
 * SQL condition on `persons`: the person belongs to a unit of the nodes' subtrees or holds a role there. Who belongs to no unit
 * (members of the public) is seen from the root only.
 */
export async function personScope(db: Db, nodes: readonly string[]): Promise<Expression<SqlBool>> {
  const root = await findRoot(db);
  const all = root !== undefined && nodes.includes(root.id);
  return sql<SqlBool>`(${inScope('persons.unit_id', nodes)} or exists (select 1 from grants as held where held.person_id = persons.id and held.revoked_at is null and ${inScope('held.node_id', nodes)})${all ? sql` or persons.unit_id is null` : sql``})`;
}

const people = (db: Db) => db.selectFrom('persons').leftJoin('accounts', 'accounts.person_id', 'persons.id');

const columns = (db: Db, at: Date) =>
  people(db)
    .select(['persons.id', 'persons.display_name', 'persons.kind', 'persons.unit_id', 'persons.age_band', 'persons.created_at', 'persons.erased_at'])
    .select(['accounts.id as account_id', 'accounts.username', 'accounts.status', 'accounts.status_reason', 'accounts.must_change_password', 'accounts.last_signed_in_at'])
    .select((eb) => [
      jsonArrayFrom(eb.selectFrom('person_contacts').select(['person_contacts.kind', 'masked', sql<boolean>`verified_at is not null`.as('verified')]).whereRef('person_contacts.person_id', '=', 'persons.id').orderBy('person_contacts.kind')).as('contacts'),
      jsonArrayFrom(grantsInForce(eb as unknown as Db, at).select(['role', 'node_id as nodeId']).whereRef('grants.person_id', '=', eb.ref('persons.id')).orderBy('grants.id')).as('roles'),
    ]);

export type PersonRow = Awaited<ReturnType<ReturnType<typeof columns>['execute']>>[number];

/** One person of the scope. */
export async function findPerson(db: Db, id: string, scope: Expression<SqlBool> | null, at: Date): Promise<PersonRow | undefined> {
  return columns(db, at)
    .where('persons.id', '=', id)
    .$if(scope !== null, (query) => query.where(scope!))
    .executeTakeFirst();
}

export interface PersonFilter extends Omit<PersonQuery, 'text'> {
  readonly text?: string;
  /** Blind index of the text when it is a whole contact. */
  readonly contactIndex?: Buffer;
  /** Leaves out those known to be under 18. */
  readonly adultsOnly?: boolean;
}

/** A page of the people of the scope that match, by name. Erased people are left out. */
export async function searchPeople(db: Db, scope: Expression<SqlBool>, filter: PersonFilter, at: Date): Promise<{ rows: PersonRow[]; total: number }> {
  const conditions: Expression<SqlBool>[] = [scope, sql<SqlBool>`persons.erased_at is null`];
  const { text } = filter;
  if (filter.contactIndex !== undefined) conditions.push(sql<SqlBool>`exists (select 1 from person_contacts c where c.person_id = persons.id and c.index_hash = ${filter.contactIndex})`);
  else if (text !== undefined && text !== '') conditions.push(sql<SqlBool>`(persons.display_name like ${`%${likeText(text)}%`} or accounts.username like ${`${likeText(text.toLowerCase())}%`})`);
  if (filter.adultsOnly === true) conditions.push(sql<SqlBool>`coalesce(persons.age_band, 'adult') = 'adult'`);
  if (filter.kind !== undefined) conditions.push(sql<SqlBool>`persons.kind = ${filter.kind}`);
  if (filter.status !== undefined) conditions.push(sql<SqlBool>`accounts.status = ${filter.status}`);
  if (filter.under !== undefined) conditions.push(inScope('persons.unit_id', [filter.under]));
  if (filter.role !== undefined) conditions.push(sql<SqlBool>`exists (select 1 from grants g where g.person_id = persons.id and g.role = ${filter.role} and g.revoked_at is null and (g.ends_at is null or g.ends_at > ${at}))`);
  const where = sql<SqlBool>`${sql.join(conditions, sql` and `)}`;
  const rows = await columns(db, at).where(where).orderBy(sql`persons.display_name collate "zh-x-icu"`).orderBy('persons.id').limit(window(filter).limit).offset(window(filter).offset).execute();
  const { total } = await people(db).where(where).select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}

/** What other modules need to know of a person. */
export interface PersonBrief {
  readonly id: string;
  readonly name: string;
  readonly kind: 'staff' | 'public';
  readonly unitId: string | null;
  readonly ageBand: 'under-14' | '14-17' | 'adult' | null;
}

/** Display names by id; unknown ids are left out. */
export async function personNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('persons').select(['id', 'display_name']).where(sql<SqlBool>`id = any(${[...new Set(ids)]}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.id, row.display_name]));
}

/** Ids of the people who hold a role in force at exactly this node, such as the liaisons of a unit that a reminder goes to. */
export async function holdersOf(db: Db, roles: readonly string[], nodeIds: readonly string[], at: Date): Promise<{ personId: string; nodeId: string; role: string }[]> {
  if (nodeIds.length === 0 || roles.length === 0) return [];
  return grantsInForce(db, at)
    .innerJoin('accounts', 'accounts.person_id', 'grants.person_id')
    .select(['grants.person_id as personId', 'grants.node_id as nodeId', 'grants.role'])
    .where('accounts.status', '=', 'active')
    .where('grants.role', 'in', [...roles])
    .where(sql<SqlBool>`grants.node_id = any(${[...nodeIds]}::uuid[])`)
    .execute();
}

/** People with an account in use who belong to a unit of the subtree. */
export async function accountHoldersWithin(db: Db, nodeId: string): Promise<string[]> {
  const rows = await db.selectFrom('persons').innerJoin('accounts', 'accounts.person_id', 'persons.id').select('persons.id').where('persons.erased_at', 'is', null).where('accounts.status', '=', 'active').where(inScope('persons.unit_id', [nodeId])).execute();
  return rows.map(({ id }) => id);
}

/** Whether a person belongs to a unit of the subtree. */
export async function isMemberWithin(db: Db, personId: string, nodeId: string): Promise<boolean> {
  return (await db.selectFrom('persons').select('id').where('id', '=', personId).where('erased_at', 'is', null).where(inScope('persons.unit_id', [nodeId])).executeTakeFirst()) !== undefined;
}
