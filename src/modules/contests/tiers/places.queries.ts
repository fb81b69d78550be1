import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import { organizationsById } from '../../organizations/public.ts';
import type { ContestRecord } from '../contests.queries.ts';
import { quotaBook } from './quotas.queries.ts';
import { tierDepth } from '../contests.rules.ts';
import type { Place } from '../contests.schemas.ts';
import { lineOf } from '../entries/entries.queries.ts';

/** How many steps below the host each office stands; those outside of its subtree are left out. */
export async function depthsOf(db: Db, hostId: string, officeIds: readonly string[]): Promise<Map<string, number>> {
  const offices = await organizationsById(db, officeIds);
  const kinds = new Map((await lineOf(db, [...new Set(offices.flatMap(({ path }) => path))])).map((each) => [each.id, each]));
  const depths = new Map<string, number>();
  for (const { id, path } of offices) {
    const depth = tierDepth(path.flatMap((each) => kinds.get(each) ?? []), hostId);
    if (depth !== null) depths.set(id, depth);
  }
  return depths;
}

/** What offices may still forward in each category of a contest, and what waits there. */
export async function placesOf(db: Db, contest: ContestRecord, officeIds: readonly string[]): Promise<Place[]> {
  const depths = await depthsOf(db, contest.hostId, officeIds);
  const ids = [...depths.keys()];
  if (ids.length === 0) return [];
  const quota = await quotaBook(db, contest);
  const { rows } = await sql<{ node_id: string; category_id: string; waiting: number; forwarded: number }>`
    select node_id, category_id, sum(waiting)::int as waiting, sum(forwarded)::int as forwarded from (
      select holder_id as node_id, category_id, count(*) as waiting, 0 as forwarded from entries where contest_id = ${contest.id} and state = 'waiting' and holder_id = any(${ids}::uuid[]) group by 1, 2
      union all
      select node_id, category_id, 0, forwarded from contest_forwarded where category_id = any(${contest.categories.map(({ id }) => id)}::uuid[]) and node_id = any(${ids}::uuid[])
    ) as parts group by 1, 2`.execute(db);
  const counted = new Map(rows.map((row) => [`${row.node_id} ${row.category_id}`, row]));
  return ids.flatMap((nodeId) =>
    contest.categories.map((category) => {
      const depth = depths.get(nodeId)!;
      const found = counted.get(`${nodeId} ${category.id}`);
      return {
        nodeId, categoryId: category.id, isHost: depth === 0, quota: depth === 0 ? null : quota(category.id, nodeId, depth), forwarded: found?.forwarded ?? 0, waiting: found?.waiting ?? 0,
        decideBy: contest.tiers.find((tier) => tier.depth === depth)?.decideBy.toISOString() ?? null,
      };
    }),
  );
}
