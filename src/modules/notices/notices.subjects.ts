import { sql } from 'kysely';
import type { SubjectLink, SubjectType } from '../../ledger/public.ts';
import { nodesWhere } from '../../platform/auth/actor.ts';
import { inScope } from '../organizations/public.ts';
import { seeNotices } from './notices.policy.ts';
import { numberOf } from './numbers.queries.ts';

const titled = (row: { title: string; series: string; year: number | null; serial: number | null }) => [row.title, numberOf(row)].filter((part) => part !== null).join(' ');

/** Notices behind facts, for staff who may read them; notices are no public record. */
export const noticeSubject: SubjectType = {
  type: 'notice',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const nodes = nodesWhere(ctx.actor, seeNotices);
    if (audience === 'public' || nodes.length === 0) return new Map();
    const rows = await ctx.db
      .selectFrom('notices as n')
      .select(['n.id', 'n.title', 'n.series', 'n.year', 'n.serial'])
      .where('n.state', '<>', 'draft')
      .where(sql<boolean>`n.id = any(${[...ids]}::uuid[])`)
      .where((eb) => eb.or([inScope('n.issuer_id', nodes), sql<boolean>`exists (select from notice_recipients r where r.notice_id = n.id and ${inScope('r.organization_id', nodes)})`]))
      .execute();
    return new Map(rows.map((row) => [row.id, { href: `/console/notices/${row.id}`, title: titled(row) }]));
  },
};

/** Returns behind facts, each opening its unit's side of the notice. */
export const returnSubject: SubjectType = {
  type: 'notice-return',
  async links(ctx, ids, audience): Promise<Map<string, SubjectLink>> {
    const nodes = nodesWhere(ctx.actor, seeNotices);
    if (audience === 'public' || nodes.length === 0) return new Map();
    const rows = await ctx.db
      .selectFrom('notice_returns as v')
      .innerJoin('notice_recipients as r', (join) => join.onRef('r.notice_id', '=', 'v.notice_id').onRef('r.organization_id', '=', 'v.organization_id'))
      .innerJoin('notices as n', 'n.id', 'v.notice_id')
      .select(['v.id', 'v.notice_id', 'v.organization_id', 'r.name', 'n.title', 'n.series', 'n.year', 'n.serial'])
      .where(sql<boolean>`v.id = any(${[...ids]}::uuid[])`)
      .where((eb) => eb.or([inScope('n.issuer_id', nodes), inScope('r.organization_id', nodes)]))
      .execute();
    return new Map(rows.map((row) => [row.id, { href: `/console/notices/${row.notice_id}/units/${row.organization_id}`, title: `${row.name} · ${titled(row)}` }]));
  },
};
