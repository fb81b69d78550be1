import { createRoute, z } from '@hono/zod-openapi';
import { requireCapability } from '../../platform/auth/actor.ts';
import { describeDate } from '../../platform/calendar/calendar.ts';
import { granted, open } from '../../platform/http/access.ts';
import { answers, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import { Audience, AudienceCount, countAudience } from '../organizations/public.ts';
import type { ActivityKind } from './activity-kind.ts';
import { summarizeActivities } from './activities.queries.ts';
import { openCampaign } from './campaigns.access.ts';
import { campaignErrors } from './campaigns.errors.ts';
import { composeCampaigns, editCampaignProse, publishCampaigns, seeCampaigns } from './campaigns.policy.ts';
import { presentCampaign, presentSummaries } from './campaigns.present.ts';
import { activitiesOf, listSeen } from './campaigns.queries.ts';
import { dayFor, spanOf } from './campaigns.rules.ts';
import { ActivityState, Campaign, CampaignChange, CampaignPageOfList, CampaignQuery, CampaignStep, CampaignVersion, DatePreview, DatesResolved, NewCampaign, ProseChange, PublishCheck, ReasonedStep } from './campaigns.schemas.ts';
import { listVersions } from './history.queries.ts';
import { findPage } from './page/page.queries.ts';
import { CampaignPage } from './page/page.schemas.ts';
import { audienceSize } from './audience.queries.ts';
import { changeCampaign, changeProse, findProblems } from './usecases/change-campaign.ts';
import { createCampaign } from './usecases/create-campaign.ts';
import { archiveCampaign, closeCampaign, discardCampaign, publishCampaign, reopenCampaign } from './usecases/step-campaign.ts';

const tags = ['campaigns'];
const see = granted(seeCampaigns);
const compose = granted(composeCampaigns);
const prose = granted(editCampaignProse);
const publish = granted(publishCampaigns);
const byId = { params: IdParams };
const body = <S extends z.ZodType>(schema: S) => ({ params: IdParams, body: jsonBody(schema) });
const Done = z.object({ done: z.literal(true) });
const Kinds = z.array(z.object({ kind: z.string(), label: z.object({ zh: z.string(), en: z.string() }), createHref: z.string().nullable() }));

const list = createRoute({ method: 'get', path: '/campaigns', tags, summary: 'Campaigns of one\'s area and of the offices above', ...see, request: { query: CampaignQuery }, responses: answers(CampaignPageOfList) });
const create = createRoute({ method: 'post', path: '/campaigns', tags, summary: 'Begin a campaign as a draft', ...compose, request: { body: jsonBody(NewCampaign) }, responses: answers(Campaign) });
const kinds = createRoute({ method: 'get', path: '/campaigns/activity-kinds', tags, summary: 'Kinds of activities that a campaign can have', ...see, responses: answers(Kinds) });
const dates = createRoute({ method: 'post', path: '/campaigns/dates', tags, summary: 'The days on which date rules fall in a year', ...see, request: { body: jsonBody(DatePreview) }, responses: answers(DatesResolved) });
const audience = createRoute({ method: 'post', path: '/campaigns/audience', tags, summary: 'How many an audience has below a host', ...compose, request: { body: jsonBody(z.object({ hostId: Id, audience: Audience })) }, responses: answers(AudienceCount) });
const get = createRoute({ method: 'get', path: '/campaigns/{id}', tags, summary: 'One campaign with its whole content', ...see, request: byId, responses: answers(Campaign) });
const getPublic = createRoute({ method: 'get', path: '/campaigns/{id}/public', tags, summary: 'The special page of a published campaign, by id', ...open(), request: byId, responses: answers(CampaignPage) });
const change = createRoute({ method: 'put', path: '/campaigns/{id}', tags, summary: 'Save the whole content', ...compose, request: body(CampaignChange), responses: answers(Campaign) });
const changeWords = createRoute({ method: 'patch', path: '/campaigns/{id}/prose', tags, summary: 'Change slogan, summary and prose', ...prose, request: body(ProseChange), responses: answers(Campaign) });
const check = createRoute({ method: 'get', path: '/campaigns/{id}/check', tags, summary: 'What stands in the way of publishing', ...see, request: byId, responses: answers(PublishCheck) });
const versions = createRoute({ method: 'get', path: '/campaigns/{id}/versions', tags, summary: 'What was changed since it was published', ...see, request: byId, responses: answers(z.array(CampaignVersion)) });
const activities = createRoute({ method: 'get', path: '/campaigns/{id}/activities', tags, summary: 'Activities with where each stands', ...see, request: byId, responses: answers(z.array(ActivityState)) });
const doPublish = createRoute({ method: 'post', path: '/campaigns/{id}/publish', tags, summary: 'Publish the special page', ...publish, request: body(CampaignStep), responses: answers(Campaign) });
const doClose = createRoute({ method: 'post', path: '/campaigns/{id}/close', tags, summary: 'End a campaign', ...publish, request: body(CampaignStep), responses: answers(Campaign) });
const doReopen = createRoute({ method: 'post', path: '/campaigns/{id}/reopen', tags, summary: 'Open a closed campaign again, with the reason', ...publish, request: body(ReasonedStep), responses: answers(Campaign) });
const doArchive = createRoute({ method: 'post', path: '/campaigns/{id}/archive', tags, summary: 'Put a closed campaign away', ...publish, request: body(CampaignStep), responses: answers(Campaign) });
const discard = createRoute({ method: 'post', path: '/campaigns/{id}/discard', tags, summary: 'Do away with a draft that has no activities', ...compose, request: body(CampaignStep), responses: answers(Done) });

/** The API of campaigns over the kinds of activities that `app` gives. */
export function createCampaignsApi(activityKinds: readonly ActivityKind[]) {
  return createApi()
    .openapi(list, async (c) => {
      const { ctx } = c.var;
      const { items, total } = await listSeen(ctx.db, requireCapability(ctx.actor, seeCampaigns), c.req.valid('query'));
      return c.json({ items: await presentSummaries(ctx, items), total }, 200);
    })
    .openapi(create, async (c) => c.json(await createCampaign(c.var.ctx, c.req.valid('json')), 200))
    .openapi(kinds, (c) => c.json(activityKinds.map(({ kind, label, createHref }) => ({ kind, label, createHref: createHref ?? null })), 200))
    .openapi(dates, (c) => {
      const { year, dates: wanted } = c.req.valid('json');
      return c.json(wanted.map((date) => ({ day: dayFor(date, year), words: { zh: describeDate(date.rule, 'zh-CN'), en: describeDate(date.rule, 'en') } })), 200);
    })
    .openapi(audience, async (c) => {
      const { ctx } = c.var;
      const { hostId, audience: wanted } = c.req.valid('json');
      if (!requireCapability(ctx.actor, composeCampaigns).includes(hostId)) campaignErrors.failField('hostId', 'campaign.not-host');
      return c.json(await countAudience(ctx.db, wanted, hostId), 200);
    })
    .openapi(get, async (c) => c.json(await presentCampaign(c.var.ctx, await openCampaign(c.var.ctx.db, c.var.ctx, c.req.valid('param').id)), 200))
    .openapi(getPublic, async (c) => c.json((await findPage(c.var.ctx.db, c.req.valid('param').id)) ?? campaignErrors.fail('campaign.not-found'), 200))
    .openapi(change, async (c) => c.json(await changeCampaign(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(changeWords, async (c) => c.json(await changeProse(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(check, async (c) => {
      const { ctx } = c.var;
      const campaign = await openCampaign(ctx.db, ctx, c.req.valid('param').id);
      const span = spanOf(campaign.content);
      const problems = (await findProblems(ctx.db, campaign)).map((problem) => ({ ...problem, message: { ...problem.message } }));
      return c.json({ problems, audience: await audienceSize(ctx.db, campaign), startsOn: span?.from ?? null, endsOn: span?.to ?? null }, 200);
    })
    .openapi(versions, async (c) => {
      const { ctx } = c.var;
      const { id } = await openCampaign(ctx.db, ctx, c.req.valid('param').id);
      return c.json(await listVersions(ctx.db, id), 200);
    })
    .openapi(activities, async (c) => {
      const { ctx } = c.var;
      const { id } = await openCampaign(ctx.db, ctx, c.req.valid('param').id);
      return c.json(await summarizeActivities(ctx.db, activityKinds, await activitiesOf(ctx.db, id), ctx.clock.now()), 200);
    })
    .openapi(doPublish, async (c) => c.json(await publishCampaign(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(doClose, async (c) => c.json(await closeCampaign(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(doReopen, async (c) => c.json(await reopenCampaign(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(doArchive, async (c) => c.json(await archiveCampaign(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
    .openapi(discard, async (c) => {
      await discardCampaign(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
      return c.json({ done: true as const }, 200);
    });
}
