import { createRoute } from '@hono/zod-openapi';
import { granted } from '../../../platform/http/access.ts';
import { IdParams, answers, createApi, jsonBody } from '../../../platform/http/api.ts';
import { answerFeedback, answerSiteFeedback, requireSiteAdministrator } from './answer-feedback.ts';
import { listFeedback } from './feedback.queries.ts';
import { FeedbackPage, FeedbackQuery, FeedbackReply, SiteFeedback } from './feedback.schemas.ts';

const list = createRoute({
  method: 'get',
  path: '/site-feedback',
  tags: ['site'],
  summary: 'What readers say about the site; for the system administrator at the top of the tree',
  ...granted(answerSiteFeedback),
  request: { query: FeedbackQuery },
  responses: answers(FeedbackPage),
});

const reply = createRoute({
  method: 'put',
  path: '/site-feedback/{id}/reply',
  tags: ['site'],
  summary: 'Answer a message; both are shown on the site',
  ...granted(answerSiteFeedback),
  request: { params: IdParams, body: jsonBody(FeedbackReply) },
  responses: answers(SiteFeedback),
});

export const feedbackApi = createApi()
  .openapi(list, async (c) => {
    await requireSiteAdministrator(c.var.ctx);
    return c.json(await listFeedback(c.var.ctx.db, c.req.valid('query')), 200);
  })
  .openapi(reply, async (c) => c.json(await answerFeedback(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reply), 200));
