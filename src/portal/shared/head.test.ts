import { expect, test } from 'vitest';
import { Head } from './head.tsx';

test('what a title holds is escaped in the head', () => {
  const head = String(Head({ locale: 'zh-CN', origin: 'https://h.example', title: '"><script>alert(1)</script>', path: '/works/1?a=1&b=2', description: "it's <b>" }));
  expect(head).not.toContain('<script>alert');
  expect(head).toContain('content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
  expect(head).toContain('href="https://h.example/en/works/1?a=1&amp;b=2"');
});
