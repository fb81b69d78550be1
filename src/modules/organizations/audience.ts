import { z } from '@hono/zod-openapi';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { Id } from '../../platform/http/api.ts';
import { CivilityLevel, OrganizationKind } from './organizations.schemas.ts';

/**
 * A set of organizations by where they stand and what they are. Lists that are empty do not narrow. `only` names exactly these; the
 * other conditions, `except` apart, then do not count. `except` leaves out whole subtrees.
 */
export const Audience = z
  .object({
    under: z.array(Id).max(200).default([]).openapi({ description: 'Tops of the subtrees; the tops themselves belong to them.' }),
    depth: z.number().int().min(0).max(20).nullable().default(null).openapi({ description: 'How far below a top: 0 the tops alone, 1 also what is right below; null: all.' }),
    kinds: z.array(OrganizationKind).max(20).default([]),
    sectors: z.array(z.string().trim().min(1).max(40)).max(50).default([]),
    levels: z.array(CivilityLevel).max(3).default([]),
    only: z.array(Id).max(2000).default([]).openapi({ description: 'Exactly these; the conditions above do not count then.' }),
    except: z.array(Id).max(2000).default([]).openapi({ description: 'Not these, nor what is below them.' }),
  })
  .openapi('Audience');
export type Audience = z.infer<typeof Audience>;

/**
 * A select (organization_id, name, path, kind, sector, level) of exactly the active organizations of the audience at this moment that lie
 * strictly below `above`. To be read from or inserted from.
 */
export function audienceMembers(audience: Audience, above: string): RawBuilder<unknown> {
  const { under, depth, kinds, sectors, levels, only, except } = audience;
  const uuids = (ids: readonly string[]) => sql`${[...ids]}::uuid[]`;
  const conditions: RawBuilder<boolean>[] = [
    sql<boolean>`s.valid_to is null and p.valid_to is null and s.status = 'active'`,
    sql<boolean>`p.path @> array[${above}]::uuid[] and s.organization_id <> ${above}`,
  ];
  if (only.length > 0) conditions.push(sql<boolean>`s.organization_id = any(${uuids(only)})`);
  else {
    if (depth !== null) {
      const tops = under.length > 0 ? under : [above];
      conditions.push(sql<boolean>`exists (select from unnest(${uuids(tops)}) as top(id) where cardinality(p.path) - array_position(p.path, top.id) <= ${depth})`);
    } else if (under.length > 0) conditions.push(sql<boolean>`p.path && ${uuids(under)}`);
    if (kinds.length > 0) conditions.push(sql<boolean>`s.kind = any(${[...kinds]}::text[])`);
    if (sectors.length > 0) conditions.push(sql<boolean>`s.sector = any(${[...sectors]}::text[])`);
    if (levels.length > 0) conditions.push(sql<boolean>`s.level = any(${[...levels]}::text[])`);
  }
  if (except.length > 0) conditions.push(sql<boolean>`not p.path && ${uuids(except)}`);
  return sql`select s.organization_id, s.name, p.path, s.kind, s.sector, s.level
    from organization_spells s join organization_paths p on p.organization_id = s.organization_id
    where ${sql.join(conditions, sql` and `)}`;
}

/** How many an audience has, by kind, by level and by the region right below `above`; with some of their names. */
export const AudienceCount = z
  .object({
    total: z.number().int(),
    kinds: z.array(z.object({ kind: OrganizationKind, count: z.number().int() })),
    levels: z.array(z.object({ level: CivilityLevel.nullable(), count: z.number().int() })),
    regions: z.array(z.object({ id: Id, name: z.string(), count: z.number().int() })),
    names: z.array(z.string()).openapi({ description: 'The first thirty names.' }),
  })
  .openapi('AudienceCount');
export type AudienceCount = z.infer<typeof AudienceCount>;

/** Counts the audience as it stands now. */
export async function countAudience(db: Db, audience: Audience, above: string): Promise<AudienceCount> {
  const members = sql`members as materialized (${audienceMembers(audience, above)})`;
  const counted = <T>(column: RawBuilder<unknown>) =>
    sql<T & { count: number }>`with ${members} select ${column}, count(*) as count from members group by 1 order by 2 desc, 1`.execute(db).then(({ rows }) => rows);
  const [kinds, levels, regions, names] = await Promise.all([
    counted<{ kind: z.infer<typeof OrganizationKind> }>(sql`kind`),
    counted<{ level: z.infer<typeof CivilityLevel> | null }>(sql`level`),
    sql<{ id: string; name: string; count: number }>`with ${members}, grouped as (
        select path[array_position(path, ${above}::uuid) + 1] as id, count(*) as count from members group by 1)
      select g.id, r.name, g.count from grouped g join organization_spells r on r.organization_id = g.id and r.valid_to is null
      order by r.division_code nulls last, r.name collate "zh-x-icu"`.execute(db).then(({ rows }) => rows),
    sql<{ name: string }>`with ${members} select name from members order by path limit 30`.execute(db).then(({ rows }) => rows),
  ]);
  return { total: kinds.reduce((sum, { count }) => sum + count, 0), kinds, levels, regions, names: names.map(({ name }) => name) };
}
