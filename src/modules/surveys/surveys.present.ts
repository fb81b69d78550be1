import { FormInput } from '../../platform/forms/form.schemas.ts';
import type { Context } from '../../platform/http/context.ts';
import { organizationNames } from '../organizations/public.ts';
import { isStaffOf } from './surveys.access.ts';
import { countAnswers, type SurveyRecord } from './surveys.queries.ts';
import { momentOf } from './surveys.rules.ts';
import type { Survey, SurveyRow } from './surveys.schemas.ts';

const nothing = { zh: '', en: '' };

/** A survey as the API gives it; how many answered is for its staff. */
export async function presentSurvey(ctx: Context, survey: SurveyRecord): Promise<Survey> {
  const names = await organizationNames(ctx.db, [survey.hostId, ...(survey.unitId === null ? [] : [survey.unitId])]);
  return {
    id: survey.id, campaignId: survey.campaignId, hostId: survey.hostId, host: names.get(survey.hostId) ?? nothing, title: survey.title, about: survey.about, anonymous: survey.anonymous, eligibility: survey.eligibility, unitId: survey.unitId,
    unit: survey.unitId === null ? null : (names.get(survey.unitId) ?? nothing), results: survey.results, form: FormInput.parse(survey.form), formVersion: survey.formVersion, opensAt: survey.opensAt.toISOString(), closesAt: survey.closesAt.toISOString(), state: survey.state,
    moment: momentOf(survey, ctx.clock.now()), closeReason: survey.closeReason, resultsPublishedAt: survey.resultsPublishedAt?.toISOString() ?? null, version: survey.version,
    answers: (await isStaffOf(ctx, survey)) ? ((await countAnswers(ctx.db, [survey.id])).get(survey.id) ?? 0) : null,
  };
}

/** Surveys as the list of an office shows them. */
export async function presentRows(ctx: Context, surveys: readonly SurveyRecord[]): Promise<SurveyRow[]> {
  const names = await organizationNames(ctx.db, surveys.map(({ hostId }) => hostId));
  const counts = await countAnswers(ctx.db, surveys.map(({ id }) => id));
  return surveys.map((survey) => ({
    id: survey.id, campaignId: survey.campaignId, title: survey.title, host: names.get(survey.hostId) ?? nothing, state: survey.state, moment: momentOf(survey, ctx.clock.now()), anonymous: survey.anonymous, opensAt: survey.opensAt.toISOString(), closesAt: survey.closesAt.toISOString(),
    answers: counts.get(survey.id) ?? 0, resultsPublishedAt: survey.resultsPublishedAt?.toISOString() ?? null,
  }));
}
