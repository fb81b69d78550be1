import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/db.ts';
import { organizationsById } from '../../organizations/public.ts';
import type { Region } from './region-minimum.rules.ts';

const SELECTING = new Set(['office', 'body']);

/** The offices right below an office from which entries of a category came to it: how many it forwarded, how many wait. A unit of its own is no such office. */
export async function regionsBelow(tx: Tx, officeId: string, categoryId: string): Promise<Region[]> {
  const { rows } = await sql<Region>`
    select id, sum(forwarded)::int as forwarded, sum(waiting)::int as waiting from (
      select e.path[array_position(e.path, ${officeId}::uuid) + 1] as id, 0 as forwarded, 1 as waiting from entries e where e.category_id = ${categoryId} and e.state = 'waiting' and e.holder_id = ${officeId}
      union all
      select e.path[array_position(e.path, ${officeId}::uuid) + 1], 1, 0 from entry_steps s join entries e on e.id = s.entry_id where s.action = 'forwarded' and s.from_node = ${officeId} and e.category_id = ${categoryId}
    ) parts where id is not null group by id order by id`.execute(tx);
  const offices = new Set((await organizationsById(tx, rows.map(({ id }) => id))).filter(({ kind }) => SELECTING.has(kind)).map(({ id }) => id));
  return rows.filter(({ id }) => offices.has(id));
}
