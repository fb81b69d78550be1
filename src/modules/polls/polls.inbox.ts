import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { InboxItem } from '../../platform/inbox/inbox.ts';
import { pollsWithMarks } from './polls.lists.ts';
import { managePolls, reviewPolls } from './polls.policy.ts';

/** What waits for the person who runs polls: fraud marks to decide on, and closed polls to be finished. */
export async function pollsInbox(ctx: Context): Promise<InboxItem[]> {
  const reviewing = nodesWhere(ctx.actor, reviewPolls);
  const managing = nodesWhere(ctx.actor, managePolls);
  const marks = reviewing.length === 0 ? [] : await pollsWithMarks(ctx, reviewing);
  const closed = managing.length === 0 ? [] : await ctx.db.selectFrom('polls').select(['id', 'title_zh', 'title_en', 'closed_at']).where('host_id', 'in', managing).where('state', '=', 'closed').execute();
  const waiting = new Set(marks.map(({ id }) => id));
  return [
    ...marks.map(({ id, title, waiting: count }): InboxItem => ({ key: `poll-marks:${id}`, title: pick(title, ctx.locale), action: { zh: `处理${count}条异常线索`, en: `Decide on ${count} mark(s)` }, href: `/console/polls/${id}/marks`, dueAt: null, overdue: false })),
    ...closed.filter(({ id }) => !waiting.has(id)).map((row): InboxItem => ({ key: `poll-finish:${row.id}`, title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale), action: { zh: '公布投票结果', en: 'Publish the result' }, href: `/console/polls/${row.id}`, dueAt: null, overdue: false })),
  ];
}
