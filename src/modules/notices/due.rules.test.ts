import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextOutsideQuietHours } from '../../platform/calendar/calendar.ts';
import { lateSeconds, lateWords, nextReminder, QUIET, reminderSlots, slotToSend } from './due.rules.ts';

const at = (text: string) => new Date(`2026-03-${text}:00+08:00`);
const defaults = { before: [24, 2], after: [24] };
const instants = fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
const hours = fc.uniqueArray(fc.integer({ min: 1, max: 720 }), { maxLength: 6 });
const schedules = fc.record({ before: hours, after: hours });

test('reminders of a due time at five in the afternoon', () => {
  expect(reminderSlots(at('04T17:00'), defaults).map((slot) => [slot.kind, slot.at])).toEqual([['before', at('03T17:00')], ['before', at('04T15:00')], ['after', at('05T17:00')]]);
});

test('one that falls into the night waits for the morning, and is left out when the due time comes first', () => {
  expect(reminderSlots(at('04T09:00'), { before: [2, 12], after: [] }).map((slot) => slot.at)).toEqual([at('04T08:00'), at('04T08:00')]);
  expect(reminderSlots(at('04T08:00'), { before: [2], after: [] })).toEqual([]);
});

test('no reminder before the due time goes out at or after it, and none in the night', () => {
  fc.assert(
    fc.property(instants, schedules, (due, schedule) => {
      for (const slot of reminderSlots(due, schedule)) {
        expect(nextOutsideQuietHours(slot.at, QUIET)).toEqual(slot.at);
        expect(slot.kind === 'before' ? slot.at < due : slot.at >= due).toBe(true);
      }
    }),
  );
});

test('followed minute by minute or in one leap, each slot is sent once at most and time unwatched makes one message', () => {
  fc.assert(
    fc.property(instants, schedules, fc.array(fc.integer({ min: 1, max: 6000 }), { minLength: 1, maxLength: 40 }), (due, schedule, steps) => {
      let now = new Date(due.getTime() - 800 * 3_600_000);
      let planned = nextReminder(due, schedule, now);
      const sent: string[] = [];
      for (const minutes of steps) {
        now = new Date(now.getTime() + minutes * 60_000);
        if (planned === null || planned > now) continue;
        const slot = slotToSend(due, schedule, planned, now);
        if (slot !== null) {
          sent.push(`${slot.kind}${slot.hours}`);
          expect(slot.kind === 'after' || now < due).toBe(true);
        }
        planned = nextReminder(due, schedule, now);
        expect(planned === null || planned > now).toBe(true);
      }
      expect(new Set(sent).size).toBe(sent.length);
    }),
  );
});

test('a reminder before the due time that nobody watched over is not sent once the time is over', () => {
  const due = at('04T17:00');
  const schedule = { before: [2], after: [24] };
  expect(slotToSend(due, schedule, at('04T15:00'), at('04T16:59'))).toMatchObject({ kind: 'before', hours: 2 });
  expect(slotToSend(due, schedule, at('04T15:00'), at('04T17:00'))).toBeNull();
  expect(slotToSend(due, schedule, at('04T15:00'), at('05T18:00'))).toMatchObject({ kind: 'after', hours: 24 });
});

test('late by the second, in words rounded down', () => {
  const due = at('04T17:00');
  expect(lateSeconds(due, due)).toBeNull();
  expect(lateSeconds(due, new Date(due.getTime() + 400))).toBe(1);
  expect(lateSeconds(due, at('04T19:30'))).toBe(9000);
  expect([lateWords(9000, 'zh-CN'), lateWords(9000, 'en')]).toEqual(['迟交2小时', '2 hours late']);
  expect([lateWords(59, 'zh-CN'), lateWords(59, 'en')]).toEqual(['迟交不到1分钟', 'less than a minute late']);
  expect(lateWords(3 * 86_400, 'zh-CN')).toBe('迟交3天');
});

test('words of lateness never speak of what is left or of the past tense of a clock', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 8 }), (seconds) => {
      expect(lateWords(seconds, 'zh-CN')).toMatch(/^迟交(\d+(年|个月|天|小时|分钟)|不到1分钟)$/);
      expect(lateWords(seconds, 'en')).toMatch(/ late$/);
    }),
  );
});
