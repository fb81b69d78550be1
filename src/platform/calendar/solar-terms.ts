import { SolarTerm } from 'tyme4ts';
import { dayString } from './zoned-time.ts';

/** The 24 solar terms (节气) in the order they fall in a Gregorian year, with the English names in common use. */
export const SOLAR_TERMS = {
  小寒: 'Minor Cold',
  大寒: 'Major Cold',
  立春: 'Start of Spring',
  雨水: 'Rain Water',
  惊蛰: 'Awakening of Insects',
  春分: 'Spring Equinox',
  清明: 'Qingming',
  谷雨: 'Grain Rain',
  立夏: 'Start of Summer',
  小满: 'Grain Buds',
  芒种: 'Grain in Ear',
  夏至: 'Summer Solstice',
  小暑: 'Minor Heat',
  大暑: 'Major Heat',
  立秋: 'Start of Autumn',
  处暑: 'End of Heat',
  白露: 'White Dew',
  秋分: 'Autumn Equinox',
  寒露: 'Cold Dew',
  霜降: 'Descent of Frost',
  立冬: 'Start of Winter',
  小雪: 'Minor Snow',
  大雪: 'Major Snow',
  冬至: 'Winter Solstice',
} as const;

export type SolarTermName = keyof typeof SOLAR_TERMS;

export const SOLAR_TERM_NAMES = Object.keys(SOLAR_TERMS) as [SolarTermName, ...SolarTermName[]];

/**
 * The day, `YYYY-MM-DD` in China's standard time, on which a solar term falls in a Gregorian year.
 * Years 1900–2100: GB/T 33661-2017 defines a term as the instant the sun's apparent longitude reaches a multiple of 15°.
 */
export function solarTermDay(term: SolarTermName, year: number): string {
  // The library counts a year's terms from the winter solstice before it, so 小寒 is already index 1 of `year`
  // and the solstice that ends the Gregorian year is index 0 of the next.
  const found = term === '冬至' ? SolarTerm.fromName(year + 1, term) : SolarTerm.fromName(year, term);
  const day = found.getSolarDay();
  return dayString(day.getYear(), day.getMonth(), day.getDay());
}
