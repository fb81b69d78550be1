import { expect, test } from 'vitest';
import { changesOf } from './changes.ts';

test('only what differs is told', () => {
  expect(changesOf({ name: '甲', kind: 'school' }, { name: '乙', kind: 'school' })).toEqual([{ key: 'name', before: '甲', after: '乙' }]);
});

test('what was added or taken away has one side', () => {
  expect(changesOf(null, { name: '甲', tracks: [] })).toEqual([{ key: 'name', before: null, after: '甲' }]);
  expect(changesOf({ level: 'city' }, { level: null })).toEqual([{ key: 'level', before: 'city', after: null }]);
});

test('lists and parts are written out', () => {
  expect(changesOf({ sectors: ['教育'] }, { sectors: ['教育', '交通'] })).toEqual([{ key: 'sectors', before: '教育', after: '教育、交通' }]);
  expect(changesOf({}, { lead: { name: '甲', age: 3 } })[0]?.after).toBe('name: 甲; age: 3');
});
