import { expect, test } from 'vitest';
import { fitted, votesChart } from './votes-chart.ts';

test('bars are as long as their votes, and names cannot break the drawing', () => {
  const drawn = String(votesChart([{ name: '<b>春</b>', votes: 8, words: '8' }, { name: '夏', votes: 2, words: '2' }, { name: '秋', votes: 0, words: '0' }]));
  expect([...drawn.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((found) => Number(found[1]))).toEqual([480, 120, 2]);
  expect(drawn).toContain('&lt;b&gt;春&lt;/b&gt; · 8');
  expect(String(votesChart([]))).toContain('viewBox="0 0 480 0"');
});

test('a name that is too long is cut, a short one is not', () => {
  expect(fitted('春天的故事', '12 (3.0%)')).toBe('春天的故事');
  const cut = fitted('关于在全省开展“我们的节日”主题文化活动的一件很长很长的作品', '1,234 (12.3%)');
  expect(cut.endsWith('…')).toBe(true);
  expect(cut.length).toBeLessThan(24);
});
