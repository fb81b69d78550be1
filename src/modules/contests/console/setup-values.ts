import type { Contest } from '../contests.schemas.ts';
import type { ContestParticulars } from './source.ts';

type Words = { zh: string; en?: string };

/** The set-up form's values: instants as wall-clock times of Beijing, `2026-03-01T09:00`. */
export interface SetupValues {
  title: Words;
  rules: Words;
  opensAt: string;
  closesAt: string;
  who: ('units' | 'public')[];
  categories: { id?: string; kind: Contest['categories'][number]['kind']; name: Words; hint?: Words; trackId: string; minCharacters?: number; maxCharacters?: number; maxFiles?: number | null }[];
  tiers: { decideBy: string; quota: number | null }[];
}

/** Hours that Beijing is ahead of UTC; it has known no summer time since 1991. */
const ZONE = '+08:00';
const AHEAD = 8 * 3_600_000;

export const toWallClock = (instant: string): string => new Date(Date.parse(instant) + AHEAD).toISOString().slice(0, 16);
export const fromWallClock = (wall: string): string => `${wall}:00${ZONE}`;

export function freshSetup(trackId: string | null): SetupValues {
  return {
    title: { zh: '', en: '' }, rules: { zh: '', en: '' }, opensAt: '', closesAt: '', who: ['units', 'public'],
    categories: [{ kind: 'text', name: { zh: '', en: '' }, hint: { zh: '', en: '' }, trackId: trackId ?? '', minCharacters: 0, maxCharacters: 5000, maxFiles: 1 }],
    tiers: [],
  };
}

export function toValues(contest: Contest): SetupValues {
  return {
    title: contest.title, rules: contest.rules, opensAt: toWallClock(contest.opensAt), closesAt: toWallClock(contest.closesAt), who: [...(contest.fromUnits ? ['units' as const] : []), ...(contest.fromPublic ? ['public' as const] : [])],
    categories: contest.categories.map((category) => ({ ...category, trackId: category.trackId ?? '' })),
    tiers: contest.tiers.map(({ decideBy, quota }) => ({ decideBy: toWallClock(decideBy), quota })),
  };
}

/** What a new category begins with beside what the form asks. */
const FURTHER = {
  maxMegabytes: null, maxAuthors: 10, opensAt: null, closesAt: null, closed: false, eligibility: { ages: null, regions: [], unitKinds: [], sectors: [], levels: [] }, tierQuotas: [], formVersion: 0, form: { questions: [] },
};

const both = (words: Words | undefined) => ({ zh: words?.zh ?? '', en: words?.en ?? '' });

/** What the API takes: tiers are numbered from the one below the host. `before` is the call as it stands; what this form does not ask of its categories and tiers stays. */
export function toParticulars(values: SetupValues, before?: Contest): ContestParticulars {
  return {
    title: both(values.title), rules: both(values.rules), opensAt: fromWallClock(values.opensAt), closesAt: fromWallClock(values.closesAt), fromUnits: values.who.includes('units'), fromPublic: values.who.includes('public'),
    categories: values.categories.map((category) => ({
      ...(before?.categories.find(({ id }) => id === category.id) ?? FURTHER),
      ...(category.id === undefined || category.id === '' ? {} : { id: category.id }), kind: category.kind, name: both(category.name), hint: both(category.hint), trackId: category.trackId === '' ? null : category.trackId,
      minCharacters: category.minCharacters ?? 0, maxCharacters: category.maxCharacters ?? 5000, maxFiles: category.maxFiles ?? 1,
    })),
    tiers: values.tiers.map(({ decideBy, quota }, index) => ({ depth: index + 1, decideBy: fromWallClock(decideBy), quota: quota ?? null, regionMinimum: before?.tiers.find(({ depth }) => depth === index + 1)?.regionMinimum ?? null })),
  };
}
