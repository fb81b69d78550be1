import { sql } from 'kysely';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import { inScope } from '../organizations/public.ts';
import { seeEntries } from './contests.policy.ts';

/** Entries behind facts: readers open those that are published, staff those of their area. */
export const entrySubject: SubjectType = {
  type: 'entry',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const nodes = nodesWhere(ctx.actor, seeEntries);
    const rows = await ctx.db
      .selectFrom('entries')
      .select(['id', 'title_zh', 'title_en', 'state'])
      .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
      .where(audience === 'public' ? sql<boolean>`state = 'published'` : sql<boolean>`state <> 'draft' and ${inScope('entries.node_id', nodes)}`)
      .execute();
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/works/${row.id}` : `/console/entries/${row.id}`, title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale) }]));
  },
};
