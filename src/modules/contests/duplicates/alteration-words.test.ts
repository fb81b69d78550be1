import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markPassages, stepsOfAlteration } from './alteration-words.ts';

const plain = { same: false, mirrored: false, turned: 0, shown: 1, filled: 1, frames: null };

test('an alteration is told in steps, without what is only measured', () => {
  expect(stepsOfAlteration({ ...plain, same: true })).toEqual([{ step: 'same' }]);
  expect(stepsOfAlteration({ ...plain, turned: 2, shown: 0.97 })).toEqual([{ step: 'as-is' }]);
  expect(stepsOfAlteration({ ...plain, mirrored: true, turned: -91, shown: 0.64 })).toEqual([{ step: 'mirrored' }, { step: 'turned', degrees: -90 }, { step: 'cut', percent: 36 }]);
  expect(stepsOfAlteration({ ...plain, turned: -179, filled: 0.5 })).toEqual([{ step: 'turned', degrees: 180 }, { step: 'added', percent: 50 }]);
  expect(stepsOfAlteration({ ...plain, turned: 7 })).toEqual([{ step: 'turned', degrees: 7 }]);
});

test('marking passages keeps the text whole, and marks what lies in one of them', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 8 }), (text, pairs) => {
      const passages = pairs.map(([a, b]) => ({ from: Math.min(a, b, text.length), to: Math.min(Math.max(a, b), text.length) }));
      const parts = markPassages(text, passages);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      let at = 0;
      for (const part of parts) {
        for (const end = at + part.text.length; at < end; at++) expect(passages.some(({ from, to }) => at >= from && at < to)).toBe(part.matches);
      }
    }),
  );
});
