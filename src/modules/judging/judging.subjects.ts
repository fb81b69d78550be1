import { sql } from 'kysely';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { inScope } from '../organizations/public.ts';
import { manageJudging } from './judging.policy.ts';

/** Rounds behind facts: for the hosts' staff. */
export const roundSubject: SubjectType = {
  type: 'judging-round',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    if (audience === 'public') return new Map();
    const rows = await ctx.db.selectFrom('judging_rounds').select(['id', 'name_zh', 'name_en']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).where(inScope('judging_rounds.host_id', nodesWhere(ctx.actor, manageJudging))).execute();
    return new Map(rows.map((row) => [row.id, { href: `/console/judging/${row.id}`, title: pick({ zh: row.name_zh, en: row.name_en }, ctx.locale) }]));
  },
};

/** Locked scores behind facts: they open the round they belong to; which judge and which work is the round's own affair. */
export const scoreSubject: SubjectType = {
  type: 'judging-score',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    if (audience === 'public') return new Map();
    const rows = await ctx.db
      .selectFrom('judging_assignments as a')
      .innerJoin('judging_rounds as r', 'r.id', 'a.round_id')
      .select(['a.id', 'a.round_id', 'r.name_zh', 'r.name_en'])
      .where(sql<boolean>`a.id = any(${[...ids]}::uuid[])`)
      .where(inScope('r.host_id', nodesWhere(ctx.actor, manageJudging)))
      .execute();
    return new Map(rows.map((row) => [row.id, { href: `/console/judging/${row.round_id}`, title: pick({ zh: row.name_zh, en: row.name_en }, ctx.locale) }]));
  },
};
