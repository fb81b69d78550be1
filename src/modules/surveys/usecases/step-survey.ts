import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { refreshCampaignPage } from '../../campaigns/public.ts';
import { placeOf } from '../../organizations/public.ts';
import { listSurvey } from '../list-survey.ts';
import { lockForStep } from '../surveys.access.ts';
import { surveyErrors } from '../surveys.errors.ts';
import { answersTaken, resultsPublished, surveyHeld } from '../surveys.facts.ts';
import { countAnswers, type SurveyRecord } from '../surveys.queries.ts';

async function changed(tx: Tx, ctx: Context, survey: SurveyRecord): Promise<void> {
  await refreshCampaignPage(tx, ctx, survey.campaignId);
  await touchPages(tx);
}

/** Publishes a draft: from its opening on it can be answered. Errors: survey.state, .no-questions, .past. */
export async function publishSurvey(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const survey = await lockForStep(tx, ctx, id, version);
    if (survey.state !== 'draft') surveyErrors.fail('survey.state');
    if (survey.form.questions.length === 0) surveyErrors.failField('form', 'survey.no-questions');
    if (survey.closesAt <= ctx.clock.now()) surveyErrors.failField('closesAt', 'survey.past');
    await tx.updateTable('surveys').set({ state: 'published', version: survey.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'survey.published', objectType: 'survey', objectId: id, nodeId: survey.hostId, after: { formVersion: survey.formVersion } });
    await listSurvey(tx, survey, 'questions', ctx.clock.now());
    await changed(tx, ctx, survey);
  });
}

/** Tells the ledger of the answers that came since it was told last, as one fact for all of them. The survey's row is locked and the tree held. */
export async function reportAnswers(tx: Tx, ctx: Context, survey: SurveyRecord): Promise<void> {
  const count = (await countAnswers(tx, [survey.id])).get(survey.id) ?? 0;
  const more = count - survey.answersReported;
  if (more <= 0) return;
  await recordFacts(tx, ctx, [{ kind: answersTaken, place: await placeOf(tx, survey.hostId, ctx.clock.now()), campaignId: survey.campaignId, subject: { type: 'survey', id: survey.id }, quantity: more }]);
  await tx.updateTable('surveys').set({ answers_reported: count }).where('id', '=', survey.id).execute();
}

/**
 * Closes a survey: no answer is taken after. Before its time only with a reason, which is published. Who took part in an anonymous one is forgotten, so that
 * nothing kept says who answered. Errors: survey.state, .early.
 */
export async function closeSurvey(ctx: Context, id: string, input: { version?: number; reason?: string } = {}): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const survey = await lockForStep(tx, ctx, id, input.version);
    if (survey.state !== 'published') surveyErrors.fail('survey.state');
    const now = ctx.clock.now();
    const reason = input.reason ?? '';
    if (now < survey.closesAt && reason === '') surveyErrors.failField('reason', 'survey.early');
    await reportAnswers(tx, ctx, survey);
    await tx.deleteFrom('survey_participants').where('survey_id', '=', id).execute();
    await tx.updateTable('surveys').set({ state: 'closed', close_reason: reason === '' ? null : reason, closed_at: now, version: survey.version + 1 }).where('id', '=', id).execute();
    await recordFacts(tx, ctx, [{ kind: surveyHeld, place: await placeOf(tx, survey.hostId, now), campaignId: survey.campaignId, subject: { type: 'survey', id } }]);
    await audit(tx, ctx, { action: 'survey.closed', objectType: 'survey', objectId: id, nodeId: survey.hostId, reason: reason === '' ? undefined : reason });
    await changed(tx, ctx, survey);
  });
}

/** Publishes the results of a closed survey that was announced with public results. Errors: survey.state. */
export async function publishResults(ctx: Context, id: string, version: number): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const survey = await lockForStep(tx, ctx, id, version);
    if (survey.state !== 'closed' || survey.results !== 'public' || survey.resultsPublishedAt !== null) surveyErrors.fail('survey.state');
    const now = ctx.clock.now();
    await tx.updateTable('surveys').set({ results_published_at: now, version: survey.version + 1 }).where('id', '=', id).execute();
    await recordFacts(tx, ctx, [{ kind: resultsPublished, place: await placeOf(tx, survey.hostId, now), campaignId: survey.campaignId, subject: { type: 'survey', id } }]);
    await audit(tx, ctx, { action: 'survey.results-published', objectType: 'survey', objectId: id, nodeId: survey.hostId });
    await listSurvey(tx, survey, 'results', now);
    await changed(tx, ctx, survey);
  });
}
