import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { addDays, instantAt } from '../../platform/calendar/calendar.ts';
import type { Db } from '../../platform/db/db.ts';
import { Id, PageQuery } from '../../platform/http/api.ts';
import { inScope, organizationNames } from '../organizations/public.ts';
import { numberOf } from './numbers.queries.ts';

export const BurdenQuery = PageQuery.extend({ node: Id, month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).openapi({ example: '2026-03' }) });
export type BurdenQuery = z.infer<typeof BurdenQuery>;

const Name = z.object({ id: Id, name: z.string() });
const Sums = z.object({ notices: z.number().int(), receipts: z.number().int(), returns: z.number().int(), fields: z.number().int().openapi({ description: 'Fields that were asked for and not held already.' }) });

/** What all offices together asked of a unit in a month, and of each unit below it. */
export const Burden = z
  .object({
    node: Name, month: z.string(), sums: Sums,
    items: z.array(z.object({ noticeId: Id, title: z.string(), number: z.string().nullable(), issuer: Name, sentAt: z.iso.datetime(), dueAt: z.iso.datetime().nullable(), fields: z.number().int() })),
    below: z.object({ units: z.number().int(), items: z.array(z.object({ unit: Name, sums: Sums })) }).openapi({ description: 'Units below the node that were asked for something, those asked for most first.' }),
  })
  .openapi('Burden');
export type Burden = z.infer<typeof Burden>;

const sums = sql<z.infer<typeof Sums>>`json_build_object('notices', count(*), 'receipts', count(*) filter (where n.wants_receipt), 'returns', count(*) filter (where n.form is not null), 'fields', coalesce(sum(r.fields_asked), 0))`;

const asked = (db: Db, month: string) => {
  const next = addDays(`${month}-28`, 4).slice(0, 7);
  return db
    .selectFrom('notice_recipients as r')
    .innerJoin('notices as n', 'n.id', 'r.notice_id')
    .where('n.sent_at', '>=', instantAt(`${month}-01`))
    .where('n.sent_at', '<', instantAt(`${next}-01`));
};

/** Reads the burden of a node; the caller has checked that it lies in the reader's area. Withdrawn notices count: they were asked. */
export async function readBurden(db: Db, { node, month, page, size }: BurdenQuery): Promise<Burden> {
  const own = asked(db, month).where('r.organization_id', '=', node);
  const items = await own.select(['n.id', 'n.title', 'n.series', 'n.year', 'n.serial', 'n.issuer_id', 'n.sent_at', 'r.due_at', 'r.fields_asked']).orderBy('n.sent_at').execute();
  const total = await own.select(sums.as('sums')).executeTakeFirstOrThrow();
  const below = asked(db, month).where('r.organization_id', '<>', node).where(inScope('r.organization_id', [node]));
  const units = await below.select((eb) => [eb.fn.count<number>('r.organization_id').distinct().as('units')]).executeTakeFirstOrThrow();
  const rows = await below.select(['r.organization_id', sums.as('sums')]).groupBy('r.organization_id').orderBy(sql`sum(r.fields_asked)`, 'desc').orderBy('r.organization_id').limit(size).offset((page - 1) * size).execute();
  const names = await organizationNames(db, [node, ...items.map(({ issuer_id }) => issuer_id), ...rows.map(({ organization_id }) => organization_id)]);
  const named = (id: string) => ({ id, name: names.get(id)?.zh ?? '' });
  return {
    node: named(node), month, sums: total.sums,
    items: items.map((item) => ({ noticeId: item.id, title: item.title, number: numberOf(item), issuer: named(item.issuer_id), sentAt: item.sent_at!.toISOString(), dueAt: item.due_at?.toISOString() ?? null, fields: item.fields_asked })),
    below: { units: units.units, items: rows.map((row) => ({ unit: named(row.organization_id), sums: row.sums })) },
  };
}
