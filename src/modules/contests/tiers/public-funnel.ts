import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { ContestRecord } from '../contests.queries.ts';
import { depthsOf } from './places.queries.ts';

/** One row of a contest's funnel: what a tier did in a category. */
export interface FunnelStage {
  /** Steps below the host; 0 is the host. */
  readonly depth: number;
  readonly categoryId: string;
  /** Offices of the tier that had entries before them. */
  readonly offices: number;
  /** Entries that came before the tier, and that it sent on: to the next tier or, at the host, into judging. Each counted once. */
  readonly received: number;
  readonly passed: number;
}

export interface Funnel {
  /** Entries that were handed in and not withdrawn, by category. */
  readonly submitted: ReadonlyMap<string, number>;
  readonly stages: readonly FunnelStage[];
}

/**
 * The funnel of a contest by tier and category, from the paths that its entries walked; it names no office. An entry came before an office when a step led
 * there, and was sent on when the office forwarded, admitted or published it.
 */
export async function publicFunnel(db: Db, contest: ContestRecord): Promise<Funnel> {
  const submitted = await db
    .selectFrom('entries')
    .select((eb) => ['category_id', eb.fn.countAll<number>().as('count')])
    .where('contest_id', '=', contest.id)
    .where('submitted_at', 'is not', null)
    .where('state', '<>', 'withdrawn')
    .groupBy('category_id')
    .execute();
  const { rows } = await sql<{ node_id: string; category_id: string; received: number; passed: number }>`
    with walked as (
      select e.id, e.category_id, s.to_node as node_id, false as passed from entries e join entry_steps s on s.entry_id = e.id
        where e.contest_id = ${contest.id} and e.submitted_at is not null and e.state <> 'withdrawn' and s.to_node is not null and s.action in ('submitted', 'forwarded', 'called-in')
      union all
      select e.id, e.category_id, s.from_node, true from entries e join entry_steps s on s.entry_id = e.id
        where e.contest_id = ${contest.id} and e.submitted_at is not null and e.state <> 'withdrawn' and s.from_node is not null and s.action in ('forwarded', 'admitted', 'published')
    )
    select node_id, category_id, count(distinct id)::int as received, count(distinct id) filter (where passed)::int as passed from walked group by 1, 2`.execute(db);
  const depths = await depthsOf(db, contest.hostId, [...new Set(rows.map((row) => row.node_id))]);
  const stages = new Map<string, FunnelStage>();
  for (const row of rows) {
    const depth = depths.get(row.node_id);
    if (depth === undefined) continue;
    const key = `${depth} ${row.category_id}`;
    const sum = stages.get(key) ?? { depth, categoryId: row.category_id, offices: 0, received: 0, passed: 0 };
    stages.set(key, { ...sum, offices: sum.offices + 1, received: sum.received + row.received, passed: sum.passed + row.passed });
  }
  return { submitted: new Map(submitted.map((row) => [row.category_id, row.count])), stages: [...stages.values()].toSorted((a, b) => b.depth - a.depth || a.categoryId.localeCompare(b.categoryId)) };
}
