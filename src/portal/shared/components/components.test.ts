import fc from 'fast-check';
import { expect, test } from 'vitest';
import { href, localPath, neutralPath, withQuery } from '../addresses.ts';
import { pageNumbers } from './pagination.tsx';
import { placePhases } from './phase-line.rules.ts';
import { excerpt, paragraphs } from './prose.tsx';

const day = (text: string) => `${text}T00:00:00+08:00`;
const PHASES = [
  { name: '启动', from: day('2013-03-05'), to: day('2013-05-15') },
  { name: '推进', from: day('2013-05-15'), to: day('2013-12-01') },
  { name: '总结', from: day('2013-12-01'), to: day('2014-01-01') },
];

test.each([
  ['2013-01-01', ['next', 'next', 'next'], [0, null, null]],
  ['2013-03-05', ['now', 'next', 'next'], [0, null, null]],
  ['2013-05-15', ['past', 'now', 'next'], [null, 0, null]],
  ['2013-08-23', ['past', 'now', 'next'], [null, 50, null]],
  ['2014-06-01', ['past', 'past', 'past'], [null, null, 100]],
])('on %s the phases stand so, and today is marked once', (now, states, today) => {
  const placed = placePhases(PHASES, [], day(now));
  expect(placed.map(({ state }) => state)).toEqual(states);
  expect(placed.map((each) => each.today)).toEqual(today);
});

test('milestones stand in the phase they fall in; a gap shows the end of the phase before; no phase becomes too narrow', () => {
  const placed = placePhases(PHASES, [{ name: '会', on: day('2013-05-15') }, { name: '早', on: day('2013-01-01') }], day('2013-06-01'));
  expect(placed.map(({ milestones }) => milestones.map(({ milestone, at }) => [milestone.name, at]))).toEqual([[['早', 0]], [['会', 0]], []]);
  expect(Math.max(...placed.map(({ span }) => span))).toBeLessThanOrEqual(6);
  const gap = placePhases([PHASES[0]!, PHASES[2]!], [], day('2013-08-01'));
  expect(gap.map(({ today }) => today)).toEqual([100, null]);
});

test('any phases and instants: today is marked exactly once and every milestone once', () => {
  const instant = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => seconds * 1000);
  const phase = fc.record({ name: fc.constant('x'), from: instant, length: fc.integer({ min: 1, max: 1e10 }) }).map(({ name, from, length }) => ({ name, from, to: from + length }));
  fc.assert(
    fc.property(fc.array(phase, { minLength: 1, maxLength: 8 }), fc.array(instant, { maxLength: 8 }), instant, (phases, marks, now) => {
      const placed = placePhases(phases, marks.map((on) => ({ name: 'm', on })), now);
      expect(placed.filter(({ today }) => today !== null)).toHaveLength(1);
      expect(placed.flatMap(({ milestones }) => milestones)).toHaveLength(marks.length);
    }),
  );
});

test('page numbers: the ends, the neighbours, gaps of one filled', () => {
  expect(pageNumbers(1, 1)).toEqual([1]);
  expect(pageNumbers(5, 12)).toEqual([1, 0, 4, 5, 6, 0, 12]);
  expect(pageNumbers(3, 12)).toEqual([1, 2, 3, 4, 0, 12]);
  expect(pageNumbers(4, 12)).toEqual([1, 2, 3, 4, 5, 0, 12]);
});

test('addresses: languages, queries, and nothing leads off the site', () => {
  expect([href('en', '/'), href('en', '/?a=1'), href('en', '/works'), href('zh-CN', '/works')]).toEqual(['/en', '/en?a=1', '/en/works', '/works']);
  for (const path of ['/', '/works/1?x=2', '/?a=1']) expect(neutralPath(href('en', path))).toBe(path);
  expect(neutralPath('/england')).toBe('/england');
  expect(withQuery('/a', { b: '雪 &', c: undefined, d: '', e: 0 })).toBe('/a?b=%E9%9B%AA+%26&e=0');
  fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('//x.test', '/\\x.test', '/\t/x.test', '/%2F/x')), (text) => {
    const path = localPath(text);
    expect(path).toMatch(/^\/(?!\/)/);
    expect(new URL(path, 'http://here.test').host).toBe('here.test');
  }));
});

test('texts: paragraphs without hand-made indents, openings without half words', () => {
  expect(paragraphs('\u3000\u3000一\r\n\r\n 二 \n')).toEqual(['一', '二']);
  expect(excerpt('一二三四', 4)).toBe('一二三四');
  expect(excerpt('一二三四五', 4)).toBe('一二三四…');
  expect(excerpt('Winter in the north', 6)).toBe('Winter in…');
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 50 }), (text, length) => [...excerpt(text, length)].length <= length * 2 + 1));
});
