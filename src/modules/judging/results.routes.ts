import { createRoute } from '@hono/zod-openapi';
import { granted } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { sendWorkbook, XLSX } from '../../platform/spreadsheets/send-workbook.ts';
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { hostedRound, presentRounds } from './host.ts';
import { judgingMessages } from './judging.messages.ts';
import { manageJudging } from './judging.policy.ts';
import { ExtraRound, ResultCheck, ResultView, Round, SensitivityView } from './judging.schemas.ts';
import { resultSheet } from './result-sheet.ts';
import { checkResult, resultView, sensitivityOf } from './results.ts';
import { prepareExtraRound } from './usecases/open-more-rounds.ts';

const tags = ['judging'];
const params = { params: IdParams };
const host = granted(manageJudging);

const result = createRoute({ method: 'get', path: '/judging/rounds/{id}/result', tags, summary: 'The result: raw and calibrated scores, intervals, what is not settled', ...host, request: params, responses: answers(ResultView) });
const workbook = createRoute({ method: 'get', path: '/judging/rounds/{id}/result.xlsx', tags, summary: 'The result as a workbook', ...host, request: params, responses: answersFile(XLSX, 'Workbook') });
const check = createRoute({ method: 'get', path: '/judging/rounds/{id}/result-check', tags, summary: 'Computes the result again from the records and compares', ...host, request: params, responses: answers(ResultCheck) });
const sensitivity = createRoute({ method: 'get', path: '/judging/rounds/{id}/sensitivity', tags, summary: 'What would change with each judge left out', ...host, request: params, responses: answers(SensitivityView) });
const extra = createRoute({ method: 'post', path: '/judging/rounds/{id}/extra', tags, summary: 'Prepare an extra round on what is not settled', ...host, request: { ...params, body: jsonBody(ExtraRound) }, responses: answers(Round) });

export const judgingResultsApi = createApi()
  .openapi(result, async (c) => c.json(await resultView(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(workbook, async (c) => {
    const { ctx } = c.var;
    const view = await resultView(ctx, c.req.valid('param').id);
    const [round] = await presentRounds(ctx, [await hostedRound(ctx, c.req.valid('param').id)]);
    return sendWorkbook(writeWorkbook({ sheets: [resultSheet(ctx, round!, view)] }), `${judgingMessages(ctx.locale).sheet}-${pick(round!.name, ctx.locale)}.xlsx`);
  })
  .openapi(check, async (c) => c.json(await checkResult(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(sensitivity, async (c) => c.json(await sensitivityOf(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(extra, async (c) => {
    const { ctx } = c.var;
    const id = await prepareExtraRound(ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json((await presentRounds(ctx, [await hostedRound(ctx, id)]))[0]!, 200);
  });
