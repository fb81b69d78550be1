import type { Locale } from '../i18n/messages.ts';
import { DEFAULT_ZONE, type Instant, parseDay, toDate, zonedParts } from './zoned-time.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { unit: 'year', zh: '年', size: 365.2425 * DAY, from: 730 * DAY },
  { unit: 'month', zh: '个月', size: 30.436875 * DAY, from: 60 * DAY },
  { unit: 'day', zh: '天', size: DAY, from: 2 * DAY },
  { unit: 'hour', zh: '小时', size: HOUR, from: 2 * HOUR },
  { unit: 'minute', zh: '分钟', size: MINUTE, from: MINUTE },
] as const;

const relativeEnglish = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/**
 * How far off an instant is, in words that fit a deadline and an event alike: 还有3天, 2小时前; in 3 days, 2 hours ago. Within a minute
 * either way they hold for the other side too, as a reader's clock may be a little behind: 刚刚, 1分钟内; just now, within a minute.
 * The count is rounded down, so that what is left is never overstated; a unit is used from two of it on,
 * which keeps 47 小时 from being told as one day.
 */
export function inWords(instant: Instant, now: Instant, locale: Locale): string {
  const distance = toDate(instant).getTime() - toDate(now).getTime();
  const size = Math.abs(distance);
  const past = distance < 0;
  const step = UNITS.find(({ from }) => size >= from);
  if (!step) {
    if (locale === 'zh-CN') return past ? '刚刚' : '1分钟内';
    return past ? 'just now' : 'within a minute';
  }
  const count = Math.floor(size / step.size);
  if (locale === 'zh-CN') return past ? `${count}${step.zh}前` : `还有${count}${step.zh}`;
  return relativeEnglish.format(past ? -count : count, step.unit);
}

/** An instant to the minute on the clocks of `zone`: 2013年3月4日17:00; 4 March 2013, 17:00. */
export function formatInstant(instant: Instant, locale: Locale, zone = DEFAULT_ZONE): string {
  const { year, month, day, hour, minute } = zonedParts(instant, zone);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const date = writeDay(year, month, day, locale);
  return locale === 'zh-CN' ? `${date}${time}` : `${date}, ${time}`;
}

const weekdays = new Map<string, Intl.DateTimeFormat>();

/** A `YYYY-MM-DD` day: 2013年3月5日, 5 March 2013; with its weekday on request: 2013年3月5日 星期二, Tuesday 5 March 2013. */
export function formatDay(day: string, locale: Locale, options: { weekday?: boolean } = {}): string {
  const parts = parseDay(day);
  const date = writeDay(parts.year, parts.month, parts.day, locale);
  if (!options.weekday) return date;
  let formatter = weekdays.get(locale);
  if (!formatter) weekdays.set(locale, (formatter = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })));
  const name = formatter.format(new Date(`${day}T00:00:00Z`));
  return locale === 'zh-CN' ? `${date} ${name}` : `${name} ${date}`;
}

/** The date of an official document by GB/T 9704-2012, 7.3.5.4: Arabic figures, no leading zeros, such as 2026年1月5日. */
export function formatOfficialDate(day: string): string {
  const parts = parseDay(day);
  return writeDay(parts.year, parts.month, parts.day, 'zh-CN');
}

/** A month and day without a year: 3月5日, 5 March. */
export function formatMonthDay(month: number, day: number, locale: Locale): string {
  return locale === 'zh-CN' ? `${month}月${day}日` : `${day} ${ENGLISH_MONTHS[month - 1]}`;
}

const ENGLISH_MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June',
  'July', 'August', 'September', 'October', 'November', 'December',
];

function writeDay(year: number, month: number, day: number, locale: Locale): string {
  return locale === 'zh-CN' ? `${year}年${month}月${day}日` : `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`;
}

const numbers = new Map<string, Intl.NumberFormat>();

/** A number with its thousands grouped (1,034,000) and at most `digits` decimals, 2 unless told. */
export function formatNumber(value: number | bigint, locale: Locale, digits = 2): string {
  const key = `${locale} ${digits}`;
  let formatter = numbers.get(key);
  if (!formatter) numbers.set(key, (formatter = new Intl.NumberFormat(locale, { maximumFractionDigits: digits })));
  return formatter.format(value);
}

/** An English ordinal: 1st, 2nd, 3rd, 11th. */
export function ordinal(value: number): string {
  const tens = value % 100;
  const suffix = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${suffix}`;
}
