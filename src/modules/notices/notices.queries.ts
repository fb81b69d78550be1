import { type SelectQueryBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { window } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { requireCapability } from '../../platform/auth/actor.ts';
import { inScope } from '../organizations/public.ts';
import { answersFor, issuesFor, seeNotices } from './notices.policy.ts';
import type { NoticeQuery } from './notices.schemas.ts';
import { isOpen } from './recipients.queries.ts';

const COLUMNS = ['n.id', 'n.title', 'n.series', 'n.year', 'n.serial', 'n.issuer_id', 'n.campaign_id', 'n.state', 'n.version', 'n.wants_receipt', 'n.due_at', 'n.updated_at', 'n.sent_at', 'n.recipient_count'] as const;

/** What a list shows of a notice; the recipient's columns are those of the reader's own organization, in the received box. */
export interface ListedNotice {
  readonly id: string; readonly title: string; readonly series: string; readonly year: number | null; readonly serial: number | null; readonly issuer_id: string; readonly campaign_id: string | null;
  readonly state: string; readonly version: number; readonly wants_receipt: boolean; readonly wants_return: boolean; readonly due_at: Date | null; readonly updated_at: Date; readonly sent_at: Date | null; readonly recipient_count: number;
  readonly mine: { organization_id: string; name: string; signed_at: string | null; return_state: string | null; due_at: string | null; late_seconds: number | null } | null;
}

const wantsReturn = sql<boolean>`n.form is not null`.as('wants_return');

/** Notices received by the reader's organizations, one row for each of them. */
function received(db: Db, ctx: Context, filter: NoticeQuery) {
  const mine = answersFor(ctx.actor).filter((id) => filter.organizationId === undefined || id === filter.organizationId);
  return db
    .selectFrom('notices as n')
    .innerJoin('notice_recipients as r', 'r.notice_id', 'n.id')
    .where(sql<boolean>`r.organization_id = any(${mine}::uuid[])`)
    .$if(filter.open === 'true', (query) => query.where('n.state', '=', 'sent').where(sql<boolean>`((n.wants_receipt and r.signed_at is null) or r.return_state in ('awaited', 'sent-back'))`))
    .$if(filter.open === 'false', (query) => query.where(sql<boolean>`(n.state = 'withdrawn' or not ((n.wants_receipt and r.signed_at is null) or coalesce(r.return_state in ('awaited', 'sent-back'), false)))`));
}

const somethingOut = sql<boolean>`(n.state = 'sent' and exists (select from notice_recipients r where r.notice_id = n.id and ${isOpen}))`;

/** Notices and drafts of the reader's offices, or those that went to or came from below them. */
function others(db: Db, ctx: Context, nodes: readonly string[], filter: NoticeQuery) {
  const issuing = issuesFor(ctx.actor).filter((id) => filter.organizationId === undefined || id === filter.organizationId);
  const own = sql<boolean>`n.issuer_id = any(${issuing}::uuid[])`;
  const toBelow = sql<boolean>`exists (select from notice_recipients r where r.notice_id = n.id and ${inScope('r.organization_id', nodes)})`;
  return db
    .selectFrom('notices as n')
    .$if(filter.box === 'drafts', (query) => query.where(own).where('n.state', '=', 'draft'))
    .$if(filter.box === 'sent', (query) => query.where(own).where('n.state', '<>', 'draft'))
    .$if(filter.box === 'below', (query) => query.where('n.state', '<>', 'draft').where(sql<boolean>`not n.issuer_id = any(${issuesFor(ctx.actor)}::uuid[])`).where((eb) => eb.or([inScope('n.issuer_id', nodes), toBelow])))
    .$if(filter.open !== undefined, (query) => query.where(filter.open === 'true' ? somethingOut : sql<boolean>`not ${somethingOut}`));
}

function narrowed(filter: NoticeQuery) {
  const escaped = filter.text?.replaceAll(/[\\%_]/g, String.raw`\$&`) ?? '';
  const conditions = [sql<boolean>`true`];
  if (escaped !== '') conditions.push(sql<boolean>`(n.title like ${`%${escaped}%`} or n.series like ${`${escaped}%`})`);
  if (filter.campaignId !== undefined) conditions.push(sql<boolean>`n.campaign_id = ${filter.campaignId}`);
  return sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** A page of one of the reader's boxes, newest first. */
export async function searchNotices(db: Db, ctx: Context, filter: NoticeQuery): Promise<{ rows: ListedNotice[]; total: number }> {
  const nodes = requireCapability(ctx.actor, seeNotices);
  if (filter.box === 'received') {
    const query = received(db, ctx, filter).where(narrowed(filter));
    const mine = sql<ListedNotice['mine']>`json_build_object('organization_id', r.organization_id, 'name', r.name, 'signed_at', r.signed_at, 'return_state', r.return_state, 'due_at', r.due_at, 'late_seconds', r.late_seconds)`;
    const found = await query.select([...COLUMNS, wantsReturn, mine.as('mine')]).orderBy('n.sent_at', 'desc').orderBy('r.organization_id').limit(window(filter).limit).offset(window(filter).offset).execute();
    return { rows: found, total: await totalOf(query) };
  }
  const query = others(db, ctx, nodes, filter).where(narrowed(filter));
  const found = await query.select([...COLUMNS, wantsReturn]).orderBy(sql`coalesce(n.sent_at, n.updated_at)`, 'desc').orderBy('n.id', 'desc').limit(window(filter).limit).offset(window(filter).offset).execute();
  return { rows: found.map((row) => ({ ...row, mine: null })), total: await totalOf(query) };
}

// Both boxes' queries fit; their tables do not matter here.
// oxlint-disable-next-line typescript/no-explicit-any
async function totalOf(query: SelectQueryBuilder<any, any, object>): Promise<number> {
  const { total } = await query.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return total;
}
