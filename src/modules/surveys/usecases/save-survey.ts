import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Db } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { addActivity, refreshCampaignPage, renameActivity, requireCampaign } from '../../campaigns/public.ts';
import { isWithin } from '../../organizations/public.ts';
import { lockForStep } from '../surveys.access.ts';
import { surveyErrors } from '../surveys.errors.ts';
import { checkSurveyForm } from '../surveys.questions.ts';
import { countAnswers } from '../surveys.queries.ts';
import type { NewSurvey, SurveyChange } from '../surveys.schemas.ts';

export const SURVEY_KIND = 'survey';

async function requireSound(db: Db, input: NewSurvey | SurveyChange, hostId: string): Promise<void> {
  if (new Date(input.closesAt) <= new Date(input.opensAt)) surveyErrors.failField('closesAt', 'survey.window');
  if (!input.anonymous && input.eligibility === 'open') surveyErrors.failField('eligibility', 'survey.named-open');
  if (input.eligibility === 'unit' && (input.unitId === null || !(await isWithin(db, input.unitId, [hostId])))) surveyErrors.failField('unitId', 'survey.unit-missing');
  const problems = checkSurveyForm(input.form);
  if (problems.length > 0) throw commonErrors.error('input.invalid', { count: problems.length }, problems);
}

const columns = (input: NewSurvey | SurveyChange) => ({
  title_zh: input.title.zh, title_en: input.title.en, about_zh: input.about.zh, about_en: input.about.en, anonymous: input.anonymous, eligibility: input.eligibility, unit_id: input.eligibility === 'unit' ? input.unitId : null, results: input.results, opens_at: input.opensAt, closes_at: input.closesAt,
});

/** Adds a survey to a campaign as one of its activities, as a draft. Errors: those of addActivity, survey.window, .named-open, .unit-missing, .scale, those of checkForm. */
export async function createSurvey(ctx: Context, input: NewSurvey): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const id = await addActivity(tx, ctx, { campaignId: input.campaignId, trackId: input.trackId, kind: SURVEY_KIND, title: input.title });
    const { hostId } = await requireCampaign(tx, input.campaignId);
    await requireSound(tx, input, hostId);
    await tx.insertInto('surveys').values({ id, campaign_id: input.campaignId, host_id: hostId, ...columns(input), form: JSON.stringify(input.form), state: 'draft', created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor) }).execute();
    await audit(tx, ctx, { action: 'survey.created', objectType: 'survey', objectId: id, nodeId: hostId, after: input });
    return id;
  });
}

/** What those who answered relied on: the questions, and who was asked in which way. */
const terms = (each: Pick<SurveyChange, 'form' | 'anonymous' | 'eligibility' | 'unitId' | 'results'>) => JSON.stringify([each.form, each.anonymous, each.eligibility, each.eligibility === 'unit' ? each.unitId : null, each.results]);

/**
 * Changes a survey. Once somebody has answered, the questions, who may answer and what becomes of the results stay as they are (survey.form-fixed);
 * title, text and times can still be changed until the close. Errors: those of createSurvey, survey.state, state.stale, auth.forbidden.
 */
export async function changeSurvey(ctx: Context, id: string, input: SurveyChange): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForStep(tx, ctx, id, input.version);
    if (before.state === 'closed') surveyErrors.fail('survey.state');
    await requireSound(tx, input, before.hostId);
    if (before.state === 'published') {
      if (new Date(input.closesAt) <= ctx.clock.now()) surveyErrors.failField('closesAt', 'survey.past');
      if (input.form.questions.length === 0) surveyErrors.failField('form', 'survey.no-questions');
    }
    // A form comes back from the database with its keys in another order: both go through the same reading.
    const changed = terms({ ...before, form: sorted(before.form) as SurveyChange['form'] }) !== terms({ ...input, form: sorted(input.form) as SurveyChange['form'] });
    if (changed && ((await countAnswers(tx, [id])).get(id) ?? 0) > 0) surveyErrors.failField('form', 'survey.form-fixed');
    await tx
      .updateTable('surveys')
      .set({ ...columns(input), ...(changed ? { form: JSON.stringify(input.form), form_version: before.formVersion + 1 } : {}), version: before.version + 1 })
      .where('id', '=', id)
      .execute();
    await renameActivity(tx, ctx, id, input.title);
    await audit(tx, ctx, { action: 'survey.changed', objectType: 'survey', objectId: id, nodeId: before.hostId, before: { version: before.version }, after: input });
    await refreshCampaignPage(tx, ctx, before.campaignId);
    await touchPages(tx);
  });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, each]) => [key, sorted(each)]));
}
