/** Where a survey stands. It takes answers while published and between its opening and its close. */
export const SURVEY_STATES = ['draft', 'published', 'closed'] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];

/** Who may answer. `open`: once a browser, which is no proof of a person, and the pages say so. */
export const ELIGIBILITIES = ['open', 'account', 'unit'] as const;
export type Eligibility = (typeof ELIGIBILITIES)[number];

/** Where a survey stands for the public: `waiting` before its opening; past its close it is closed, even if the clock has not been looked at. */
export type Moment = 'draft' | 'waiting' | 'open' | 'closed';

/** Open from its opening (included) to its close (not included). */
export function momentOf(survey: { readonly state: SurveyState; readonly opensAt: Date; readonly closesAt: Date }, now: Date): Moment {
  if (survey.state !== 'published') return survey.state;
  if (now >= survey.closesAt) return 'closed';
  return now < survey.opensAt ? 'waiting' : 'open';
}
