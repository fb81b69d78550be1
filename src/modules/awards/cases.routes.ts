import { createRoute, z } from '@hono/zod-openapi';
import { account, granted } from '../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { handleCases } from './awards.policy.ts';
import { CaseAnswer, CaseQuery, CaseSummary, CaseView, NewObjection, NewReview, Objector, OwnObjection, Versioned, Withdrawal } from './awards.schemas.ts';
import { answerCase } from './cases/answer-case.ts';
import { casesForHost, objectorOf, openCase, startReview, takeCase } from './cases/handle-case.ts';
import { objectTo, ownObjection, ownObjections } from './cases/object.ts';
import { withdrawObjection } from './cases/withdraw.ts';

const tags = ['awards'];
const params = { params: IdParams };
const handler = granted(handleCases);

const object = createRoute({ method: 'post', path: '/award-notices/{id}/objections', tags, summary: 'Object to an entry of a list in notice; confidential', ...account(), request: { ...params, body: jsonBody(NewObjection) }, responses: answers(OwnObjection) });
const mine = createRoute({ method: 'get', path: '/me/objections', tags, summary: 'One\'s own objections', ...account(), responses: answers(z.array(OwnObjection)) });
const own = createRoute({ method: 'get', path: '/me/objections/{id}', tags, summary: 'One of one\'s own objections', ...account(), request: params, responses: answers(OwnObjection) });
const withdraw = createRoute({ method: 'post', path: '/me/objections/{id}/withdraw', tags, summary: 'Withdraw one\'s own objection, as long as it is not answered', ...account(), request: { ...params, body: jsonBody(Withdrawal) }, responses: answers(OwnObjection) });
const list = createRoute({ method: 'get', path: '/award-cases', tags, summary: 'Objections to awards of one\'s offices, without what is in them', ...handler, request: { query: CaseQuery }, responses: answers(z.array(CaseSummary)) });
const take = createRoute({ method: 'post', path: '/award-cases/{id}/take', tags, summary: 'Take a case in hand', ...handler, request: { ...params, body: jsonBody(Versioned) }, responses: answers(CaseView) });
const get = createRoute({ method: 'get', path: '/award-cases/{id}', tags, summary: 'A case with its evidence, for its handler; each reading is logged', ...handler, request: params, responses: answers(CaseView) });
const objector = createRoute({ method: 'get', path: '/award-cases/{id}/objector', tags, summary: 'Who objected, for the handler; each reading is logged', ...handler, request: params, responses: answers(Objector) });
const review = createRoute({ method: 'post', path: '/award-cases/{id}/review', tags, summary: 'Have the entry judged anew by other judges', ...handler, request: { ...params, body: jsonBody(NewReview) }, responses: answers(CaseView) });
const answer = createRoute({ method: 'post', path: '/award-cases/{id}/answer', tags, summary: 'Answer with reasons, which are published', ...handler, request: { ...params, body: jsonBody(CaseAnswer) }, responses: answers(CaseView) });

export const casesApi = createApi()
  .openapi(object, async (c) => c.json(await ownObjection(c.var.ctx, await objectTo(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))), 200))
  .openapi(mine, async (c) => c.json(await ownObjections(c.var.ctx), 200))
  .openapi(own, async (c) => c.json(await ownObjection(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(withdraw, async (c) => {
    const { id } = c.req.valid('param');
    await withdrawObjection(c.var.ctx, id, c.req.valid('json').reason);
    return c.json(await ownObjection(c.var.ctx, id), 200);
  })
  .openapi(list, async (c) => c.json(await casesForHost(c.var.ctx, c.req.valid('query').contest), 200))
  .openapi(take, async (c) => {
    await takeCase(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(await openCase(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(get, async (c) => c.json(await openCase(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(objector, async (c) => c.json(await objectorOf(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(review, async (c) => {
    await startReview(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await openCase(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(answer, async (c) => {
    await answerCase(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await openCase(c.var.ctx, c.req.valid('param').id), 200);
  });
