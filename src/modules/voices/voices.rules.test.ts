import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DECISIONS, dueAfterWorkingDays, firstState, isOpenAt, pagesOf, placePage, placesOfPage, POST_STATES, postAfter } from './voices.rules.ts';

test('pages hold every place once, newest first', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 40 }), (places, size) => {
      const seen: number[] = [];
      for (let page = 1; page <= pagesOf(places, size); page++) {
        const span = placesOfPage(places, page, size);
        if (span === undefined) continue;
        for (let place = span.from; place >= span.to; place--) {
          seen.push(place);
          expect(placePage(places, place, size)).toBe(page);
        }
      }
      expect(seen).toEqual(Array.from({ length: places }, (_, index) => places - index));
      expect(placesOfPage(places, pagesOf(places, size) + 1, size)).toBeUndefined();
    }),
  );
});

test('what was withdrawn stays so, and only a decision shows again what one took down', () => {
  for (const action of DECISIONS) expect(postAfter('withdrawn', action)).toBeUndefined();
  for (const state of POST_STATES) {
    for (const action of DECISIONS) {
      const next = postAfter(state, action);
      if (next === 'shown') expect(['show', 'restore']).toContain(action);
      expect(next).not.toBe(state);
    }
  }
  expect([firstState('before', false), firstState('before', true), firstState('after', false)]).toEqual(['waiting', 'shown', 'shown']);
});

test('an answer is due at the end of a working day, so many working days later', () => {
  // A Thursday in Shanghai: 15 working days later is a Thursday three weeks on.
  expect(dueAfterWorkingDays(new Date('2026-03-05T09:00:00+08:00'), 15).toISOString()).toBe('2026-03-26T16:00:00.000Z');
  // Late on a Friday, still Friday in Shanghai: Monday is the first day.
  expect(dueAfterWorkingDays(new Date('2026-03-06T23:30:00+08:00'), 1).toISOString()).toBe('2026-03-09T16:00:00.000Z');
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }), fc.integer({ min: 1, max: 40 }), (from, days) => {
      const due = dueAfterWorkingDays(from, days);
      const dayBefore = new Date(due.getTime() - 1 + 8 * 3_600_000).getUTCDay();
      expect(due > from && dayBefore >= 1 && dayBefore <= 5).toBe(true);
    }),
  );
});

test('a window begins with its opening and ends before its close', () => {
  const each = { state: 'open', opensAt: new Date(1000), closesAt: new Date(2000) };
  expect([999, 1000, 1999, 2000].map((at) => isOpenAt(each, new Date(at)))).toEqual([false, true, true, false]);
  expect(isOpenAt({ ...each, state: 'draft' }, new Date(1500))).toBe(false);
});
