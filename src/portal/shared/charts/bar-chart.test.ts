import { expect, test } from 'vitest';
import { barChart } from './bar-chart.ts';

test('the longest bar is as wide as the chart, a hidden one tells nothing of its length, and names cannot break the drawing', () => {
  const drawn = String(barChart([{ label: '城镇', value: 40 }, { label: '<乡村>', value: 10, words: '10 · 20%' }, { label: '其他', value: null, words: '3' }, { label: '无', value: 0 }], 'zh-CN', '已隐去'));
  expect([...drawn.matchAll(/bar-fill" width="([\d.]+)"/g)].map(([, width]) => width)).toEqual(['100', '25', '0']);
  for (const part of ['&lt;乡村&gt;', '>10 · 20%<', '>40<', '>已隐去<']) expect(drawn).toContain(part);
  expect(drawn).not.toContain('>3<');
  expect(drawn.match(/bar-hidden/g)).toHaveLength(1);
  expect(String(barChart([{ label: '空', value: 0 }], 'en', 'hidden'))).toContain('width="0"');
});
