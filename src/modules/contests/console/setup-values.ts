import type { Contest } from '../contests.schemas.ts';
import type { ContestParticulars } from './source.ts';

type Words = { zh: string; en?: string };

export interface CategoryValues {
  id?: string;
  kind: Contest['categories'][number]['kind'];
  name: Words;
  hint?: Words;
  trackId: string;
  minCharacters?: number;
  maxCharacters?: number;
  maxFiles?: number | null;
  maxMegabytes?: number | null;
  maxAuthors?: number | null;
  /** A window of its own as wall-clock times; empty is the call's. */
  opensAt?: string;
  closesAt?: string;
  closed?: boolean;
  agesFrom?: number | null;
  agesTo?: number | null;
  regions?: readonly string[];
  unitKinds?: readonly string[];
  sectors?: readonly string[];
  levels?: readonly string[];
  /** By tier, the one below the host first; nothing is the tier's own quota. */
  tierQuotas?: (number | null | undefined)[];
}

/** The set-up form's values: instants as wall-clock times of Beijing, `2026-03-01T09:00`. */
export interface SetupValues {
  title: Words;
  rules: Words;
  opensAt: string;
  closesAt: string;
  who: ('units' | 'public')[];
  categories: CategoryValues[];
  tiers: { decideBy: string; quota: number | null; regionMinimum?: number | null }[];
}

/** Hours that Beijing is ahead of UTC; it has known no summer time since 1991. */
const ZONE = '+08:00';
const AHEAD = 8 * 3_600_000;

export const toWallClock = (instant: string): string => new Date(Date.parse(instant) + AHEAD).toISOString().slice(0, 16);
export const fromWallClock = (wall: string): string => `${wall}:00${ZONE}`;

const shownInstant = (instant: string | null | undefined): string => (instant === null || instant === undefined ? '' : toWallClock(instant));
const sentInstant = (wall: string | undefined): string | null => (wall === undefined || wall === '' ? null : fromWallClock(wall));

/** A category to begin with. */
export const freshCategory = (trackId: string | null): CategoryValues => ({
  kind: 'text', name: { zh: '', en: '' }, hint: { zh: '', en: '' }, trackId: trackId ?? '', minCharacters: 0, maxCharacters: 5000, maxFiles: 1, maxMegabytes: null, maxAuthors: 10, opensAt: '', closesAt: '', closed: false,
  agesFrom: null, agesTo: null, regions: [], unitKinds: [], sectors: [], levels: [], tierQuotas: [],
});

export const freshSetup = (trackId: string | null): SetupValues => ({ title: { zh: '', en: '' }, rules: { zh: '', en: '' }, opensAt: '', closesAt: '', who: ['units', 'public'], categories: [freshCategory(trackId)], tiers: [] });

export function toValues(contest: Contest): SetupValues {
  return {
    title: contest.title, rules: contest.rules, opensAt: toWallClock(contest.opensAt), closesAt: toWallClock(contest.closesAt), who: [...(contest.fromUnits ? ['units' as const] : []), ...(contest.fromPublic ? ['public' as const] : [])],
    categories: contest.categories.map(({ eligibility: { ages, ...whom }, tierQuotas, ...category }) => ({
      ...category, ...whom, trackId: category.trackId ?? '', opensAt: shownInstant(category.opensAt), closesAt: shownInstant(category.closesAt), agesFrom: ages?.min ?? null, agesTo: ages?.max ?? null,
      tierQuotas: contest.tiers.map(({ depth }) => tierQuotas.find((quota) => quota.depth === depth)?.quota ?? null),
    })),
    tiers: contest.tiers.map(({ decideBy, quota, regionMinimum }) => ({ decideBy: toWallClock(decideBy), quota, regionMinimum })),
  };
}

const both = (words: Words | undefined) => ({ zh: words?.zh ?? '', en: words?.en ?? '' });

function sentCategory(values: CategoryValues, tiers: number): ContestParticulars['categories'][number] {
  const { agesFrom: min = null, agesTo: max = null } = values;
  return {
    ...(values.id === undefined || values.id === '' ? {} : { id: values.id }), kind: values.kind, name: both(values.name), hint: both(values.hint), trackId: values.trackId === '' ? null : values.trackId,
    minCharacters: values.minCharacters ?? 0, maxCharacters: values.maxCharacters ?? 5000, maxFiles: values.maxFiles ?? 1, maxMegabytes: values.maxMegabytes ?? null, maxAuthors: values.maxAuthors ?? 10,
    opensAt: sentInstant(values.opensAt), closesAt: sentInstant(values.closesAt), closed: values.closed === true,
    eligibility: { ages: min === null && max === null ? null : { min, max }, regions: [...(values.regions ?? [])], unitKinds: [...(values.unitKinds ?? [])], sectors: [...(values.sectors ?? [])], levels: [...(values.levels ?? [])] },
    tierQuotas: (values.tierQuotas ?? []).slice(0, tiers).flatMap((quota, index) => (typeof quota === 'number' ? [{ depth: index + 1, quota }] : [])),
  };
}

/** What the API takes: tiers are numbered from the one below the host. Questions are set up apart and stay as they are. */
export function toParticulars(values: SetupValues): ContestParticulars {
  return {
    title: both(values.title), rules: both(values.rules), opensAt: fromWallClock(values.opensAt), closesAt: fromWallClock(values.closesAt), fromUnits: values.who.includes('units'), fromPublic: values.who.includes('public'),
    categories: values.categories.map((category) => sentCategory(category, values.tiers.length)),
    tiers: values.tiers.map(({ decideBy, quota, regionMinimum }, index) => ({ depth: index + 1, decideBy: fromWallClock(decideBy), quota: quota ?? null, regionMinimum: regionMinimum ?? null })),
  };
}
