import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColumnSettings, defaultSettings, mergeSettings, moveColumn } from './column-settings.ts';

const columns = [{ key: 'name' }, { key: 'kind' }, { key: 'level', hidden: true }, { key: 'state', always: true }];

test('columns are shown in the order of the product until somebody changes it', () => {
  expect(mergeSettings(columns, undefined)).toEqual({ order: ['name', 'kind', 'level', 'state'], hidden: ['level'] });
});

test('a column that is new stands after its neighbour, hidden only where the product says so', () => {
  const kept = { order: ['name', 'state', 'kind'], hidden: ['kind'] };
  expect(mergeSettings(columns, kept)).toEqual({ order: ['name', 'state', 'kind', 'level'], hidden: ['kind', 'level'] });
});

test('a column that is gone is dropped, and those that always show cannot be hidden', () => {
  expect(mergeSettings(columns, { order: ['gone', 'kind', 'name', 'level', 'state'], hidden: ['gone', 'name', 'state'] })).toEqual({ order: ['name', 'kind', 'level', 'state'], hidden: [] });
});

test('whatever was kept, every column has one place and the first stays first', () => {
  const keys = fc.constantFrom('name', 'kind', 'level', 'state', 'gone');
  fc.assert(
    fc.property(fc.uniqueArray(keys), fc.array(keys), (order, hidden) => {
      const merged = mergeSettings(columns, { order, hidden });
      expect([...merged.order].toSorted()).toEqual(['kind', 'level', 'name', 'state']);
      expect(merged.order[0]).toBe('name');
      expect(merged.hidden).not.toContain('name');
      expect(merged.hidden).not.toContain('state');
      expect(mergeSettings(columns, merged)).toEqual(merged);
    }),
  );
});

test('a column moves one place, never before the first nor past the last', () => {
  const settings: ColumnSettings = defaultSettings(columns);
  expect(moveColumn(settings, 'level', -1).order).toEqual(['name', 'level', 'kind', 'state']);
  expect(moveColumn(settings, 'kind', -1)).toBe(settings);
  expect(moveColumn(settings, 'state', 1)).toBe(settings);
});
