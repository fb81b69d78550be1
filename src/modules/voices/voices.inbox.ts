import { sql } from 'kysely';
import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { InboxItem, InboxSource } from '../../platform/inbox/inbox.ts';
import { activityTitles } from '../campaigns/public.ts';
import { organizationNames } from '../organizations/public.ts';
import { answerLetters, moderatePosts } from './voices.policy.ts';

const nothing = { zh: '', en: '' };

/** Posts that wait, one item a topic or wall. */
async function toModerate(ctx: Context): Promise<InboxItem[]> {
  const hosts = nodesWhere(ctx.actor, moderatePosts);
  if (hosts.length === 0) return [];
  const { rows } = await sql<{ id: string; count: number }>`
    select f.id, count(*) as count from posts p join forums f on f.id = p.forum_id where p.state = 'waiting' and f.host_id = any(${hosts}::uuid[]) group by f.id order by min(p.posted_at) limit 100`.execute(ctx.db);
  const titles = await activityTitles(ctx.db, rows.map(({ id }) => id));
  return rows.map(({ id, count }) => ({
    key: `posts:${id}`, title: pick(titles.get(id) ?? nothing, ctx.locale), action: { zh: `审核留言（${count}条）`, en: `Look at posts (${count})` }, href: `/console/posts?state=waiting&forum=${id}`, dueAt: null, overdue: false,
  }));
}

/** Appeals and letters that wait, one item an office, due when the first of them is. */
async function toAnswer(ctx: Context): Promise<InboxItem[]> {
  const now = ctx.clock.now();
  const items: InboxItem[] = [];
  const add = async (kind: 'appeals' | 'letters', rows: readonly { office_id: string; count: number; due: Date }[]) => {
    const names = await organizationNames(ctx.db, rows.map((row) => row.office_id));
    for (const { office_id, count, due } of rows) {
      items.push({
        key: `${kind}:${office_id}`, title: pick(names.get(office_id) ?? nothing, ctx.locale), action: kind === 'appeals' ? { zh: `答复申诉（${count}件）`, en: `Answer appeals (${count})` } : { zh: `答复来信（${count}封）`, en: `Answer letters (${count})` },
        href: kind === 'appeals' ? '/console/appeals' : '/console/letters?state=waiting', dueAt: new Date(due).toISOString(), overdue: new Date(due) < now,
      });
    }
  };
  const moderating = nodesWhere(ctx.actor, moderatePosts);
  if (moderating.length > 0) {
    const { rows } = await sql<{ office_id: string; count: number; due: Date }>`select office_id, count(*) as count, min(due_at) as due from moderation_appeals where outcome is null and office_id = any(${moderating}::uuid[]) group by office_id`.execute(ctx.db);
    await add('appeals', rows);
  }
  const answering = nodesWhere(ctx.actor, answerLetters);
  if (answering.length > 0) {
    const { rows } = await sql<{ office_id: string; count: number; due: Date }>`select office_id, count(*) as count, min(due_at) as due from letters where state = 'waiting' and office_id = any(${answering}::uuid[]) group by office_id`.execute(ctx.db);
    await add('letters', rows);
  }
  return items;
}

/** The module's part of the first page. */
export const voicesInbox: InboxSource = async (ctx) => [...(await toAnswer(ctx)), ...(await toModerate(ctx))];
