import { createRoute, z } from '@hono/zod-openapi';
import { requireCapability } from '../../platform/auth/actor.ts';
import { account, granted, open } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, jsonBody, window } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { sendWorkbook, XLSX } from '../../platform/spreadsheets/send-workbook.ts';
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { AnswersInput } from '../../platform/forms/form.schemas.ts';
import { resultSheets } from './results/exports.ts';
import { crossOf, freeTextsOf, resultsOf } from './results/results.ts';
import { openAsPublic, openAsStaff, openResults, openSurvey } from './surveys.access.ts';
import { surveyErrors } from './surveys.errors.ts';
import { surveyWords } from './surveys.messages.ts';
import { manageSurveys, seeSurveys } from './surveys.policy.ts';
import { presentRows, presentSurvey } from './surveys.present.ts';
import { listSurveys } from './surveys.queries.ts';
import { CrossQuery, CrossTable, FreeTexts, NewSurvey, OwnAnswers, OwnAnswersChange, Received, SentAnswers, Survey, SurveyChange, SurveyPage, SurveyQuery, SurveyResults } from './surveys.schemas.ts';
import { correctAnswers, handInAnswers, ownAnswers } from './usecases/hand-in-answers.ts';
import { changeSurvey, createSurvey } from './usecases/save-survey.ts';
import { closeSurvey, publishResults, publishSurvey } from './usecases/step-survey.ts';

const tags = ['surveys'];
const one = { params: IdParams };
const Version = z.object({ version: z.number().int().min(1) });
const VersionedReason = Version.extend({ reason: z.string().trim().max(500).default('') });

const list = createRoute({ method: 'get', path: '/surveys', tags, summary: 'Surveys of one\'s area', ...granted(seeSurveys), request: { query: SurveyQuery }, responses: answers(SurveyPage) });
const create = createRoute({ method: 'post', path: '/surveys', tags, summary: 'Add a survey to a campaign, as a draft', ...granted(manageSurveys), request: { body: jsonBody(NewSurvey) }, responses: answers(Survey) });
const get = createRoute({ method: 'get', path: '/surveys/{id}', tags, summary: 'A survey; drafts for the host only', ...open(), request: one, responses: answers(Survey) });
const change = createRoute({ method: 'put', path: '/surveys/{id}', tags, summary: 'Change a survey; its questions only while nobody has answered', ...granted(manageSurveys), request: { ...one, body: jsonBody(SurveyChange) }, responses: answers(Survey) });
const publish = createRoute({ method: 'post', path: '/surveys/{id}/publish', tags, summary: 'Publish a draft; it opens and closes by its times', ...granted(manageSurveys), request: { ...one, body: jsonBody(Version) }, responses: answers(Survey) });
const close = createRoute({ method: 'post', path: '/surveys/{id}/close', tags, summary: 'Close; before its time only with a reason, which is published', ...granted(manageSurveys), request: { ...one, body: jsonBody(VersionedReason) }, responses: answers(Survey) });
const publishOutcome = createRoute({ method: 'post', path: '/surveys/{id}/publish-results', tags, summary: 'Publish the results of a closed survey', ...granted(manageSurveys), request: { ...one, body: jsonBody(Version) }, responses: answers(Survey) });
const handIn = createRoute({ method: 'post', path: '/surveys/{id}/answers', tags, summary: 'Hand in answers; the same key again is counted once', ...open(), request: { ...one, body: jsonBody(SentAnswers) }, responses: answers(Received) });
const own = createRoute({ method: 'get', path: '/surveys/{id}/answers/mine', tags, summary: 'One\'s own answers of a survey by person', ...account(), request: one, responses: answers(OwnAnswers) });
const correct = createRoute({ method: 'put', path: '/surveys/{id}/answers/mine', tags, summary: 'Correct one\'s own answers until the close', ...account(), request: { ...one, body: jsonBody(OwnAnswersChange) }, responses: answers(OwnAnswers) });
const results = createRoute({ method: 'get', path: '/surveys/{id}/results', tags, summary: 'Results after the close, small figures hidden; for the public once they are published', ...open(), request: one, responses: answers(SurveyResults) });
const cross = createRoute({ method: 'get', path: '/surveys/{id}/cross', tags, summary: 'Two questions crossed, small figures hidden', ...open(), request: { ...one, query: CrossQuery }, responses: answers(CrossTable) });
const texts = createRoute({ method: 'get', path: '/surveys/{id}/texts', tags, summary: 'What people wrote, for staff', ...granted(seeSurveys), request: one, responses: answers(z.array(FreeTexts)) });
const workbook = createRoute({ method: 'get', path: '/surveys/{id}/results.xlsx', tags, summary: 'Results and written answers as a workbook, for staff', ...granted(seeSurveys), request: one, responses: answersFile(XLSX, 'Workbook') });

const staffView = async (ctx: Context, id: string) => presentSurvey(ctx, await openAsStaff(ctx, id));

/** What only staff read, after the close. */
async function openForStaff(ctx: Context, id: string) {
  await openAsStaff(ctx, id);
  return (await openResults(ctx, id)).survey;
}

async function mine(ctx: Context, id: string) {
  await openAsPublic(ctx, id);
  const row = (await ownAnswers(ctx, id)) ?? surveyErrors.fail('survey.not-answered');
  return { answers: AnswersInput.parse(row.answers), answeredAt: row.answeredAt.toISOString(), version: row.version };
}

export const surveysApi = createApi()
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    const query = c.req.valid('query');
    const { items, total } = await listSurveys(ctx.db, requireCapability(ctx.actor, seeSurveys), query, window(query));
    return c.json({ items: await presentRows(ctx, items), total }, 200);
  })
  .openapi(create, async (c) => c.json(await staffView(c.var.ctx, await createSurvey(c.var.ctx, c.req.valid('json'))), 200))
  .openapi(get, async (c) => c.json(await presentSurvey(c.var.ctx, await openSurvey(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    await changeSurvey(c.var.ctx, id, c.req.valid('json'));
    return c.json(await staffView(c.var.ctx, id), 200);
  })
  .openapi(publish, async (c) => {
    const { id } = c.req.valid('param');
    await publishSurvey(c.var.ctx, id, c.req.valid('json').version);
    return c.json(await staffView(c.var.ctx, id), 200);
  })
  .openapi(close, async (c) => {
    const { id } = c.req.valid('param');
    await closeSurvey(c.var.ctx, id, c.req.valid('json'));
    return c.json(await staffView(c.var.ctx, id), 200);
  })
  .openapi(publishOutcome, async (c) => {
    const { id } = c.req.valid('param');
    await publishResults(c.var.ctx, id, c.req.valid('json').version);
    return c.json(await staffView(c.var.ctx, id), 200);
  })
  .openapi(handIn, async (c) => c.json({ received: true as const, ...(await handInAnswers(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))) }, 200))
  .openapi(own, async (c) => c.json(await mine(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(correct, async (c) => {
    const { id } = c.req.valid('param');
    await correctAnswers(c.var.ctx, id, c.req.valid('json'));
    return c.json(await mine(c.var.ctx, id), 200);
  })
  .openapi(results, async (c) => c.json(await resultsOf(c.var.ctx.db, (await openResults(c.var.ctx, c.req.valid('param').id)).survey), 200))
  .openapi(cross, async (c) => c.json(await crossOf(c.var.ctx.db, (await openResults(c.var.ctx, c.req.valid('param').id)).survey, c.req.valid('query')), 200))
  .openapi(texts, async (c) => c.json(await freeTextsOf(c.var.ctx.db, await openForStaff(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(workbook, async (c) => {
    const { ctx } = c.var;
    const survey = await openForStaff(ctx, c.req.valid('param').id);
    return sendWorkbook(writeWorkbook({ sheets: resultSheets(await resultsOf(ctx.db, survey), await freeTextsOf(ctx.db, survey), ctx.locale) }), `${pick(survey.title, ctx.locale)}-${surveyWords(ctx.locale).results}.xlsx`);
  });
