import data from '../../../data/contest-programmes.json' with { type: 'json' };
import { film, person } from '../content/index.ts';
import { AREAS, type Area } from './tree.ts';

export type Category = 'lessons' | 'films';
/** Where a lesson's way ends below the province, or that the prefectures sent it there. */
export type Fate = 'left-by-county' | 'left-by-prefecture' | 'at-province';

export interface PlannedLesson {
  /** Position among all. */
  readonly index: number;
  readonly category: Category;
  /** Position within the category. */
  readonly turn: number;
  /** Codes of the unit and of the offices above it; the unit of a prefecture has no county. */
  readonly unit: string;
  readonly county: string | null;
  readonly prefecture: string;
  readonly author: string;
  /** In which of the moments it is entered. */
  readonly tick: number;
  /** Its first office returns it once, and it is mended. */
  readonly returned: boolean;
  /** Its county did not decide in time, and the prefecture called it in. */
  readonly late: boolean;
  readonly fate: Fate;
  readonly published: boolean;
}

export interface Plan {
  readonly lessons: readonly PlannedLesson[];
  /** By prefecture: how many written lessons it may forward. */
  readonly quotas: ReadonlyMap<string, number>;
  /** Left by a prefecture, and called in by the province. */
  readonly calledIn: PlannedLesson;
}

export const TICKS = 4;
/** How many films of the demonstration there are to enter; each prefecture may forward so many. */
const FILMS = 8;
export const FILM_QUOTA = 1;
/** Places that a prefecture keeps for each of its counties. */
export const COUNTY_MINIMUM = 2;
/** What each county may forward: above what any of them finds worth it, so that the prefectures' quota is the one that binds. */
export const COUNTY_QUOTA = 40;
const SUBMITTED_PER_PLACE = 1.5;
const FORWARDED_BY_COUNTY = 0.9;
const LATE_PER_PREFECTURE = 2;
const PUBLISHED_EVERY = 10;
const FIRST_AUTHOR = 200;
/** Smallest quota that keeps the counties' minimum and leaves something to choose. */
const SMALLEST = 12;

/** Everything that is entered and what becomes of it. At scale 1 the prefectures forward as many as the programme says. */
export function planLessons(scale: number): Plan {
  const quotas = new Map(AREAS.map(({ prefecture, quota }) => [prefecture, Math.max(SMALLEST, Math.round(quota * scale))]));
  let index = 0;
  const written = AREAS.flatMap((area) => planArea(area, quotas.get(area.prefecture)!, () => index++));
  const films = AREAS.slice(0, FILMS).map((area, turn): PlannedLesson => ({
    index: index++, category: 'films', turn, unit: area.ownUnit, county: null, prefecture: area.prefecture, author: '', tick: turn % TICKS, returned: false, late: false, fate: 'at-province', published: turn % 2 === 0,
  }));
  const lessons = [...written, ...films].map((each) => ({ ...each, author: person(FIRST_AUTHOR + each.index).name }));
  const [first] = AREAS;
  return { lessons, quotas, calledIn: lessons.find(({ fate, prefecture }) => fate === 'left-by-prefecture' && prefecture === first!.prefecture)! };
}

/** The figure that the programme's document gives. */
export const FORWARDED = data.guizhou.forwardedByPrefectures;
/** The bytes and words of the film of a place in the plan. */
export const filmOf = ({ turn }: PlannedLesson) => film(turn);

function planArea(area: Area, quota: number, next: () => number): PlannedLesson[] {
  const seats = [...area.counties.flatMap(({ code, units }) => units.map((unit) => ({ unit, county: code }))), { unit: area.ownUnit, county: null }];
  const entered = Array.from({ length: Math.ceil(quota * SUBMITTED_PER_PLACE) }, (_, turn) => ({ ...seats[turn % seats.length]!, turn }));
  const count = new Map<string | null, number>();
  for (const { county } of entered) count.set(county, (count.get(county) ?? 0) + 1);
  const seen = new Map<string | null, number>();
  const slow = area.counties[0]!.code;

  const lessons = entered.map(({ unit, county, turn }) => {
    const order = seen.get(county) ?? 0;
    seen.set(county, order + 1);
    const passes = county === null ? Number.POSITIVE_INFINITY : Math.floor(count.get(county)! * FORWARDED_BY_COUNTY);
    // The last ones of one county wait there past its date.
    const late = county === slow && order >= passes - LATE_PER_PREFECTURE && order < passes;
    const index = next();
    return { index, category: 'lessons' as const, turn: index, unit, county, prefecture: area.prefecture, author: '', tick: turn % TICKS, returned: index % 9 === 4 && !late, late, fate: order < passes ? ('at-province' as const) : ('left-by-county' as const), published: false };
  });
  // Of what came up to the prefecture, what it called in goes first.
  const came = lessons.filter(({ fate }) => fate === 'at-province').toSorted((a, b) => Number(b.late) - Number(a.late) || a.index - b.index);
  const chosen = new Map(came.slice(0, quota).map(({ index }, order) => [index, order]));
  return lessons.map((each) => {
    if (each.fate !== 'at-province') return each;
    const order = chosen.get(each.index);
    return order === undefined ? { ...each, fate: 'left-by-prefecture' } : { ...each, published: order % PUBLISHED_EVERY === 0 };
  });
}
