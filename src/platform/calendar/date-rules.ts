import type { Locale } from '../i18n/messages.ts';
import type { DateRule } from './date-rules.schemas.ts';
import { lunarFestival, solarFestival } from './festivals.ts';
import { formatInstant, formatMonthDay, ordinal } from './format.ts';
import { leapMonthOf, lunarMonthLength, lunarName, lunarToDay } from './lunar.ts';
import { SOLAR_TERMS, solarTermDay } from './solar-terms.ts';
import { dayOf, dayString, daysInMonth } from './zoned-time.ts';

/**
 * The Gregorian day, `YYYY-MM-DD`, on which a rule falls.
 *
 * `year` is the Gregorian year for dates and solar terms, and the lunar year for lunar dates: the one whose Spring
 * Festival falls in `year`, so days of its twelfth month mostly fall in the January after. 29 February falls on the 28th
 * in a common year; day 30 of a 29-day lunar month on the 29th (as 除夕 does); a leap month that the year lacks on the
 * ordinary month. An instant keeps its own day in `zone`, whatever the year.
 */
export function resolveDate(rule: DateRule, year: number, zone?: string): string {
  switch (rule.kind) {
    case 'date':
      return dayString(year, rule.month, Math.min(rule.day, daysInMonth(year, rule.month)));
    case 'solar-term':
      return solarTermDay(rule.term, year);
    case 'lunar': {
      const leap = rule.leap === true && leapMonthOf(year) === rule.month;
      const day = Math.min(rule.day, lunarMonthLength(year, rule.month, leap));
      return lunarToDay({ year, month: rule.month, day, leap });
    }
    case 'instant':
      return dayOf(rule.at, zone);
  }
}

/** A rule in words: 清明, 中秋节（农历八月十五）, 3月5日（学雷锋纪念日）; Qingming, Mid-Autumn Festival (lunar month 8, 15th day). */
export function describeDate(rule: DateRule, locale: Locale, zone?: string): string {
  const zh = locale === 'zh-CN';
  switch (rule.kind) {
    case 'date': {
      const date = formatMonthDay(rule.month, rule.day, locale);
      const name = solarFestival(rule.month, rule.day);
      if (!name) return date;
      return zh ? `${date}（${name.zh}）` : `${date} (${name.en})`;
    }
    case 'solar-term':
      return zh ? rule.term : SOLAR_TERMS[rule.term];
    case 'lunar': {
      const date = zh
        ? `农历${lunarName(rule.month, rule.day, rule.leap)}`
        : `lunar ${rule.leap ? 'leap ' : ''}month ${rule.month}, ${ordinal(rule.day)} day`;
      const name = rule.leap ? undefined : lunarFestival(rule.month, rule.day);
      if (!name) return date;
      return zh ? `${name.zh}（${date}）` : `${name.en} (${date})`;
    }
    case 'instant':
      return formatInstant(rule.at, locale, zone);
  }
}
