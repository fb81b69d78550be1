import type { CrossTable, Survey, SurveyResults } from '../../modules/surveys/surveys.schemas.ts';
import { inParallel } from '../client/in-parallel.ts';
import { CITY_ADMIN } from '../luohe/staff.ts';
import type { Comparison } from '../run/comparison.ts';
import { refused } from '../run/refused.ts';
import type { Run } from '../run/run.ts';
import { planCounts, planSurvey, type PlannedAnswer, SENT_AGAIN, SURVEY_FORM } from './survey-plan.ts';

const AT_ONCE = 6;
/** Figures of fewer people than this are hidden. */
const SMALL = 5;

/** Drafts and publishes the survey. */
export async function publishSurvey(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const { items } = await city.get<{ items: { id: string }[] }>('/surveys', { campaignId: run.id('campaign') });
  const survey = items[0] === undefined
    ? await city.post<Survey>('/surveys', {
        campaignId: run.id('campaign'), trackId: run.id('track talk'), title: { zh: '网络文明活动满意度问卷', en: 'How the year was received' }, about: { zh: '不记名，四个问题，一分钟。', en: 'Anonymous; four questions, a minute.' },
        anonymous: true, eligibility: 'open', results: 'public', opensAt: '2017-11-13T08:00:00+08:00', closesAt: '2017-11-24T18:00:00+08:00', form: SURVEY_FORM,
      })
    : await city.get<Survey>(`/surveys/${items[0].id}`);
  run.memory.ids.survey = survey.id;
  if (survey.state === 'draft') await city.post(`/surveys/${survey.id}/publish`, { version: survey.version });
  run.count('surveys');
}

const handIn = (run: Run, { sending, address, answers }: PlannedAnswer) => run.visitor(address).post<{ again: boolean }>(`/surveys/${run.id('survey')}/answers`, { sending, formVersion: 1, answers });

/** People answer without a name; some answers are sent a second time over a broken line and count once. */
export async function answerSurvey(run: Run): Promise<void> {
  const planned = planSurvey(run.memory.scale);
  await inParallel(planned, AT_ONCE, (each) => handIn(run, each));
  run.count('surveys.answers-taken', planned.length);
  for (const each of planned.slice(0, SENT_AGAIN)) if ((await handIn(run, each)).again) run.count('survey answers sent again');
}

/** The survey closed by itself: what comes after is refused, and the office publishes the results. */
export async function publishResults(run: Run): Promise<void> {
  const city = await run.as(CITY_ADMIN);
  const path = `/surveys/${run.id('survey')}`;
  const late = { ...planSurvey(run.memory.scale)[0]!, sending: 'luohe-2017-answer-that-is-late' };
  await refused(run, 'survey.closed', handIn(run, late));
  const survey = await city.get<Survey>(path);
  if (survey.resultsPublishedAt === null) await city.post(`${path}/publish-results`, { version: survey.version });
  run.count('surveys.survey-held');
  run.count('surveys.results-published');
  const { hidden } = await readSurvey(run);
  run.count('survey cells hidden', hidden);
}

/** The published results and a cross-table as everybody reads them: how many cells are hidden, small ones that are not, and shown ones that are wrong. */
async function readSurvey(run: Run): Promise<{ hidden: number; wrong: number; small: number; answers: number }> {
  const path = `/surveys/${run.id('survey')}`;
  const counts = planCounts(planSurvey(run.memory.scale));
  const results = await run.visitor().get<SurveyResults>(`${path}/results`);
  const cells = results.questions.flatMap(({ key, tables }) => tables.flatMap(({ rows }) => rows.filter(({ value }) => value !== '').map(({ value, count }) => ({ count, real: counts.get(`${key} ${value}`) ?? 0 }))));
  const cross = await run.visitor().get<CrossTable>(`${path}/cross`, { rows: 'area', columns: 'content' });
  const [areas, points] = [SURVEY_FORM.questions[0].options.map(({ value }) => value), [1, 2, 3, 4, 5]];
  for (const [row, line] of (cross.cells ?? []).entries()) for (const [column, count] of line.entries()) if (row < areas.length && column < points.length) cells.push({ count, real: counts.get(`${areas[row]}/${points[column]}`) ?? 0 });
  return {
    hidden: cells.filter(({ count }) => count === null).length, wrong: cells.filter(({ count, real }) => count !== null && count !== real).length,
    small: cells.filter(({ count, real }) => real > 0 && real < SMALL && count !== null).length, answers: results.answers ?? 0,
  };
}

/** Compares the published results with what people answered. */
export async function checkSurvey(run: Run, comparison: Comparison): Promise<void> {
  const { hidden, wrong, small, answers } = await readSurvey(run);
  comparison.compare('surveys.answers-taken', 'published results', answers);
  comparison.compare('survey cells hidden', 'published results and cross-table', hidden);
  comparison.expect('figures of the survey', 'what people answered', wrong === 0);
  comparison.expect('figures of fewer than five people', 'published results and cross-table', small === 0 && hidden > 0);
}
