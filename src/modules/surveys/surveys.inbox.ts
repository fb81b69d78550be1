import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { InboxItem } from '../../platform/inbox/inbox.ts';
import { manageSurveys } from './surveys.policy.ts';

/** What waits for the person who runs surveys: results that were announced as public and are not published. */
export async function surveysInbox(ctx: Context): Promise<InboxItem[]> {
  const nodes = nodesWhere(ctx.actor, manageSurveys);
  if (nodes.length === 0) return [];
  const rows = await ctx.db.selectFrom('surveys').select(['id', 'title_zh', 'title_en']).where('host_id', 'in', nodes).where('state', '=', 'closed').where('results', '=', 'public').where('results_published_at', 'is', null).orderBy('closed_at').limit(100).execute();
  return rows.map((row) => ({ key: `survey-results:${row.id}`, title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale), action: { zh: '公布问卷结果', en: 'Publish the survey’s results' }, href: `/console/surveys/${row.id}`, dueAt: null, overdue: false }));
}
