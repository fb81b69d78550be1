import { createRoute } from '@hono/zod-openapi';
import { granted } from '../../../platform/http/access.ts';
import { IdParams, answers, answersFile, createApi, jsonBody } from '../../../platform/http/api.ts';
import { XLSX, sendWorkbook } from '../../../platform/spreadsheets/send-workbook.ts';
import { writeWorkbook } from '../../../platform/spreadsheets/write-workbook.ts';
import { answerFeedback, closeFeedback, requireSiteAdministrator } from './answer-feedback.ts';
import { feedbackSheet } from './export-feedback.ts';
import { answerSiteFeedback } from './feedback.policy.ts';
import { listFeedback } from './feedback.queries.ts';
import { FeedbackClosing, FeedbackExportQuery, FeedbackPage, FeedbackQuery, FeedbackReply, SiteFeedback } from './feedback.schemas.ts';

const tags = ['site'];
const deals = granted(answerSiteFeedback);

const list = createRoute({ method: 'get', path: '/site-feedback', tags, summary: 'What people say about the site and the console; for administrators at the top of the tree', ...deals, request: { query: FeedbackQuery }, responses: answers(FeedbackPage) });
const exported = createRoute({ method: 'get', path: '/site-feedback/export', tags, summary: 'The matching messages as a workbook', ...deals, request: { query: FeedbackExportQuery }, responses: answersFile(XLSX, 'Workbook') });
const reply = createRoute({ method: 'put', path: '/site-feedback/{id}/reply', tags, summary: 'Answer a message; both are shown on the site, and the author is told where a contact was left', ...deals, request: { params: IdParams, body: jsonBody(FeedbackReply) }, responses: answers(SiteFeedback) });
const close = createRoute({ method: 'post', path: '/site-feedback/{id}/closing', tags, summary: 'Close a message without an answer, for a reason', ...deals, request: { params: IdParams, body: jsonBody(FeedbackClosing) }, responses: answers(SiteFeedback) });

export const feedbackApi = createApi()
  .openapi(list, async (c) => {
    await requireSiteAdministrator(c.var.ctx);
    return c.json(await listFeedback(c.var.ctx.db, c.req.valid('query')), 200);
  })
  .openapi(exported, async (c) => {
    const { ctx } = c.var;
    await requireSiteAdministrator(ctx);
    const sheet = await feedbackSheet(ctx, c.req.valid('query'));
    return sendWorkbook(writeWorkbook({ sheets: [sheet] }), `${sheet.name}.xlsx`);
  })
  .openapi(reply, async (c) => c.json(await answerFeedback(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reply), 200))
  .openapi(close, async (c) => c.json(await closeFeedback(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason), 200));

export type FeedbackApi = typeof feedbackApi;
