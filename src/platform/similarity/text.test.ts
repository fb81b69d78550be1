import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mix } from './mix.ts';
import { compareTexts, readText } from './text/compare-texts.ts';
import { foldText } from './text/fold-text.ts';
import { SHINGLE } from './text/shingles.ts';
import { tellingParts } from './text/telling-parts.ts';
import { anchorsOf, textKeys, WINDOW } from './text/text-keys.ts';

const letter = fc.integer({ min: 0x4e00, max: 0x4e00 + 400 }).map((code) => String.fromCodePoint(code));
const chinese = (minLength: number, maxLength = minLength + 300) => fc.array(letter, { minLength, maxLength }).map((letters) => letters.join(''));

test('width, case, marks, punctuation and space make no difference, and every letter knows where it stood', () => {
  expect(String.fromCodePoint(...foldText('ＡＢＣ，é 第１２章！').letters)).toBe('abce第12章');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const { letters, starts, ends } = foldText(text);
      expect([starts.length, ends.length]).toEqual([letters.length, letters.length]);
      letters.forEach((each, at) => expect([...foldText(text.slice(starts[at], ends[at])).letters]).toContain(each));
    }),
  );
});

test('the mixing of bits loses nothing', () => {
  const words = Array.from({ length: 20_000 }, (_, word) => word * 0x10001);
  expect(new Set(words.map(mix)).size).toBe(words.length);
});

test('keys follow from the letters alone', () => {
  fc.assert(
    fc.property(chinese(40), fc.array(fc.tuple(fc.nat(), fc.constantFrom(' ', '，', '。', '\n', '“')), { maxLength: 30 }), (text, marks) => {
      let marked = text;
      for (const [place, mark] of marks) marked = `${marked.slice(0, place % marked.length)}${mark}${marked.slice(place % marked.length)}`;
      expect(textKeys(readText(marked).shingles)).toEqual(textKeys(readText(text).shingles));
    }),
  );
});

test('a passage as long as a window and a shingle leaves the same anchor, whatever stands around it', () => {
  fc.assert(
    fc.property(chinese(WINDOW + SHINGLE - 1, WINDOW + SHINGLE + 40), chinese(0, 200), chinese(0, 200), chinese(0, 200), (passage, before, after, other) => {
      const [first, second] = [textKeys(readText(before + passage + after).shingles), textKeys(readText(other + passage).shingles)];
      expect([...first.anchors].some((key) => second.anchors.includes(key))).toBe(true);
    }),
  );
});

test('MinHash bands are independent of order, and shared by chance as their resemblance says', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(0xffffffff), { minLength: 1, maxLength: 200 }), (shingles) => {
      expect(textKeys(Uint32Array.from(shingles.toReversed())).bands).toEqual(textKeys(Uint32Array.from(shingles)).bands);
    }),
  );
  // Of two sets of resemblance 1/3 a band of 3 values is shared once in 27 times.
  let shared = 0;
  for (let round = 0; round < 400; round++) {
    const of = (from: number) => Uint32Array.from({ length: 300 }, (_, at) => mix(round * 100_000 + from + at));
    const [first, second] = [textKeys(of(0)).bands, textKeys(of(150)).bands];
    shared += first.filter((key, band) => key === second[band]).length;
  }
  expect(shared / (400 * 16)).toBeGreaterThan(1 / 27 / 1.4);
  expect(shared / (400 * 16)).toBeLessThan((1 / 27) * 1.4);
});

test('a comparison is exact: a text in a longer one is contained, passages are told where they stand in both', () => {
  fc.assert(
    fc.property(chinese(30, 120), chinese(30, 200), (text, around) => {
      const longer = `${around}。${text}，${around}`;
      const { contained, passages, score } = compareTexts(readText(text), readText(longer));
      expect(contained).toBe(1);
      expect(score).toBe(1);
      for (const each of passages) expect([...foldText(text.slice(each.from, each.to)).letters]).toEqual([...foldText(longer.slice(each.otherFrom, each.otherTo)).letters]);
    }),
  );
});

test('paragraphs in another order keep their likeness; unlike texts have none', () => {
  const [a, b, c] = ['清晨的雪还没有停，扫雪的人已经把通往学校的小路清了出来。', '他说，能帮上别人一把，心里就暖和，邻居们都这样讲。', '巷口的灯亮了一夜，是为晚归的人留的，谁也没有提起过。'] as const;
  expect(compareTexts(readText(a + b + c), readText(c + a + b)).score).toBeGreaterThan(0.7);
  expect(compareTexts(readText(a + b), readText(c)).score).toBe(0);
});

test('what very many texts hold counts for nothing, unless the texts are the same as a whole', () => {
  const common = '本人承诺所提交作品为原创，不存在抄袭剽窃等侵犯他人著作权的行为，同意主办单位将作品用于公益宣传展示和出版，由此产生的一切法律责任由作者本人承担，与主办单位没有关系，特此声明。';
  const [one, other] = [readText(`老街的豆腐坊开了三十年，她天不亮就起来磨豆子。${common}`), readText(`山里的小学只有一位老师，他每天背着孩子过河去上课。${common}`)];
  expect(compareTexts(one, other).score).toBeGreaterThan(0.5);
  const anchors = [...textKeys(one.shingles).anchorAt];
  const inCommon = new Set(anchors.filter((at) => at > 24));
  expect(compareTexts(one, other, inCommon, anchors)).toMatchObject({ score: 0, passages: [] });
  expect(compareTexts(one, one, new Set(anchors), anchors).score).toBe(1);
});

test('beside what very many hold, the rest of one and the same run counts', () => {
  const shingle = fc.nat(0xffffffff);
  fc.assert(
    fc.property(fc.uniqueArray(shingle, { minLength: WINDOW + 20, maxLength: 300 }), fc.nat(200), (list, from) => {
      const shingles = Uint32Array.from(list);
      const run = { first: 0, second: from, length: shingles.length };
      const anchors = anchorsOf(shingles);
      expect(tellingParts(shingles, run, new Set(), anchors)).toEqual([run]);
      expect(tellingParts(shingles, run, new Set(anchors), anchors)).toEqual([]);
      const [last, before] = [anchors.at(-1)!, anchors.at(-2)];
      // Only the last anchor is common: all up to the one before it, and that one, are the texts' own.
      expect(tellingParts(shingles, run, new Set([last]), anchors)).toEqual(before === undefined ? [] : [{ first: 0, second: from, length: before + 1 }]);
      for (const part of tellingParts(shingles, run, new Set(anchors.filter((_, number) => number % 3 === 0)), anchors)) {
        expect(part.second - part.first).toBe(from);
        expect(anchors.filter((at) => at >= part.first && at < part.first + part.length).every((at) => anchors.indexOf(at) % 3 !== 0)).toBe(true);
      }
    }),
  );
});
