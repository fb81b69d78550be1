import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Head } from './head.tsx';

test('what a title holds is escaped in the head', () => {
  const head = String(Head({ locale: 'zh-CN', origin: 'https://h.example', title: '"><script>alert(1)</script>', path: '/works/1?a=1&b=2', description: "it's <b>" }));
  expect(head).not.toContain('<script>alert');
  expect(head).toContain('content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(head).toContain('href="https://h.example/en/works/1?a=1&amp;b=2"');
});

// One element named head or svg anywhere makes hono/jsx ask for its namespace at every element it draws from then on: the special page takes a third longer.
test('no public page draws a head or an svg as elements', () => {
  const files = globSync(['src/portal/**/*.tsx', 'src/modules/*/portal/**/*.tsx', 'src/modules/*/*/portal/**/*.tsx']).filter((file) => !file.endsWith('.test.tsx'));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => /<(svg|head)[\s>]/.test(readFileSync(file, 'utf8').replaceAll(/(['"`])(?:(?!\1)[^\\]|\\.)*\1/gs, '')))).toEqual([]);
});
