import { sql } from 'kysely';
import { window } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { requireCapability } from '../../platform/auth/actor.ts';
import { inScope } from '../organizations/public.ts';
import { holding, waits } from './fraud/marks.queries.ts';
import { seePolls } from './polls.policy.ts';
import type { PollQuery } from './polls.schemas.ts';

/** SQL: how many marks of the poll `p` wait for a person; of a box apart, as it told last. */
const waitingMarks = sql<number>`coalesce((p.box_heard->>'waitingMarks')::bigint, (select count(*) from poll_marks m left join ${holding} on true where m.poll_id = p.id and ${waits}))`;

/** A page of the polls of the actor's area, the newest opening first, with how many marks wait at each. */
export async function listPolls(ctx: Context, query: PollQuery) {
  const nodes = requireCapability(ctx.actor, seePolls);
  const filtered = ctx.db
    .selectFrom('polls as p')
    .where(sql<boolean>`${inScope('p.host_id', nodes)}`)
    .$if(query.campaignId !== undefined, (q) => q.where('p.campaign_id', '=', query.campaignId!))
    .$if(query.state !== undefined, (q) => q.where('p.state', '=', query.state!));
  const rows = await filtered.select(['p.id', 'p.campaign_id', 'p.title_zh', 'p.title_en', 'p.state', 'p.secret', 'p.opens_at', 'p.closes_at']).select(waitingMarks.as('waiting')).orderBy('p.opens_at', 'desc').orderBy('p.id').limit(window(query).limit).offset(window(query).offset).execute();
  const { total } = await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return {
    items: rows.map((row) => ({ id: row.id, campaignId: row.campaign_id, title: { zh: row.title_zh, en: row.title_en }, state: row.state as 'draft', secret: row.secret, opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(), waitingMarks: Number(row.waiting) })),
    total,
  };
}

/** Polls of the actor's offices with marks that wait for a decision. */
export async function pollsWithMarks(ctx: Context, nodes: readonly string[]) {
  const rows = await ctx.db.selectFrom('polls as p').select(['p.id', 'p.title_zh', 'p.title_en', 'p.closes_at']).select(waitingMarks.as('waiting')).where('p.host_id', 'in', [...nodes]).where('p.state', 'in', ['published', 'closed']).execute();
  return rows.map((row) => ({ id: row.id, title: { zh: row.title_zh, en: row.title_en }, closesAt: row.closes_at, waiting: Number(row.waiting) })).filter(({ waiting }) => waiting > 0);
}
