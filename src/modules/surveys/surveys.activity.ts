import type { ActivityKind } from '../campaigns/public.ts';
import { answersTaken, resultsPublished, surveyHeld } from './surveys.facts.ts';
import { MOMENT_NAMES } from './surveys.messages.ts';
import type { SurveyState } from './surveys.rules.ts';
import { SURVEY_KIND } from './usecases/save-survey.ts';

const STATE_NAMES: Readonly<Record<SurveyState, { zh: string; en: string }>> = { draft: MOMENT_NAMES.draft, published: { zh: '已发布', en: 'Published' }, closed: MOMENT_NAMES.closed };

/** Surveys as campaigns know them. */
export const surveyActivity: ActivityKind = {
  kind: SURVEY_KIND,
  label: { zh: '问卷调查', en: 'Survey' },
  figures: [answersTaken, surveyHeld, resultsPublished],
  createHref: '/surveys/new?campaign={campaignId}&track={trackId}',
  async summarize(db, activityIds) {
    if (activityIds.length === 0) return [];
    const rows = await db.selectFrom('surveys').select(['id', 'state', 'opens_at', 'closes_at']).where('id', 'in', [...activityIds]).execute();
    return rows.map((row) => ({
      activityId: row.id, state: STATE_NAMES[row.state as SurveyState], href: row.state === 'draft' ? null : `/surveys/${row.id}`, consoleHref: `/surveys/${row.id}`, opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(),
    }));
  },
};
