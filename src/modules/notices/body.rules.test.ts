import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatOfficialNumber } from '../../platform/documents/official-document.ts';
import { bodyBlocks, bodyText, chineseNumeral, renumber, setLevel } from './body.rules.ts';

const TEXT = '各市文明办：\n一、总体要求。认真落实。\n（一）时间\n单位\t人数\n甲\t3\n乙\t4\n二、工作安排';

test('pasted text becomes headings, paragraphs and a table', () => {
  expect(bodyBlocks(TEXT)).toEqual([
    { kind: 'paragraph', text: '各市文明办：' },
    { kind: 'heading', level: 1, text: '一、总体要求。', following: '认真落实。' },
    { kind: 'heading', level: 2, text: '（一）时间', following: '' },
    { kind: 'table', header: ['单位', '人数'], rows: [['甲', '3'], ['乙', '4']] },
    { kind: 'heading', level: 1, text: '二、工作安排', following: '' },
  ]);
  expect(bodyText(bodyBlocks(TEXT))).toBe(TEXT);
});

test('text and blocks go round', () => {
  const line = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('一、甲', '（二）乙。丙', '1.丁', '（3）戊', 'a\tb\tc', '\t', ''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const blocks = bodyBlocks(lines.join('\n'));
      expect(bodyBlocks(bodyText(blocks))).toEqual(blocks);
    }),
  );
});

test('headings are numbered afresh level by level', () => {
  expect(renumber('三、甲\n（五）乙\n（九）丙\n7.丁\n正文\n一、戊\n（二）己')).toBe('一、甲\n（一）乙\n（二）丙\n1.丁\n正文\n二、戊\n（一）己');
  const text = '一、甲\n乙\n二、丙';
  expect(setLevel(text, 4, 1)).toBe('一、甲\n二、乙\n三、丙');
  expect(setLevel(text, 0, 0)).toBe('甲\n乙\n一、丙');
  fc.assert(fc.property(fc.array(fc.constantFrom('一、甲', '（一）乙', '1.丙', '（1）丁', '正文'), { maxLength: 30 }), (lines) => {
      expect(renumber(renumber(lines.join("\n")))).toBe(renumber(lines.join("\n")));
    }),
  );
});

test('numerals and numbers', () => {
  expect([1, 10, 11, 20, 21, 99].map(chineseNumeral)).toEqual(['一', '十', '十一', '二十', '二十一', '九十九']);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 2000, max: 2100 }), (serial, year) => {
      expect(formatOfficialNumber({ series: '鹤文明办', year, serial })).toMatch(/^鹤文明办〔20\d\d〕[1-9]\d*号$|^鹤文明办〔2100〕[1-9]\d*号$/u);
    }),
  );
});
