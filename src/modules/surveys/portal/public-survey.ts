import type { Context } from '../../../platform/http/context.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { requireCampaign } from '../../campaigns/public.ts';
import { organizationNames } from '../../organizations/public.ts';
import { openAsPublic } from '../surveys.access.ts';
import { surveyErrors } from '../surveys.errors.ts';
import type { SurveyRecord } from '../surveys.queries.ts';

export const SURVEYS = '/surveys';
export const surveyPath = (id: string): string => `${SURVEYS}/${id}`;

/** A survey with the names that its pages write. */
export interface NamedSurvey {
  readonly survey: SurveyRecord;
  readonly host: Bilingual;
  readonly unit: Bilingual | null;
  readonly campaign: { readonly name: Bilingual; readonly path: string };
}

const nothing: Bilingual = { zh: '', en: '' };

/** A survey that the public may open. Errors: survey.not-found. */
export async function publicSurvey(ctx: Context, id: string): Promise<NamedSurvey> {
  const survey = await openAsPublic(ctx, isId(id) ? id : surveyErrors.fail('survey.not-found'));
  const campaign = await requireCampaign(ctx.db, survey.campaignId);
  const names = await organizationNames(ctx.db, [survey.hostId, ...(survey.unitId === null ? [] : [survey.unitId])]);
  return { survey, host: names.get(survey.hostId) ?? nothing, unit: survey.unitId === null ? null : (names.get(survey.unitId) ?? nothing), campaign: { name: campaign.content.name, path: `/campaigns/${campaign.slug ?? campaign.id}` } };
}
