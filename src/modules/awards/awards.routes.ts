import { createRoute, z } from '@hono/zod-openapi';
import { granted, open } from '../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { hostedContest, publicContest, requireHost } from './awards.access.ts';
import { manageAwards } from './awards.policy.ts';
import { Award, NewProposal, Notice, Proposal, ProposalChange, Reason, Scheme, SchemeFix, SchemeInput, Versioned, VersionedReason } from './awards.schemas.ts';
import { awardsOf, requireAward } from './grants/awards.queries.ts';
import { grantAwards, revokeAward } from './grants/grant-awards.ts';
import { hostedProposal, presentProposal, publicNotice } from './proposals/present.ts';
import { proposalsOf } from './proposals/proposals.queries.ts';
import { changeProposal, propose, withdrawProposal } from './proposals/propose.ts';
import { publishNotice } from './proposals/publish-notice.ts';
import { fixScheme, saveScheme } from './scheme/save-scheme.ts';
import { findScheme, presentScheme } from './scheme/scheme.queries.ts';

const tags = ['awards'];
const params = { params: IdParams };
const host = granted(manageAwards);

const scheme = createRoute({ method: 'get', path: '/contests/{id}/award-scheme', tags, summary: 'The awards of a contest: levels and places by category', ...host, request: params, responses: answers(Scheme) });
const save = createRoute({ method: 'put', path: '/contests/{id}/award-scheme', tags, summary: 'Set up or change the awards until they are fixed', ...host, request: { ...params, body: jsonBody(SchemeInput) }, responses: answers(Scheme) });
const fix = createRoute({ method: 'post', path: '/contests/{id}/award-scheme/fix', tags, summary: 'Fix the awards for good; lists are proposed from then on', ...host, request: { ...params, body: jsonBody(SchemeFix) }, responses: answers(Scheme) });
const list = createRoute({ method: 'get', path: '/contests/{id}/award-proposals', tags, summary: 'Proposed lists of a contest, the newest first', ...host, request: params, responses: answers(z.array(Proposal)) });
const create = createRoute({ method: 'post', path: '/contests/{id}/award-proposals', tags, summary: 'Draw up a list of awards from the result of a closed round', ...host, request: { ...params, body: jsonBody(NewProposal) }, responses: answers(Proposal) });
const get = createRoute({ method: 'get', path: '/award-proposals/{id}', tags, summary: 'A proposed list, as its host sees it', ...host, request: params, responses: answers(Proposal) });
const change = createRoute({ method: 'put', path: '/award-proposals/{id}', tags, summary: 'Leave places empty, and give reasons for what the scores do not settle', ...host, request: { ...params, body: jsonBody(ProposalChange) }, responses: answers(Proposal) });
const notice = createRoute({ method: 'post', path: '/award-proposals/{id}/notice', tags, summary: 'Put the list up in public, with its works, for the days of the scheme', ...host, request: { ...params, body: jsonBody(Versioned) }, responses: answers(Proposal) });
const withdraw = createRoute({ method: 'post', path: '/award-proposals/{id}/withdraw', tags, summary: 'Take a list back with a reason', ...host, request: { ...params, body: jsonBody(VersionedReason) }, responses: answers(Proposal) });
const grant = createRoute({ method: 'post', path: '/award-proposals/{id}/grant', tags, summary: 'Grant the awards whose notice is over and that no objection holds', ...host, request: { ...params, body: jsonBody(Versioned) }, responses: answers(Proposal) });
const seen = createRoute({ method: 'get', path: '/award-notices/{id}', tags, summary: 'A list in public notice, with what changed and the answers to objections', ...open(), request: params, responses: answers(Notice) });
const awards = createRoute({ method: 'get', path: '/contests/{id}/awards', tags, summary: 'Awards that were granted', ...open(), request: params, responses: answers(z.array(Award)) });
const revoke = createRoute({ method: 'post', path: '/awards/{id}/revoke', tags, summary: 'Take an award back with a reason, which is published', ...host, request: { ...params, body: jsonBody(Reason) }, responses: answers(Award) });

const schemeOf = async (ctx: Context, id: string) => presentScheme(await hostedContest(ctx.db, ctx, id), await findScheme(ctx.db, id));

export const awardsApi = createApi()
  .openapi(scheme, async (c) => c.json(await schemeOf(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(save, async (c) => {
    await saveScheme(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await schemeOf(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(fix, async (c) => {
    await fixScheme(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(await schemeOf(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    const contest = await hostedContest(ctx.db, ctx, c.req.valid('param').id);
    return c.json(await Promise.all((await proposalsOf(ctx.db, contest.id)).map((proposal) => presentProposal(ctx.db, proposal))), 200);
  })
  .openapi(create, async (c) => c.json(await hostedProposal(c.var.ctx, await propose(c.var.ctx, c.req.valid('param').id, c.req.valid('json').roundId)), 200))
  .openapi(get, async (c) => c.json(await hostedProposal(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(change, async (c) => {
    await changeProposal(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await hostedProposal(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(notice, async (c) => {
    await publishNotice(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(await hostedProposal(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(withdraw, async (c) => {
    await withdrawProposal(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await hostedProposal(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(grant, async (c) => {
    await grantAwards(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(await hostedProposal(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(seen, async (c) => c.json(await publicNotice(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(awards, async (c) => {
    const { ctx } = c.var;
    const contest = await publicContest(ctx.db, c.req.valid('param').id);
    return c.json(await awardsOf(ctx.db, contest.id), 200);
  })
  .openapi(revoke, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    await revokeAward(ctx, id, c.req.valid('json').reason);
    const award = await requireAward(ctx.db, id);
    await requireHost(ctx.db, ctx, award.host_id);
    return c.json((await awardsOf(ctx.db, award.contest_id, { ids: [id] }))[0]!, 200);
  });
