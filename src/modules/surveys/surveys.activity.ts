import { type ActivityKind, wordOfWindow } from '../campaigns/public.ts';
import { answersTaken, resultsPublished, surveyHeld } from './surveys.facts.ts';
import { MOMENT_NAMES } from './surveys.messages.ts';
import type { SurveyState } from './surveys.rules.ts';
import { SURVEY_KIND } from './usecases/save-survey.ts';

/** Surveys as campaigns know them. */
export const surveyActivity: ActivityKind = {
  kind: SURVEY_KIND,
  label: { zh: '问卷调查', en: 'Survey' },
  figures: [answersTaken, surveyHeld, resultsPublished],
  createHref: '/surveys/new?campaign={campaignId}&track={trackId}',
  async summarize(db, activityIds, now) {
    if (activityIds.length === 0) return [];
    const rows = await db.selectFrom('surveys').select(['id', 'state', 'opens_at', 'closes_at']).where('id', 'in', [...activityIds]).execute();
    return rows.map((row) => ({
      activityId: row.id, state: row.state === 'published' ? wordOfWindow(row, now, MOMENT_NAMES) : MOMENT_NAMES[row.state as Exclude<SurveyState, 'published'>], href: row.state === 'draft' ? null : `/surveys/${row.id}`, consoleHref: `/surveys/${row.id}`, opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString(),
    }));
  },
};
