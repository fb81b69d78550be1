import { expect, test } from 'vitest';
import { unitName, unitWord } from './unit-words.ts';

test('a unit is said for one and for many, and as it is where it has no word', () => {
  expect([unitWord('person', 'en', 1), unitWord('person', 'en', 3), unitWord('person', 'zh-CN', 1)]).toEqual(['person', 'people', '人']);
  expect(unitName('hour')).toEqual({ zh: '小时', en: 'hours' });
  expect(unitName('parsec')).toEqual({ zh: 'parsec', en: 'parsec' });
});
