import { Hono } from 'hono';
import type { Env } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { page } from '../../../portal/shared/ui.ts';
import { activityTitles, requireCampaign } from '../../campaigns/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { requireContest } from '../contests.queries.ts';
import { findWork } from '../published/published-works.ts';
import { CallPage } from './call-page.tsx';
import { WorkPage } from './work-page.tsx';

/** Public pages of contests: works and calls for entries. */
export const contestPages = new Hono<Env>();

page(contestPages, '/works/:id', { cache: true }, async (c, ctx) => {
  const id = c.req.param('id');
  const found = isId(id) ? await findWork(ctx.db, id) : undefined;
  return <WorkPage ctx={ctx} {...(found ?? contestErrors.fail('entry.not-found'))} />;
});

page(contestPages, '/contests/:id', { cache: true }, async (c, ctx) => {
  const id = c.req.param('id');
  const contest = await requireContest(ctx.db, isId(id) ? id : contestErrors.fail('contest.not-found'));
  const campaign = await requireCampaign(ctx.db, contest.campaignId);
  if (contest.state === 'draft' || campaign.state === 'draft') contestErrors.fail('contest.not-found');
  const title = (await activityTitles(ctx.db, [contest.id])).get(contest.id) ?? { zh: '', en: '' };
  return <CallPage ctx={ctx} contest={contest} title={title} campaign={campaign} />;
});
