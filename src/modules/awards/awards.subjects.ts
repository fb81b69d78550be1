import { sql } from 'kysely';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { activityTitles } from '../campaigns/public.ts';
import { entriesInBrief } from '../contests/public.ts';
import { inScope } from '../organizations/public.ts';
import { manageAwards } from './awards.policy.ts';

/** Proposed lists behind facts: anybody opens the notice, staff the list itself. */
export const proposalSubject: SubjectType = {
  type: 'award-proposal',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const rows = await ctx.db
      .selectFrom('award_proposals')
      .select(['id', 'contest_id'])
      .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
      .where(audience === 'public' ? sql<boolean>`noticed_at is not null` : inScope('award_proposals.host_id', nodesWhere(ctx.actor, manageAwards)))
      .execute();
    const titles = await activityTitles(ctx.db, [...new Set(rows.map((row) => row.contest_id))]);
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/award-notices/${row.id}` : `/console/awards/${row.contest_id}`, title: pick(titles.get(row.contest_id) ?? { zh: '', en: '' }, ctx.locale) }]));
  },
};

/** Cases behind facts: the public reads the notice with its answers, staff the list of cases. */
export const caseSubject: SubjectType = {
  type: 'award-case',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const rows = await ctx.db
      .selectFrom('award_cases')
      .select(['id', 'contest_id', 'proposal_id', 'number'])
      .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
      .where(audience === 'public' ? sql<boolean>`state = 'answered'` : inScope('award_cases.host_id', nodesWhere(ctx.actor, manageAwards)))
      .execute();
    const titles = await activityTitles(ctx.db, [...new Set(rows.map((row) => row.contest_id))]);
    const title = (row: { contest_id: string; number: number }) => `${pick(titles.get(row.contest_id) ?? { zh: '', en: '' }, ctx.locale)} · ${ctx.locale === 'en' ? `objection ${row.number}` : `第${row.number}号异议`}`;
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/award-notices/${row.proposal_id}` : `/console/award-cases/${row.id}`, title: title(row) }]));
  },
};

/** Awards behind facts: their works. */
export const awardSubject: SubjectType = {
  type: 'award',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const rows = await ctx.db.selectFrom('awards').select(['id', 'entry_id', 'contest_id']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).where(audience === 'public' ? sql<boolean>`true` : inScope('awards.node_id', nodesWhere(ctx.actor, manageAwards))).execute();
    const entries = await entriesInBrief(ctx.db, rows.map((row) => row.entry_id));
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/contests/${row.contest_id}/awards` : `/console/awards/${row.contest_id}`, title: pick(entries.get(row.entry_id)?.title ?? { zh: '', en: '' }, ctx.locale) }]));
  },
};
