import type { Tx } from '../../platform/db/db.ts';
import { indexDocument } from '../../platform/search/search.ts';
import { isPublicCampaign } from '../campaigns/public.ts';
import { organizationNames, pathOf } from '../organizations/public.ts';
import type { SurveyRecord } from './surveys.queries.ts';

/** Lets search, site map and the feeds of its campaign and offices find a survey when it is published, and its results when they are. */
export async function listSurvey(tx: Tx, survey: SurveyRecord, what: 'questions' | 'results', at: Date): Promise<void> {
  if (!(await isPublicCampaign(tx, survey.campaignId))) return;
  const results = what === 'results';
  const { title } = survey;
  await indexDocument(tx, {
    type: results ? 'survey_results' : 'survey', id: survey.id, belongsTo: [...(await pathOf(tx, survey.hostId)), survey.campaignId],
    title: results ? { zh: `问卷结果：${title.zh}`, en: `Survey results: ${title.en || title.zh}` } : title,
    byline: (await organizationNames(tx, [survey.hostId])).get(survey.hostId), text: survey.about, path: results ? `/surveys/${survey.id}/results` : `/surveys/${survey.id}`, publishedAt: at,
  });
}
