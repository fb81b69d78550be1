import { expect, test } from 'vitest';
import { barChart } from './bar-chart.ts';

test('the longest bar is as wide as the chart, and a hidden one tells nothing of its length', async () => {
  const drawn = String(await barChart([{ label: '城镇', value: 40 }, { label: '<乡村>', value: 10 }, { label: '其他', value: null }, { label: '无', value: 0 }], 'zh-CN', '已隐去'));
  expect([...drawn.matchAll(/bar-fill" width="([\d.]+)"/g)].map(([, width]) => width)).toEqual(['100', '25', '0']);
  expect(drawn).toContain('&lt;乡村&gt;');
  expect(drawn.match(/bar-hidden/g)).toHaveLength(1);
  expect(String(await barChart([{ label: '空', value: 0 }], 'en', 'hidden'))).toContain('width="0"');
});
