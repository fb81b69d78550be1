import { sql } from 'kysely';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import { inScope } from '../organizations/public.ts';
import { seePolls } from './polls.policy.ts';

/** Polls behind facts: anybody opens those whose rules are published, staff those of their area. */
export const pollSubject: SubjectType = {
  type: 'poll',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const nodes = nodesWhere(ctx.actor, seePolls);
    const rows = await ctx.db
      .selectFrom('polls')
      .select(['id', 'title_zh', 'title_en'])
      .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
      .where(audience === 'public' ? sql<boolean>`state <> 'draft'` : sql<boolean>`${inScope('polls.host_id', nodes)}`)
      .execute();
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/polls/${row.id}` : `/console/polls/${row.id}`, title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale) }]));
  },
};
