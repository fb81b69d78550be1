import { sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { window } from '../../platform/http/api.ts';
import { organizationNames } from '../organizations/public.ts';
import { type OpenedNotice, seenRecipients } from './notices.access.ts';
import type { NoticeCounts } from './notices.schemas.ts';
import type { RecipientQuery } from './recipients.schemas.ts';

/** SQL condition on `notice_recipients as r`: what was asked for is not there yet. A receipt alone counts where no return is asked. */
export const isOpen = sql<boolean>`(case when r.return_state is null then r.signed_at is null else r.return_state <> 'submitted' end)`;
const hasAsked = sql<boolean>`exists (select from notice_extensions x where x.notice_id = r.notice_id and x.organization_id = r.organization_id and x.state = 'asked')`;
const isOverdue = (now: Date) => sql<boolean>`(r.due_at < ${now} and ${isOpen})`;

const counts = (now: Date) => sql<NoticeCounts>`json_build_object(
  'recipients', count(*), 'signed', count(r.signed_at), 'returned', count(*) filter (where r.return_state = 'submitted'), 'late', count(r.late_seconds),
  'sentBack', count(*) filter (where r.return_state = 'sent-back'), 'overdue', count(*) filter (where ${isOverdue(now)}), 'extensionsAsked', count(*) filter (where ${hasAsked}))`;

/** How far the recipients of a notice have come, of those its reader may see. */
export async function countRecipients(db: Db, opened: Pick<OpenedNotice, 'seesAll' | 'nodes'> & { row: { id: string } }, now: Date): Promise<NoticeCounts> {
  const { counted } = await db.selectFrom('notice_recipients as r').select(counts(now).as('counted')).where('r.notice_id', '=', opened.row.id).where(seenRecipients(opened)).executeTakeFirstOrThrow();
  return counted;
}

/** The same by region: what lies right below a node, by the lines of the time of sending; a recipient that is the node itself is a region of its own. */
export async function countByRegion(db: Db, opened: OpenedNotice, under: string, now: Date): Promise<{ node: { id: string; name: string }; counts: NoticeCounts }[]> {
  const region = sql<string>`coalesce(r.path[array_position(r.path, ${under}::uuid) + 1], r.organization_id)`;
  const rows = await db
    .selectFrom('notice_recipients as r')
    .select([region.as('region'), counts(now).as('counted'), sql<string | null>`min(r.name) filter (where r.organization_id = ${region})`.as('name')])
    .where('r.notice_id', '=', opened.row.id)
    .where(sql<boolean>`r.path @> array[${under}]::uuid[]`)
    .where(seenRecipients(opened))
    .groupBy('region')
    .execute();
  const names = await organizationNames(db, rows.map(({ region: id }) => id));
  return rows
    .map(({ region: id, counted, name }) => ({ node: { id, name: name ?? names.get(id)?.zh ?? '' }, counts: counted }))
    .toSorted((a, b) => a.node.name.localeCompare(b.node.name, 'zh-CN'));
}

const STATES = (now: Date) => ({
  unsigned: sql<boolean>`r.signed_at is null`,
  signed: sql<boolean>`r.signed_at is not null`,
  awaited: sql<boolean>`r.return_state = 'awaited'`,
  returned: sql<boolean>`r.return_state = 'submitted'`,
  'sent-back': sql<boolean>`r.return_state = 'sent-back'`,
  late: sql<boolean>`r.late_seconds is not null`,
  overdue: isOverdue(now),
  'extension-asked': hasAsked,
});

/** A page of the recipients a reader may see. */
export async function searchRecipients(db: Db, opened: OpenedNotice, filter: RecipientQuery & { organizationId?: string }, now: Date) {
  const escaped = filter.text?.replaceAll(/[\\%_]/g, String.raw`\$&`);
  let query = db.selectFrom('notice_recipients as r').where('r.notice_id', '=', opened.row.id).where(seenRecipients(opened));
  if (filter.organizationId !== undefined) query = query.where('r.organization_id', '=', filter.organizationId);
  if (filter.under !== undefined) query = query.where(sql<boolean>`r.path @> array[${filter.under}]::uuid[]`);
  if (filter.state !== undefined) query = query.where(STATES(now)[filter.state]);
  if (escaped !== undefined && escaped !== '') query = query.where('r.name', 'like', `%${escaped}%`);
  const rows = await query
    .selectAll('r')
    .select([isOverdue(now).as('overdue'), hasAsked.as('extension_asked')])
    .orderBy('r.path')
    .limit(window(filter).limit)
    .offset(window(filter).offset)
    .execute();
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { rows, total };
}
