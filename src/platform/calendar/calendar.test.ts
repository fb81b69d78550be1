import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  SOLAR_TERM_NAMES,
  addDays,
  dayToLunar,
  describeDate,
  leapMonthOf,
  lunarMonthLength,
  lunarName,
  lunarToDay,
  resolveDate,
  solarTermDay,
} from './calendar.ts';
import { dateRuleSchema } from './date-rules.schemas.ts';

const gregorianDay = fc.integer({ min: 0, max: 73_000 }).map((count) => addDays('1901-01-01', count));

test('every day goes to the lunar calendar and back', () => {
  fc.assert(fc.property(gregorianDay, (day) => lunarToDay(dayToLunar(day)) === day));
});

test('the day after is the next lunar day or the first of a month', () => {
  fc.assert(
    fc.property(gregorianDay, (day) => {
      const today = dayToLunar(day);
      const next = dayToLunar(addDays(day, 1));
      const isLast = today.day === lunarMonthLength(today.year, today.month, today.leap);
      expect(next.day).toBe(isLast ? 1 : today.day + 1);
    }),
  );
});

test('the terms of a year fall in it, in order, 13 to 18 days apart', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2100 }), (year) => {
      const days = SOLAR_TERM_NAMES.map((term) => solarTermDay(term, year));
      for (const [index, day] of days.entries()) {
        expect(day.startsWith(`${year}-`)).toBe(true);
        const before = days[index - 1];
        if (before === undefined) continue;
        expect(day >= addDays(before, 13) && day <= addDays(before, 18)).toBe(true);
      }
    }),
  );
});

test.each([
  [{ kind: 'solar-term', term: '清明' }, 2013, '2013-04-04'],
  [{ kind: 'solar-term', term: '清明' }, 2022, '2022-04-05'],
  [{ kind: 'solar-term', term: '冬至' }, 2013, '2013-12-22'],
  [{ kind: 'solar-term', term: '小寒' }, 2026, '2026-01-05'],
  [{ kind: 'lunar', month: 1, day: 1 }, 2013, '2013-02-10'],
  [{ kind: 'lunar', month: 1, day: 1 }, 2027, '2027-02-06'],
  [{ kind: 'lunar', month: 5, day: 5 }, 2022, '2022-06-03'],
  [{ kind: 'lunar', month: 8, day: 15 }, 2013, '2013-09-19'],
  [{ kind: 'lunar', month: 12, day: 30 }, 2012, '2013-02-09'],
  [{ kind: 'lunar', month: 4, day: 1, leap: true }, 2020, '2020-05-23'],
  [{ kind: 'lunar', month: 4, day: 1, leap: true }, 2021, '2021-05-12'],
  [{ kind: 'date', month: 3, day: 5 }, 2013, '2013-03-05'],
  [{ kind: 'date', month: 2, day: 29 }, 2013, '2013-02-28'],
  [{ kind: 'instant', at: '2013-03-04T17:00:00+08:00' }, 2099, '2013-03-04'],
  [{ kind: 'instant', at: '2013-03-04T17:00:00Z' }, 2099, '2013-03-05'],
] as const)('%j of %i falls on %s', (rule, year, day) => {
  expect(resolveDate(dateRuleSchema.parse(rule), year)).toBe(day);
});

test('leap months are where the published tables have them', () => {
  const leaps = { 2012: 4, 2014: 9, 2017: 6, 2020: 4, 2023: 2, 2025: 6, 2028: 5, 2033: 11 };
  for (const [year, month] of Object.entries(leaps)) expect(leapMonthOf(Number(year))).toBe(month);
  for (const year of [2013, 2015, 2016, 2018, 2024, 2026]) expect(leapMonthOf(year)).toBe(0);
  expect(() => lunarToDay({ year: 2021, month: 4, day: 1, leap: true })).toThrow(RangeError);
});

test('a rule is described as people say it', () => {
  expect(describeDate({ kind: 'solar-term', term: '清明' }, 'zh-CN')).toBe('清明');
  expect(describeDate({ kind: 'solar-term', term: '清明' }, 'en')).toBe('Qingming');
  expect(describeDate({ kind: 'lunar', month: 8, day: 15 }, 'zh-CN')).toBe('中秋节（农历八月十五）');
  expect(describeDate({ kind: 'lunar', month: 8, day: 15 }, 'en')).toBe('Mid-Autumn Festival (lunar month 8, 15th day)');
  expect(describeDate({ kind: 'lunar', month: 6, day: 22, leap: true }, 'zh-CN')).toBe('农历闰六月廿二');
  expect(describeDate({ kind: 'lunar', month: 6, day: 22, leap: true }, 'en')).toBe('lunar leap month 6, 22nd day');
  expect(describeDate({ kind: 'date', month: 3, day: 5 }, 'zh-CN')).toBe('3月5日（学雷锋纪念日）');
  expect(describeDate({ kind: 'date', month: 3, day: 6 }, 'en')).toBe('6 March');
  expect(describeDate({ kind: 'instant', at: '2013-03-04T17:00:00+08:00' }, 'zh-CN')).toBe('2013年3月4日17:00');
});

test('lunar days are named 初一 to 三十', () => {
  expect([1, 10, 11, 19, 20, 21, 29, 30].map((day) => lunarName(12, day))).toEqual(
    ['初一', '初十', '十一', '十九', '二十', '廿一', '廿九', '三十'].map((name) => `腊月${name}`),
  );
});

test('a rule that no year has is refused at the field', () => {
  const refused = dateRuleSchema.safeParse({ kind: 'date', month: 4, day: 31 });
  expect(refused.error?.issues[0]).toMatchObject({ path: ['day'], params: { message: { zh: '这个月没有这一天。', en: 'This month has no such day.' } } });
  expect(dateRuleSchema.safeParse({ kind: 'lunar', month: 13, day: 1 }).success).toBe(false);
  expect(dateRuleSchema.safeParse({ kind: 'solar-term', term: '清明节' }).success).toBe(false);
  expect(dateRuleSchema.safeParse({ kind: 'instant', at: '2013-03-04 17:00' }).success).toBe(false);
});
