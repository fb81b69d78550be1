import fc from 'fast-check';
import { expect, test } from 'vitest';
import { missingFigure, piecesOf, typedNumber } from './bulletins.rules.ts';

test('the pieces of a text put together are the text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string().filter((text) => !/[{}]/.test(text)), fc.integer({ min: 1, max: 40 }).map((place) => `{${place}}`))), (parts) => {
      const text = parts.join('');
      expect(piecesOf(text).map((piece) => ('text' in piece ? piece.text : `{${piece.figure + 1}}`)).join('')).toBe(text);
    }),
  );
});

test('dates, times and ordinals may be typed; what counts may not', () => {
  const fine = ['截至2026年3月5日17:00，第3期，共收到{1}件。', '一个小故事，两位好人，三月进展。', '2026-03-05起，第十届。'];
  for (const text of fine) expect(typedNumber(text, 'zh-CN')).toBeUndefined();
  expect(typedNumber('共收到作品3,500件。', 'zh-CN')).toBe('3,500');
  expect(typedNumber('共收到作品３５件。', 'zh-CN')).toBe('３５');
  expect(typedNumber('共收到作品三千五百余件。', 'zh-CN')).toBe('三千五百余');
  expect(typedNumber('By 5 March 2026 {1} works came in, the 3rd round, at 17:00, in May.', 'en')).toBeUndefined();
  expect(typedNumber('Some 3,500 works came in.', 'en')).toBe('3,500');
});

test('a place without a figure is named', () => {
  expect(missingFigure('{1}和{2}', 2)).toBeUndefined();
  expect(missingFigure('{1}和{3}', 2)).toBe(3);
  expect(missingFigure('{0}', 2)).toBe(0);
});
