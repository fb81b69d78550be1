import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AuthorView } from '../contests.schemas.ts';
import { creditName, isCategoryOpen, windowOf } from '../contests.rules.ts';
import { mergeAuthors } from '../entries/authors.rules.ts';
import { callersOf, leftAt } from './call-in.rules.ts';
import { compareFields, compareTexts } from './field-diff.rules.ts';
import { type Region, regionInTheWay } from './region-minimum.rules.ts';

test('an office that keeps to the minimum can serve every region that has entries, however it chooses', () => {
  const waiting = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(waiting, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 8 }), fc.infiniteStream(fc.nat()), (counts, minimum, spare, choose) => {
      const regions = counts.map((count, index) => ({ id: `r${index}`, forwarded: 0, waiting: count }));
      // A quota that can serve every minimum.
      let left = regions.reduce((sum, region) => sum + Math.min(minimum, region.waiting), 0) + spare;
      while (left > 0) {
        const able = regions.filter((region) => region.waiting > 0 && regionInTheWay(regions, minimum, left, region.id) === null);
        if (able.length === 0) break;
        const region = able[choose.next().value! % able.length]!;
        region.forwarded++;
        region.waiting--;
        left--;
      }
      counts.forEach((count, index) => expect(regions[index]!.forwarded).toBeGreaterThanOrEqual(Math.min(minimum, count)));
    }),
  );
});

test('a region under its minimum always may go, one over it may not take the last places of another', () => {
  const regions: Region[] = [{ id: 'east', forwarded: 2, waiting: 3 }, { id: 'west', forwarded: 0, waiting: 1 }];
  expect(regionInTheWay(regions, 1, 1, 'east')?.id).toBe('west');
  expect(regionInTheWay(regions, 1, 1, null)?.id).toBe('west');
  expect(regionInTheWay(regions, 1, 1, 'west')).toBeNull();
  expect(regionInTheWay(regions, 1, 2, 'east')).toBeNull();
  expect(regionInTheWay([{ id: 'east', forwarded: 2, waiting: 3 }, { id: 'west', forwarded: 0, waiting: 0 }], 1, 1, 'east')).toBeNull();
});

test('what changed is cut so that both sides are whole and the parts that stayed are alike', () => {
  const text = fc.array(fc.constantFrom('雪停了。', '他走了三里路。', '\n', '为什么？', 'no stop'), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const cut = compareTexts(before, after);
      const whole = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join('');
      const stayed = (pieces: readonly { text: string; changed: boolean }[]) => whole(pieces.filter(({ changed }) => !changed));
      expect([whole(cut.before), whole(cut.after)]).toEqual([before, after]);
      expect(stayed(cut.before)).toBe(stayed(cut.after));
      if (before === after) expect(cut.before.every(({ changed }) => !changed)).toBe(true);
    }),
  );
  expect(compareTexts('雪停了。他走了。', '雪停了。她走了。').after).toEqual([{ text: '雪停了。', changed: false }, { text: '她走了。', changed: true }]);
  expect(compareFields(new Map([['body', 'a'], ['files', 'x']]), new Map([['body', 'a'], ['answers.how', 'new']])).map(({ field }) => field)).toEqual(['files', 'answers.how']);
});

test('only offices above may call in, and only what was set aside or not decided in time', () => {
  const day = new Date('2026-04-15T00:00:00Z');
  const base = { holderId: null, last: { action: 'set-aside', from: 'county' }, tiers: ['county', 'city', 'host'], deadlines: new Map([[2, day]]) };
  expect(callersOf({ ...base, state: 'set-aside' }, day)).toEqual(['city', 'host']);
  expect(leftAt({ ...base, state: 'waiting', holderId: 'county', last: { action: 'submitted', from: 'school' } }, new Date(day.getTime() - 1))).toBeNull();
  expect(callersOf({ ...base, state: 'waiting', holderId: 'county', last: { action: 'submitted', from: 'school' } }, day)).toEqual(['city', 'host']);
  expect(callersOf({ ...base, state: 'waiting', holderId: 'host', last: { action: 'forwarded', from: 'city' } }, day)).toEqual([]);
  expect(leftAt({ ...base, state: 'set-aside', last: { action: 'unpublished', from: 'host' } }, day)).toBeNull();
});

test('a category\'s window lies in the contest\'s, and an extension outlasts both', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour));
  const contest = { state: 'open', opensAt: at(4), closesAt: at(20) };
  fc.assert(
    fc.property(fc.option(fc.integer({ min: 0, max: 23 })), fc.option(fc.integer({ min: 0, max: 23 })), fc.integer({ min: 0, max: 23 }), (opens, closes, now) => {
      const category = { opensAt: opens === null ? null : at(opens), closesAt: closes === null ? null : at(closes), closed: false };
      const { opensAt, closesAt } = windowOf(contest, category);
      expect(opensAt >= contest.opensAt && closesAt <= contest.closesAt).toBe(true);
      if (isCategoryOpen(contest, category, at(now))) expect(at(now) >= contest.opensAt && at(now) < contest.closesAt).toBe(true);
      expect(isCategoryOpen(contest, { ...category, closed: true }, at(now))).toBe(false);
      expect(isCategoryOpen({ ...contest, state: 'closed' }, { ...category, closed: true }, at(now), at(now + 1))).toBe(true);
      expect(isCategoryOpen({ ...contest, state: 'draft' }, category, at(now), at(now + 1))).toBe(false);
    }),
  );
});

test('a consent stays with the name that gave it, and no name shows before there is one', () => {
  const author = { name: '李明', credit: 'full' as const, address: 'ms' as const, under14: false };
  const [first, second] = mergeAuthors([], [author, { ...author, name: '王芳', role: 'tutor' }], 'public') as [AuthorView, AuthorView];
  expect([first.consent, second.consent]).toEqual(['held', 'missing']);
  expect([creditName(first), creditName(second)]).toEqual(['李明', '']);
  const given = { ...second, consent: 'given' as const, credit: 'masked' as const };
  expect(creditName(given)).toBe('王女士（指导）');
  // Who entered the work cannot choose for somebody who chose themselves, and a new name has not chosen.
  expect(mergeAuthors([first, given], [author, { ...given, credit: 'full' }], 'public')[1]).toMatchObject({ id: given.id, consent: 'given', credit: 'masked' });
  expect(mergeAuthors([first, given], [author, { ...given, name: '王方' }], 'public')[1]).toMatchObject({ consent: 'missing' });
  expect(mergeAuthors([], [author, { ...author, name: '王芳', invite: true }], 'unit').map(({ consent }) => consent)).toEqual(['held', 'missing']);
  const child = { ...author, name: '小雨', under14: true };
  expect(mergeAuthors([], [child], 'unit')[0]).toMatchObject({ guardian: 'missing', fullName: false });
  expect(creditName({ ...child, address: 'pupil' })).toBe('小同学');
  expect(creditName({ ...child, fullName: true })).toBe('小雨');
});
