import { sql } from 'kysely';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { inScope } from '../organizations/public.ts';
import { seeSurveys } from './surveys.policy.ts';

/** Surveys behind facts: anybody opens the published ones, staff those of their area. No fact leads to an answer. */
export const surveySubject: SubjectType = {
  type: 'survey',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const rows = await ctx.db
      .selectFrom('surveys')
      .select(['id', 'title_zh', 'title_en'])
      .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
      .where(audience === 'public' ? sql<boolean>`state <> 'draft'` : sql<boolean>`${inScope('surveys.host_id', nodesWhere(ctx.actor, seeSurveys))}`)
      .execute();
    return new Map(rows.map((row) => [row.id, { href: audience === 'public' ? `/surveys/${row.id}` : `/console/surveys/${row.id}`, title: pick({ zh: row.title_zh, en: row.title_en }, ctx.locale) }]));
  },
};
