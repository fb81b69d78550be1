import { sql } from 'kysely';
import type { Db } from '../platform/db/db.ts';
import { cellsOf, type FigureQuery } from './cells.ts';

/** A sum in the kinds' unit, and how many facts it is made of (corrections are facts). */
export interface Figure {
  readonly quantity: number;
  readonly facts: number;
}

/** One part of a figure; `key` is the kind, the campaign (null: of none), the day `YYYY-MM-DD` or month `YYYY-MM`. */
export interface FigurePart extends Figure {
  readonly key: string | null;
}

export type Breakdown = 'kind' | 'campaign' | 'day' | 'month';

/** The figure of a node's subtree, exact at the moment of reading. Adding up kinds of different units is the caller's mistake to avoid. */
export async function readFigure(db: Db, query: FigureQuery): Promise<Figure> {
  const { rows } = await sql<Figure>`select coalesce(sum(quantity), 0) as quantity, coalesce(sum(facts), 0)::bigint as facts from (${cellsOf(query)}) as cells`.execute(db);
  return rows[0]!;
}

/** The figure's parts, in the order of their keys; they add up to the figure. Parts without facts are left out. */
export async function readBreakdown(db: Db, query: FigureQuery, by: Breakdown): Promise<FigurePart[]> {
  const key = { kind: sql`kind`, campaign: sql`campaign_id`, day: sql`day::text`, month: sql`to_char(day, 'YYYY-MM')` }[by];
  const { rows } = await sql<FigurePart>`
    select ${key} as key, sum(quantity) as quantity, sum(facts)::bigint as facts from (${cellsOf(query)}) as cells group by 1 order by 1`.execute(db);
  return rows;
}

/** Figures of several nodes at once, in one reading; a node without facts has zero. For a table of the nodes below one. */
export async function readFiguresOf(db: Db, nodeIds: readonly string[], query: Omit<FigureQuery, 'nodeId'>): Promise<Map<string, Figure>> {
  const figures = new Map<string, Figure>(nodeIds.map((id) => [id, { quantity: 0, facts: 0 }]));
  if (nodeIds.length === 0) return figures;
  const { rows } = await sql<Figure & { node_id: string }>`
    select node_id, sum(quantity) as quantity, sum(facts)::bigint as facts
    from (${cellsOf({ ...query, nodeId: nodeIds[0]! }, nodeIds)}) as cells group by node_id`.execute(db);
  for (const { node_id, quantity, facts } of rows) figures.set(node_id, { quantity, facts });
  return figures;
}
