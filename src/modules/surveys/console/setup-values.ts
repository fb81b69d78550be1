import type { Survey, SurveyChange } from '../surveys.schemas.ts';
import type { SurveyParticulars } from './source.ts';

type Words = { zh: string; en?: string };

/** The set-up form's values: instants as wall-clock times of Beijing, `2026-03-01T09:00`. */
export interface SurveyValues {
  title: Words;
  about?: Words;
  opensAt: string;
  closesAt: string;
  anonymous: boolean;
  eligibility: Survey['eligibility'];
  unitId?: string | undefined;
  results: Survey['results'];
}

/** Hours that Beijing is ahead of UTC; it has known no summer time since 1991. */
const ZONE = '+08:00';
const AHEAD = 8 * 3_600_000;

const toWallClock = (instant: string): string => new Date(Date.parse(instant) + AHEAD).toISOString().slice(0, 16);
const fromWallClock = (wall: string): string => `${wall}:00${ZONE}`;

export const freshValues = (): SurveyValues => ({ title: { zh: '', en: '' }, about: { zh: '', en: '' }, opensAt: '', closesAt: '', anonymous: true, eligibility: 'open', results: 'public' });

export const toValues = (survey: Survey): SurveyValues => ({
  title: survey.title, about: survey.about, opensAt: toWallClock(survey.opensAt), closesAt: toWallClock(survey.closesAt), anonymous: survey.anonymous, eligibility: survey.eligibility, unitId: survey.unitId ?? undefined, results: survey.results,
});

export const toParticulars = (values: SurveyValues, form: SurveyChange['form']): SurveyParticulars => ({
  title: { zh: values.title.zh, en: values.title.en ?? '' }, about: { zh: values.about?.zh ?? '', en: values.about?.en ?? '' }, opensAt: fromWallClock(values.opensAt), closesAt: fromWallClock(values.closesAt),
  anonymous: values.anonymous, eligibility: values.eligibility, unitId: values.eligibility === 'unit' ? (values.unitId ?? null) : null, results: values.results, form,
});
