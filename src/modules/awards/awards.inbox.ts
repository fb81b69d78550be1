import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { InboxItem, InboxSource } from '../../platform/inbox/inbox.ts';
import { activityTitles } from '../campaigns/public.ts';
import { inScope } from '../organizations/public.ts';
import { handleCases, manageAwards } from './awards.policy.ts';
import { OPEN_CASE_STATES } from './awards.words.ts';

/** An objection is to be answered within so many days of its coming. */
const ANSWER_DAYS = 15;

/** Objections that wait: those in nobody's hand, and the reader's own. Nothing of what they say is in a title. */
async function openCases(ctx: Context): Promise<InboxItem[]> {
  const nodes = nodesWhere(ctx.actor, handleCases);
  if (ctx.actor.kind !== 'account' || nodes.length === 0) return [];
  const { accountId } = ctx.actor;
  const rows = await ctx.db
    .selectFrom('award_cases')
    .select(['id', 'contest_id', 'number', 'received_at', 'handler_account_id'])
    .where('state', 'in', OPEN_CASE_STATES)
    .where((eb) => eb.or([eb('handler_account_id', 'is', null), eb('handler_account_id', '=', accountId)]))
    .where(inScope('award_cases.host_id', nodes))
    .orderBy('received_at')
    .limit(100)
    .execute();
  const titles = await activityTitles(ctx.db, [...new Set(rows.map((row) => row.contest_id))]);
  return rows.map((row) => {
    const dueAt = new Date(row.received_at.getTime() + ANSWER_DAYS * 86_400_000);
    const action = row.handler_account_id === null ? { zh: `受理异议（第${row.number}号）`, en: `Take up objection ${row.number}` } : { zh: `答复异议（第${row.number}号）`, en: `Answer objection ${row.number}` };
    return { key: `award-case:${row.id}`, title: pick(titles.get(row.contest_id) ?? { zh: '', en: '' }, ctx.locale), action, href: `/console/award-cases/${row.id}`, dueAt: dueAt.toISOString(), overdue: dueAt < ctx.clock.now() };
  });
}

/** Lists that wait for their host: drawn up but not public, and those whose notice is over with nothing in the way. */
async function lists(ctx: Context): Promise<InboxItem[]> {
  const nodes = nodesWhere(ctx.actor, manageAwards);
  if (nodes.length === 0) return [];
  const rows = await ctx.db
    .selectFrom('award_proposals as p')
    .innerJoin('award_proposal_categories as c', 'c.proposal_id', 'p.id')
    .select(['p.id', 'p.contest_id', 'p.state'])
    .distinct()
    .where('c.state', 'in', ['draft', 'over'])
    .where((eb) => eb.not(eb.exists(eb.selectFrom('award_cases as o').select('o.id').whereRef('o.proposal_id', '=', 'p.id').whereRef('o.category_id', '=', 'c.category_id').where('o.state', 'in', OPEN_CASE_STATES))))
    .where(inScope('p.host_id', nodes))
    .limit(100)
    .execute();
  const titles = await activityTitles(ctx.db, [...new Set(rows.map((row) => row.contest_id))]);
  return rows.map((row) => ({
    key: `award-list:${row.id}`, title: pick(titles.get(row.contest_id) ?? { zh: '', en: '' }, ctx.locale), action: row.state === 'draft' ? { zh: '公示拟奖名单', en: 'Publish the proposed awards' } : { zh: '授奖', en: 'Grant the awards' }, href: `/console/awards/${row.contest_id}`, dueAt: null, overdue: false,
  }));
}

/** The module's part of the first page. */
export const awardsInbox: InboxSource = async (ctx) => [...(await openCases(ctx)), ...(await lists(ctx))];
