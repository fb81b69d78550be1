import { sql } from 'kysely';
import { nodesWhere } from '../../platform/auth/actor.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { activityTitles } from '../campaigns/public.ts';
import { inScope } from '../organizations/public.ts';
import { answerLetters, moderatePosts } from './voices.policy.ts';

const nothing = { zh: '', en: '' };
const pathOf = (kind: string, id: string) => `/${kind === 'topic' ? 'topics' : 'tributes'}/${id}`;

async function titled(ctx: Context, ids: readonly string[]): Promise<(id: string) => string> {
  const titles = await activityTitles(ctx.db, [...new Set(ids)]);
  return (id) => pick(titles.get(id) ?? nothing, ctx.locale);
}

/** Posts behind facts: a shown one is found on its page; staff open those they moderate. */
const post: SubjectType = {
  type: 'post',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const scope = audience === 'public' ? sql`p.state = 'shown' and f.state <> 'draft'` : sql`${inScope('f.host_id', nodesWhere(ctx.actor, moderatePosts))}`;
    const { rows } = await sql<{ id: string; forum_id: string; kind: string; place: number | null }>`
      select p.id, p.forum_id, f.kind, p.place from posts p join forums f on f.id = p.forum_id where p.id = any(${[...ids]}::uuid[]) and ${scope}`.execute(ctx.db);
    const titleOf = await titled(ctx, rows.map((row) => row.forum_id));
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? pathOf(row.kind, row.forum_id) : `/console/posts/${row.id}`, title: `${titleOf(row.forum_id)}${row.place === null ? '' : ` #${row.place}`}` }]));
  },
};

const forum: SubjectType = {
  type: 'forum',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const scope = audience === 'public' ? sql<boolean>`state <> 'draft'` : sql<boolean>`${inScope('forums.host_id', nodesWhere(ctx.actor, moderatePosts))}`;
    const rows = await ctx.db.selectFrom('forums').select(['id', 'kind']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).where(scope).execute();
    const titleOf = await titled(ctx, rows.map((row) => row.id));
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? pathOf(row.kind, row.id) : `/console/forums/${row.id}`, title: titleOf(row.id) }]));
  },
};

/** Signatures behind facts lead to their pledge: nothing public leads to who signed. */
const signature: SubjectType = {
  type: 'pledge-signature',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const rows = await ctx.db.selectFrom('pledge_signatures').select(['id', 'pledge_id', 'number']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute();
    const titleOf = await titled(ctx, rows.map((row) => row.pledge_id));
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/pledges/${row.pledge_id}` : `/console/pledges/${row.pledge_id}`, title: `${titleOf(row.pledge_id)} #${row.number}` }]));
  },
};

const letter: SubjectType = {
  type: 'letter',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const scope = audience === 'public' ? sql<boolean>`published_at is not null` : sql<boolean>`${inScope('letters.office_id', nodesWhere(ctx.actor, answerLetters))}`;
    const rows = await ctx.db.selectFrom('letters').select(['id', 'office_id', 'subject']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).where(scope).execute();
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/offices/${row.office_id}/letters#letter-${row.id}` : `/console/letters/${row.id}`, title: row.subject }]));
  },
};

export const voiceSubjects: readonly SubjectType[] = [post, forum, signature, letter];
