import data from '../../../data/contest-programmes.json' with { type: 'json' };
import { person } from '../content/index.ts';
import { CITY, LUOHE_TREE } from '../luohe/tree.ts';
import { WORK_KINDS, type WorkKind } from '../luohe/works.ts';
import { citizen } from './staff.ts';

export const CATEGORIES = WORK_KINDS;
export type Category = WorkKind;

/** Figures that the programme's document gives. */
export const PROGRAMME = data.luohe;

/** Levels of a category, the highest first; the document says how many won in all, not how they were spread. */
const LEVELS: Readonly<Record<Category, readonly [number, number, number]>> = { broadcast: [1, 2, 2], print: [3, 9, 20], online: [0, 1, 1], screen: [1, 1, 2] };
/** Winners of a category in the smallest run: there is one to object to rightly, and one wrongly. */
const FEWEST = 2;
/** Share of a category's entries that the first round lets through, where the awards do not ask for more. */
const PASSING = 0.6;
export const LEVEL_NAMES = [{ zh: '一等奖', en: 'First prize' }, { zh: '二等奖', en: 'Second prize' }, { zh: '三等奖', en: 'Third prize' }] as const;

/** Sizes of one category in a run. */
export interface Sizes {
  readonly entries: number;
  /** How many the first round lets through. */
  readonly passing: number;
  /** Places of the levels that there are, the highest first. */
  readonly levels: readonly { readonly name: (typeof LEVEL_NAMES)[number]; readonly places: number }[];
  readonly winners: number;
}

/** At scale 1 the programme's sizes; below it the same shape, each category with enough entries to judge. */
export function sizesOf(scale: number): Record<Category, Sizes> {
  const sizes = (category: Category): Sizes => {
    const whole = PROGRAMME.categories[category];
    const levels = LEVELS[category].map((places, index) => ({ name: LEVEL_NAMES[index]!, places: scale === 1 ? places : Math.round(places * scale) })).filter(({ places }) => places > 0);
    const all = (kept: Sizes['levels']) => kept.reduce((sum, { places }) => sum + places, 0);
    const kept = all(levels) < FEWEST ? [{ name: LEVEL_NAMES[2], places: FEWEST }] : levels;
    const winners = all(kept);
    // One more passes than wins, and the first round leaves one behind.
    const entries = Math.min(whole, Math.max(winners + 2, 4, Math.round(whole * scale)));
    return { entries, levels: kept, winners, passing: Math.min(entries - 1, Math.max(winners + 1, Math.round(entries * PASSING))) };
  };
  return { broadcast: sizes('broadcast'), print: sizes('print'), online: sizes('online'), screen: sizes('screen') };
}

export interface PlannedWork {
  /** Position among all, and within its category. */
  readonly index: number;
  readonly turn: number;
  readonly category: Category;
  /** Code of the unit, or of the office that receives it from the public. */
  readonly node: string;
  /** Code of the county's office it passes; null where it comes to the city at once. */
  readonly county: string | null;
  readonly author: { readonly name: string; readonly mobile: string };
  readonly isPublic: boolean;
  readonly tick: number;
}

export const TICKS = 3;
/** Every so manieth print comes from the public. */
const FROM_PUBLIC = 4;
const FIRST_AUTHOR = 300;
/** Who makes what as their trade: the radio, the college, the news site, the television. */
const MAKERS: Readonly<Record<Category, string>> = { broadcast: 'LH-U01', print: 'LH-U04', online: 'LH-U03', screen: 'LH-U02' };
/** Offices of districts and counties, and the units below them. */
export const COUNTY_CODES: readonly string[] = LUOHE_TREE.filter(({ kind, parent }) => kind === 'office' && parent === CITY).map(({ code }) => code);
const COUNTY_UNITS: readonly string[] = LUOHE_TREE.filter(({ parent }) => parent !== null && COUNTY_CODES.includes(parent)).map(({ code }) => code);

/** The works of a run, interleaved so that the categories grow together. */
export function planWorks(scale: number): PlannedWork[] {
  const sizes = sizesOf(scale);
  const order = CATEGORIES.flatMap((category) => Array.from({ length: sizes[category].entries }, (_, turn) => ({ category, turn, at: (turn + 0.5) / sizes[category].entries }))).toSorted((a, b) => a.at - b.at || a.category.localeCompare(b.category));
  return order.map(({ category, turn }, index): PlannedWork => {
    const isPublic = category === 'print' && turn % FROM_PUBLIC === 1;
    const unit = turn % 3 === 0 ? MAKERS[category] : COUNTY_UNITS[(index * 3) % COUNTY_UNITS.length]!;
    const node = isPublic ? COUNTY_CODES[index % COUNTY_CODES.length]! : unit;
    const county = COUNTY_CODES.find((code) => node === code || node.startsWith(`${code}-`)) ?? null;
    return { index, turn, category, node, county, author: isPublic ? citizen(index) : person(FIRST_AUTHOR + index), isPublic, tick: Math.floor((index * TICKS) / order.length) };
  });
}
