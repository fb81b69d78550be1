import { expect, test } from 'vitest';
import { officialBody } from './official-body.ts';

test('reads the four levels, a heading with text after it, and drops indents made by hand', () => {
  expect(officialBody('　　一、总体要求\n\n （一）征集。每市不少于30篇。\r\n1. 摄影\n（1）须为原创。\n现通知如下。')).toEqual([
    { kind: 'heading', level: 1, text: '一、总体要求', following: '' },
    { kind: 'heading', level: 2, text: '（一）征集。', following: '每市不少于30篇。' },
    { kind: 'heading', level: 3, text: '1. 摄影', following: '' },
    { kind: 'heading', level: 4, text: '（1）须为原创。', following: '' },
    { kind: 'paragraph', text: '现通知如下。' },
  ]);
});

test('a decimal or a long numbered sentence is body text', () => {
  const long = `1.${'各单位要高度重视'.repeat(6)}。`;
  expect(officialBody(`1.5万人参加\n${long}`)).toEqual([
    { kind: 'paragraph', text: '1.5万人参加' },
    { kind: 'paragraph', text: long },
  ]);
});
