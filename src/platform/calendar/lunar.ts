import { LunarDay, LunarMonth, LunarYear, SolarDay } from 'tyme4ts';
import { dayString, parseDay } from './zoned-time.ts';

/**
 * A day of the Chinese lunisolar calendar, compared with a second library for every day of 1900–2100. `year` is the lunar year,
 * named by the Gregorian year its Spring Festival falls in.
 */
export interface LunarDate {
  year: number;
  /** 1–12 */
  month: number;
  /** 1–30 */
  day: number;
  /** true in a leap month, which follows the ordinary month of the same number */
  leap: boolean;
}

/** The number of the month that a lunar year repeats, or 0 where it repeats none. */
export function leapMonthOf(year: number): number {
  return LunarYear.fromYear(year).getLeapMonth();
}

/** The number of days, 29 or 30, of a lunar month. Throws RangeError for a leap month the year lacks. */
export function lunarMonthLength(year: number, month: number, leap = false): number {
  if (leap && leapMonthOf(year) !== month) throw new RangeError(`lunar year ${year} has no leap month ${month}`);
  return LunarMonth.fromYm(year, leap ? -month : month).getDayCount();
}

/** The Gregorian day, `YYYY-MM-DD`, of a lunar date. Throws RangeError for a date that the year lacks. */
export function lunarToDay(date: LunarDate): string {
  if (date.day < 1 || date.day > lunarMonthLength(date.year, date.month, date.leap)) {
    throw new RangeError(`lunar month ${date.month} of ${date.year} has no day ${date.day}`);
  }
  const day = LunarDay.fromYmd(date.year, date.leap ? -date.month : date.month, date.day).getSolarDay();
  return dayString(day.getYear(), day.getMonth(), day.getDay());
}

/** The lunar date of a Gregorian day, `YYYY-MM-DD`. */
export function dayToLunar(day: string): LunarDate {
  const parts = parseDay(day);
  const lunar = SolarDay.fromYmd(parts.year, parts.month, parts.day).getLunarDay();
  const month = lunar.getLunarMonth();
  return { year: lunar.getYear(), month: month.getMonth(), day: lunar.getDay(), leap: month.isLeap() };
}

const MONTH_NAMES = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊'];
const DIGITS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A lunar month and day in Chinese, such as 八月十五 or 闰四月初一. */
export function lunarName(month: number, day: number, leap = false): string {
  const tens = day <= 10 ? '初' : day < 20 ? '十' : day === 20 ? '二' : day < 30 ? '廿' : '三';
  return `${leap ? '闰' : ''}${MONTH_NAMES[month - 1]}月${tens}${DIGITS[(day - 1) % 10]}`;
}
