import { sql } from 'kysely';
import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { InboxItem, InboxSource } from '../../platform/inbox/inbox.ts';
import { activityTitles } from '../campaigns/public.ts';
import { decideEntries } from './contests.policy.ts';
import { requireContest } from './contests.queries.ts';
import { depthsOf } from './tiers/places.queries.ts';

const MOST = 200;

/** When an office's tier decides by, in a contest; null where its tier has no date. */
async function decideBy(ctx: Context, contestId: string, officeId: string): Promise<Date | null> {
  const contest = await requireContest(ctx.db, contestId);
  const depth = (await depthsOf(ctx.db, contest.hostId, [officeId])).get(officeId);
  return contest.tiers.find((tier) => tier.depth === depth)?.decideBy ?? null;
}

const due = (at: Date | null, now: Date) => ({ dueAt: at?.toISOString() ?? null, overdue: at !== null && at < now });

/** Entries that wait at the reader's offices, one item a call and office. */
async function toDecide(ctx: Context): Promise<InboxItem[]> {
  const offices = nodesWhere(ctx.actor, decideEntries);
  if (offices.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('entries')
    .select((eb) => ['contest_id', 'holder_id', eb.fn.countAll<number>().as('count')])
    .where('state', '=', 'waiting')
    .where(sql<boolean>`holder_id = any(${offices}::uuid[])`)
    .groupBy(['contest_id', 'holder_id'])
    .limit(MOST)
    .execute();
  const titles = await activityTitles(ctx.db, rows.map((row) => row.contest_id));
  const items: InboxItem[] = [];
  for (const { contest_id, holder_id, count } of rows) {
    items.push({
      key: `entries:${contest_id}:${holder_id}`, title: pick(titles.get(contest_id) ?? { zh: '', en: '' }, ctx.locale), action: { zh: `审核作品（${count}件）`, en: `Review entries (${count})` },
      href: `/console/entries?show=queue&contest=${contest_id}`, ...due(await decideBy(ctx, contest_id, holder_id!), ctx.clock.now()),
    });
  }
  return items;
}

/** Entries that came back to the reader to be mended, wanted by when the office that returned them decides. */
async function toMend(ctx: Context): Promise<InboxItem[]> {
  if (ctx.actor.kind !== 'account') return [];
  const rows = await ctx.db
    .selectFrom('entries')
    .select(['id', 'contest_id', 'title_zh', 'title_en'])
    .select((eb) => eb.selectFrom('entry_steps').select('from_node').whereRef('entry_steps.entry_id', '=', 'entries.id').orderBy('seq', 'desc').limit(1).as('office_id'))
    .where('account_id', '=', ctx.actor.accountId)
    .where('state', '=', 'returned')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
  const items: InboxItem[] = [];
  for (const row of rows) {
    const at = row.office_id === null ? null : await decideBy(ctx, row.contest_id, row.office_id);
    items.push({ key: `entry-returned:${row.id}`, title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale), action: { zh: '修改退回的作品', en: 'Mend the returned entry' }, href: `/console/entries/${row.id}`, ...due(at, ctx.clock.now()) });
  }
  return items;
}

/** The module's part of the first page. */
export const contestsInbox: InboxSource = async (ctx) => [...(await toDecide(ctx)), ...(await toMend(ctx))];
