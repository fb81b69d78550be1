import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import { inScope, organizationNames } from '../../organizations/public.ts';
import type { ContestRecord } from '../contests.queries.ts';
import { depthsOf } from './places.queries.ts';
import { quotaBook } from './quotas.queries.ts';

export interface FunnelCell {
  nodeId: string;
  name: { zh: string; en: string };
  /** Steps below the host; 0 is the host. */
  depth: number;
  categoryId: string;
  waiting: number;
  returned: number;
  setAside: number;
  forwarded: number;
  admitted: number;
  published: number;
  quota: number | null;
  /** Until when the office's tier decides; null at the host. */
  decideBy: string | null;
}

/** What each office within the nodes holds, returned, set aside, forwarded and (the host) admitted and published, by category. */
export async function funnelOf(db: Db, contest: ContestRecord, nodes: readonly string[]): Promise<FunnelCell[]> {
  const { rows } = await sql<{ node_id: string; category_id: string; waiting: number; returned: number; set_aside: number; forwarded: number; admitted: number; published: number }>`
    with last as (
      select e.category_id, e.state, case when e.state = 'waiting' then e.holder_id else (select s.from_node from entry_steps s where s.entry_id = e.id order by s.seq desc limit 1) end as node_id
      from entries e where e.contest_id = ${contest.id} and e.state in ('waiting', 'returned', 'set-aside', 'admitted', 'published')
    ), cells as (
      select node_id, category_id, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'returned') as returned,
             count(*) filter (where state = 'set-aside') as set_aside, count(*) filter (where state = 'admitted') as admitted, count(*) filter (where state = 'published') as published, 0::bigint as forwarded
      from last group by 1, 2
      union all
      select f.node_id, f.category_id, 0, 0, 0, 0, 0, f.forwarded from contest_forwarded f join contest_categories k on k.id = f.category_id where k.contest_id = ${contest.id}
    )
    select node_id, category_id, sum(waiting)::bigint as waiting, sum(returned)::bigint as returned, sum(set_aside)::bigint as set_aside, sum(forwarded)::bigint as forwarded, sum(admitted)::bigint as admitted, sum(published)::bigint as published
    from cells where ${inScope('cells.node_id', nodes)} group by 1, 2 order by 1, 2`.execute(db);
  const ids = rows.map((row) => row.node_id);
  const [depths, names, quota] = [await depthsOf(db, contest.hostId, ids), await organizationNames(db, ids), await quotaBook(db, contest)];
  return rows.flatMap((row) => {
    const depth = depths.get(row.node_id);
    if (depth === undefined) return [];
    return [{
      nodeId: row.node_id, name: names.get(row.node_id) ?? { zh: '', en: '' }, depth, categoryId: row.category_id, waiting: row.waiting, returned: row.returned, setAside: row.set_aside, forwarded: row.forwarded, admitted: row.admitted, published: row.published,
      quota: depth === 0 ? null : quota(row.category_id, row.node_id, depth), decideBy: contest.tiers.find((tier) => tier.depth === depth)?.decideBy.toISOString() ?? null,
    }];
  });
}
