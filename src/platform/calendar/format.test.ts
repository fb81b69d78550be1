import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dayOf,
  formatDay,
  formatInstant,
  formatNumber,
  formatOfficialDate,
  inWords,
  instantAt,
  nextOutsideQuietHours,
  parseDay,
  zonedParts,
} from './calendar.ts';

const now = '2013-03-01T09:00:00+08:00';

test.each([
  ['2013-03-04T17:00:00+08:00', '还有3天', 'in 3 days'],
  ['2013-03-03T08:59:00+08:00', '还有47小时', 'in 47 hours'],
  ['2013-03-01T10:30:00+08:00', '还有90分钟', 'in 90 minutes'],
  ['2013-03-01T09:00:30+08:00', '1分钟内', 'within a minute'],
  ['2013-03-01T07:00:00+08:00', '2小时前', '2 hours ago'],
  ['2013-03-01T08:59:30+08:00', '刚刚', 'just now'],
  ['2012-12-01T09:00:00+08:00', '2个月前', '2 months ago'],
  ['2016-03-15T09:00:00+08:00', '还有3年', 'in 3 years'],
])('%s is %s, %s', (instant, zh, en) => {
  expect(inWords(instant, now, 'zh-CN')).toBe(zh);
  expect(inWords(instant, now, 'en')).toBe(en);
});

test('words say on which side an instant lies, never more than there is, and never of an event that its time is up', () => {
  const sizes: Record<string, number> = { 年: 365.2425 * 86_400, 个月: 30.436875 * 86_400, 天: 86_400, 小时: 3600, 分钟: 60 };
  const english: Record<string, string> = { 年: 'year', 个月: 'month', 天: 'day', 小时: 'hour', 分钟: 'minute' };
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4e9 }), fc.boolean(), (seconds, past) => {
      const at = Date.parse(now) + (past ? -1000 : 1000) * seconds;
      const [zh, en] = [inWords(at, now, 'zh-CN'), inWords(at, now, 'en')];
      if (seconds < 60) {
        expect([zh, en]).toEqual(past && seconds > 0 ? ['刚刚', 'just now'] : ['1分钟内', 'within a minute']);
        return;
      }
      const [, count, unit] = (past ? /^(\d+)(\D+)前$/ : /^还有(\d+)(\D+)$/).exec(zh) ?? [];
      const least = Number(count) * sizes[unit!]!;
      expect(seconds).toBeGreaterThanOrEqual(least);
      expect(seconds).toBeLessThan(least + sizes[unit!]!);
      expect(en).toBe(past ? `${count} ${english[unit!]}${count === '1' ? '' : 's'} ago` : `in ${count} ${english[unit!]}${count === '1' ? '' : 's'}`);
    }),
  );
});

test('instants and days are written in both languages', () => {
  expect(formatInstant('2013-03-04T09:00:00Z', 'zh-CN')).toBe('2013年3月4日17:00');
  expect(formatInstant('2013-03-04T09:00:00Z', 'en')).toBe('4 March 2013, 17:00');
  expect(formatInstant('2013-03-04T09:00:00Z', 'en', 'Europe/London')).toBe('4 March 2013, 09:00');
  expect(formatDay('2013-03-05', 'zh-CN', { weekday: true })).toBe('2013年3月5日 星期二');
  expect(formatDay('2013-03-05', 'en', { weekday: true })).toBe('Tuesday 5 March 2013');
  expect(formatOfficialDate('2026-01-05')).toBe('2026年1月5日');
  expect(formatNumber(1_030_000, 'zh-CN')).toBe('1,030,000');
  expect(formatNumber(2.345, 'en', 1)).toBe('2.3');
});

test('days and times that do not exist are refused', () => {
  for (const day of ['2013-02-29', '2013-13-01', '2013-1-1', '']) expect(() => parseDay(day)).toThrow(RangeError);
  expect(() => instantAt('2013-03-05', '24:00')).toThrow(RangeError);
  expect(() => inWords('soon', now, 'en')).toThrow(RangeError);
});

test('a wall time names the instant that shows it', () => {
  const zones = fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'America/St_Johns', 'UTC');
  const epochs = fc.integer({ min: Date.UTC(1995, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
  fc.assert(
    fc.property(zones, epochs, (zone, minutes) => {
      const { hour, minute } = zonedParts(minutes * 60_000, zone);
      const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
      const found = instantAt(dayOf(minutes * 60_000, zone), time, zone);
      expect(zonedParts(found, zone)).toEqual(zonedParts(minutes * 60_000, zone));
    }),
  );
  expect(instantAt('2021-03-28', '02:30', 'Europe/Berlin').toISOString()).toBe('2021-03-28T01:30:00.000Z');
});

test('what falls in quiet hours waits until they end', () => {
  const quiet = { from: '21:00', to: '08:00' };
  const next = (at: string): string => formatInstant(nextOutsideQuietHours(at, quiet), 'zh-CN');
  expect(next('2013-03-04T20:59:59+08:00')).toBe('2013年3月4日20:59');
  expect(next('2013-03-04T21:00:00+08:00')).toBe('2013年3月5日08:00');
  expect(next('2013-03-05T00:30:00+08:00')).toBe('2013年3月5日08:00');
  expect(next('2013-03-05T08:00:00+08:00')).toBe('2013年3月5日08:00');
  expect(nextOutsideQuietHours('2013-03-05T13:00:00+08:00', { from: '12:00', to: '14:00' }).toISOString()).toBe('2013-03-05T06:00:00.000Z');
});

test('the answer is never quiet and never earlier', () => {
  const time = fc.integer({ min: 0, max: 1439 }).map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.integer({ min: 1_262_304_000, max: 1_893_456_000 }), time, time, (second, from, to) => {
      const at = new Date(second * 1000);
      const answer = nextOutsideQuietHours(at, { from, to });
      expect(answer >= at).toBe(true);
      expect(nextOutsideQuietHours(answer, { from, to })).toEqual(answer);
    }),
  );
});
