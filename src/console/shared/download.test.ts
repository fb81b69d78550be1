import { expect, test } from 'vitest';
import { fileNameOf } from './download.ts';

test('the name of a download is the UTF-8 one where there is one', () => {
  expect(fileNameOf("attachment; filename=\"download.xlsx\"; filename*=UTF-8''%E6%9C%BA%E6%9E%84.xlsx")).toBe('机构.xlsx');
  expect(fileNameOf('attachment; filename="plain.csv"')).toBe('plain.csv');
});

test('a header that names nothing, or cannot be read, gives no name', () => {
  expect(fileNameOf(null)).toBeUndefined();
  expect(fileNameOf("attachment; filename*=UTF-8''%E6%9C")).toBeUndefined();
});
