import { sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { window } from '../../platform/http/api.ts';
import { activityTitles, requireCampaign } from '../campaigns/public.ts';
import { aboveScope, inScope, organizationNames } from '../organizations/public.ts';
import type { ContestQuery, ContestSummary } from './contests.schemas.ts';

/**
 * A page of the calls for entries that concern the nodes: hosted in their subtrees, drafts among them, and opened ones hosted above. Newest first.
 * One is closed when its host closed it or its time is over.
 * @param deciding the offices whose waiting entries are counted.
 */
export async function listContests(db: Db, nodes: readonly string[], deciding: readonly string[], query: ContestQuery, now: Date): Promise<{ items: ContestSummary[]; total: number }> {
  const seen = db
    .selectFrom('contests as c')
    .where((eb) => eb.or([inScope('c.host_id', nodes), eb.and([eb('c.state', '<>', 'draft'), aboveScope('c.host_id', nodes)])]))
    .$if(query.state === 'draft', (q) => q.where('c.state', '=', 'draft'))
    .$if(query.state === 'open', (q) => q.where('c.state', '=', 'open').where('c.closes_at', '>', now))
    .$if(query.state === 'closed', (q) => q.where((eb) => eb.or([eb('c.state', '=', 'closed'), eb.and([eb('c.state', '=', 'open'), eb('c.closes_at', '<=', now)])])))
    .$if(query.campaign !== undefined, (q) => q.where('c.campaign_id', '=', query.campaign!));
  const rows = await seen
    .select(['c.id', 'c.campaign_id', 'c.host_id', 'c.state', 'c.opens_at', 'c.closes_at'])
    .select((eb) => eb.selectFrom('entries as e').select((count) => count.fn.countAll<number>().as('n')).whereRef('e.contest_id', '=', 'c.id').where('e.state', '=', 'waiting').where(sql<boolean>`e.holder_id = any(${[...deciding]}::uuid[])`).as('waiting'))
    .orderBy('c.id', 'desc')
    .limit(window(query).limit)
    .offset(window(query).offset)
    .execute();
  const { total } = await seen.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const titles = await activityTitles(db, rows.map((row) => row.id));
  const hosts = await organizationNames(db, rows.map((row) => row.host_id));
  const campaigns = new Map<string, { zh: string; en: string }>();
  for (const id of new Set(rows.map((row) => row.campaign_id))) campaigns.set(id, (await requireCampaign(db, id)).name);
  const none = { zh: '', en: '' };
  return {
    items: rows.map((row) => ({
      id: row.id, title: titles.get(row.id) ?? none, campaign: { id: row.campaign_id, name: campaigns.get(row.campaign_id) ?? none }, host: { id: row.host_id, name: hosts.get(row.host_id) ?? none },
      state: row.state as ContestSummary['state'], opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(), waiting: Number(row.waiting ?? 0),
    })),
    total: Number(total),
  };
}
