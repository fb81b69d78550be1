import { sql } from 'kysely';
import type { InboxItem, InboxSource } from '../../platform/inbox/inbox.ts';
import type { Context } from '../../platform/http/context.ts';
import { answersFor, issuesFor } from './notices.policy.ts';
import { isOpen } from './recipients.queries.ts';

const MOST = 200;

const ACTIONS = {
  sign: { zh: '签收', en: 'Sign' },
  return: { zh: '填报回执', en: 'Submit the return' },
  correct: { zh: '修改退回的回执', en: 'Correct the return' },
  extension: { zh: '答复延期申请', en: 'Answer requests for more time' },
  overdue: { zh: '查看逾期单位', en: 'See who is overdue' },
} as const;

/** What the reader's organizations have to sign, return or correct. A return also signs, so it makes one item, not two. */
async function toAnswer(ctx: Context): Promise<InboxItem[]> {
  const mine = answersFor(ctx.actor);
  if (mine.length === 0) return [];
  const now = ctx.clock.now();
  const rows = await ctx.db
    .selectFrom('notice_recipients as r')
    .innerJoin('notices as n', 'n.id', 'r.notice_id')
    .select(['n.id', 'n.title', 'r.organization_id', 'r.due_at', 'r.return_state', 'n.returns_closed_at'])
    .where(sql<boolean>`r.organization_id = any(${mine}::uuid[])`)
    .where('n.state', '=', 'sent')
    .where(sql<boolean>`((n.wants_receipt and r.signed_at is null) or (r.return_state in ('awaited', 'sent-back') and n.returns_closed_at is null))`)
    .orderBy(sql`r.due_at nulls last`)
    .limit(MOST)
    .execute();
  return rows.map((row) => {
    const kind = row.returns_closed_at !== null || row.return_state === null || row.return_state === 'submitted' ? 'sign' : row.return_state === 'sent-back' ? 'correct' : 'return';
    return {
      key: `notice-${kind}:${row.id}:${row.organization_id}`, title: row.title, action: ACTIONS[kind], href: `/console/notices/${row.id}/units/${row.organization_id}`,
      dueAt: row.due_at?.toISOString() ?? null, overdue: row.due_at !== null && row.due_at < now,
    };
  });
}

/** What waits for the reader as an issuer: requests for more time, and notices with organizations that are overdue. */
async function toFollow(ctx: Context): Promise<InboxItem[]> {
  const issuing = issuesFor(ctx.actor);
  if (issuing.length === 0) return [];
  const now = ctx.clock.now();
  const issued = ctx.db.selectFrom('notices as n').where('n.state', '=', 'sent').where('n.returns_closed_at', 'is', null).where(sql<boolean>`n.issuer_id = any(${issuing}::uuid[])`);
  const extensions = await issued
    .innerJoin('notice_extensions as x', (join) => join.onRef('x.notice_id', '=', 'n.id').on('x.state', '=', 'asked'))
    .innerJoin('notice_recipients as r', (join) => join.onRef('r.notice_id', '=', 'n.id').onRef('r.organization_id', '=', 'x.organization_id'))
    .select((eb) => ['n.id', 'n.title', eb.fn.min('r.due_at').as('due_at'), eb.fn.countAll<number>().as('count')])
    .groupBy('n.id')
    .limit(MOST)
    .execute();
  const overdue = await issued
    .innerJoin('notice_recipients as r', 'r.notice_id', 'n.id')
    .where('r.due_at', '<', now)
    .where(isOpen)
    .select((eb) => ['n.id', 'n.title', eb.fn.min('r.due_at').as('due_at'), eb.fn.countAll<number>().as('count')])
    .groupBy('n.id')
    .limit(MOST)
    .execute();
  const item = (kind: 'extension' | 'overdue', state: string) => (row: { id: string; title: string; due_at: Date | null; count: number }): InboxItem => ({
    key: `notice-${kind}:${row.id}`, title: row.title, action: { zh: `${ACTIONS[kind].zh}（${row.count}家）`, en: `${ACTIONS[kind].en} (${row.count})` },
    href: `/console/notices/${row.id}?state=${state}`, dueAt: row.due_at?.toISOString() ?? null, overdue: row.due_at !== null && row.due_at < now,
  });
  return [...extensions.map(item('extension', 'extension-asked')), ...overdue.map(item('overdue', 'overdue'))];
}

/** The module's part of the first page. */
export const noticesInbox: InboxSource = async (ctx) => [...(await toAnswer(ctx)), ...(await toFollow(ctx))];
