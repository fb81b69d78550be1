import { expect, test } from 'vitest';
import { sizeInWords } from './size-in-words.ts';

test('bytes are told in the largest unit that leaves a whole', () => {
  expect(sizeInWords(0, 'en')).toBe('0 B');
  expect(sizeInWords(1023, 'en')).toBe('1,023 B');
  expect(sizeInWords(1024, 'en')).toBe('1 KB');
  expect(sizeInWords(3.25 * 1024 * 1024, 'zh-CN')).toBe('3.3 MB');
  expect(sizeInWords(5000 * 1024 ** 3, 'en')).toBe('5,000 GB');
});
