import type { Bilingual, Locale } from './messages.ts';

/** Units of facts in words: what follows the number, and its English form for exactly one. */
const WORDS: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly one: string }>> = {
  campaign: { zh: '项', en: 'campaigns', one: 'campaign' },
  notice: { zh: '份', en: 'notices', one: 'notice' },
  piece: { zh: '件', en: 'pieces', one: 'piece' },
  hour: { zh: '小时', en: 'hours', one: 'hour' },
  yuan: { zh: '元', en: 'yuan', one: 'yuan' },
  person: { zh: '人', en: 'people', one: 'person' },
  unit: { zh: '个单位', en: 'units', one: 'unit' },
  time: { zh: '次', en: 'times', one: 'time' },
  vote: { zh: '票', en: 'votes', one: 'vote' },
  view: { zh: '次', en: 'views', one: 'view' },
};

/** What a number of a unit counts, in the reader's language; a unit that has no word here stands as it is. */
export function unitWord(unit: string, locale: Locale, quantity = 2): string {
  const word = WORDS[unit];
  if (word === undefined) return unit;
  if (locale === 'zh-CN') return word.zh;
  return quantity === 1 ? word.one : word.en;
}

/** A unit in both languages, for many; one that has no word here stands as it is. */
export const unitName = (unit: string): Bilingual => ({ zh: unitWord(unit, 'zh-CN'), en: unitWord(unit, 'en') });
