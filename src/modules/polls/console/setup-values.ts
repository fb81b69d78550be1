import type { UploadedFile } from '../../../console/shared/file-uploader.tsx';
import type { Poll } from '../polls.schemas.ts';
import type { PollParticulars } from './source.ts';

type Words = { zh: string; en?: string };

/** The set-up form's values: instants as wall-clock times of Beijing, `2026-03-01T09:00`. */
export interface SetupValues {
  title: Words;
  about: Words;
  eligibility: Poll['eligibility'];
  unitId?: string | undefined;
  secret: boolean;
  minChoices: number;
  maxChoices: number;
  liveTotals: boolean;
  replaceable: boolean;
  opensAt: string;
  closesAt: string;
  from: 'own' | 'contest';
  contestId?: string | undefined;
  noMinors: boolean;
  options: { title: Words; picture?: readonly UploadedFile[] | undefined }[];
}

/** Hours that Beijing is ahead of UTC; it has known no summer time since 1991. */
const AHEAD = 8 * 3_600_000;
const toWallClock = (instant: string): string => new Date(Date.parse(instant) + AHEAD).toISOString().slice(0, 16);
const fromWallClock = (wall: string): string => `${wall}:00+08:00`;
const both = (words: Words | undefined) => ({ zh: words?.zh ?? '', en: words?.en ?? '' });

export const freshOption = (): SetupValues['options'][number] => ({ title: { zh: '', en: '' } });

export const freshSetup = (): SetupValues => ({
  title: { zh: '', en: '' }, about: { zh: '', en: '' }, eligibility: 'contact', secret: false, minChoices: 1, maxChoices: 1, liveTotals: false, replaceable: false, opensAt: '', closesAt: '', from: 'own', noMinors: false, options: [freshOption(), freshOption()],
});

export function toValues(poll: Poll): SetupValues {
  return {
    title: poll.title, about: poll.about, eligibility: poll.eligibility, unitId: poll.unitId ?? undefined, secret: poll.secret, minChoices: poll.minChoices, maxChoices: poll.maxChoices, liveTotals: poll.liveTotals, replaceable: poll.replaceable,
    opensAt: toWallClock(poll.opensAt), closesAt: toWallClock(poll.closesAt), from: poll.contestId === null ? 'own' : 'contest', contestId: poll.contestId ?? undefined, noMinors: poll.noMinors,
    options: poll.options.length === 0 ? [freshOption(), freshOption()] : poll.options.map(({ title, fileId }) => ({ title, ...(fileId === null ? {} : { picture: [{ id: fileId, name: title.zh, size: 0 }] }) })),
  };
}

/** What the API takes. */
export function toParticulars(values: SetupValues): PollParticulars {
  const own = values.from === 'own';
  return {
    title: both(values.title), about: both(values.about), eligibility: values.eligibility, unitId: values.eligibility === 'unit' ? (values.unitId ?? null) : null, secret: values.secret, minChoices: values.minChoices, maxChoices: values.maxChoices,
    liveTotals: values.liveTotals, replaceable: values.replaceable, opensAt: fromWallClock(values.opensAt), closesAt: fromWallClock(values.closesAt), contestId: own ? null : (values.contestId ?? null), noMinors: own ? false : values.noMinors,
    options: own ? values.options.map(({ title, picture }) => ({ title: both(title), fileId: picture?.[0]?.id ?? null })) : [],
  };
}
