import { expect, test } from 'vitest';
import { codingFor, isCompressible, matchingTag } from './compression.ts';
import { PageCache } from './page-cache.ts';

test.each([
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0.2, gzip;q=0.8', 'gzip'],
  ['*', 'br'],
  ['br;q=0, *;q=0.5', 'gzip'],
  ['identity', undefined],
  ['gzip;q=0', undefined],
  ['', undefined],
])('%s is answered with %s', (header, coding) => {
  expect(codingFor(header)).toBe(coding);
});

test('only text of some length is compressed', () => {
  expect(isCompressible('text/html; charset=utf-8', 5000)).toBe(true);
  expect(isCompressible('application/problem+json', 5000)).toBe(true);
  expect(isCompressible('text/html', 100)).toBe(false);
  expect(isCompressible('image/jpeg', 5000)).toBe(false);
  expect(isCompressible('text/event-stream', 5000)).toBe(false);
});

test('a validator names the content in any coding, weak or not', () => {
  expect(matchingTag('"a", W/"b-gzip"', '"b"')).toBe('"b-gzip"');
  expect(matchingTag('"b-br"', '"b"')).toBe('"b-br"');
  expect(matchingTag('*', '"b"')).toBe('"b"');
  expect(matchingTag('"b-zip"', '"b"')).toBeUndefined();
});

test('a life of no seconds keeps nothing', () => {
  const pages = new PageCache(0);
  pages.put('a', pages.generation, 200, {}, Buffer.from('x'));
  expect(pages.get('a')).toBeUndefined();
});
