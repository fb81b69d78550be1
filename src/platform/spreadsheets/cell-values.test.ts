import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnName, columnOf, exactNumber, numberText, readingOf, serialOf } from './cell-values.ts';

test('tells dates from numbers and codes by the number format', () => {
  for (const [id, format] of [[14, undefined], [31, undefined], [57, undefined], [164, 'yyyy"年"m"月"d"日"'], [165, '[$-804]aaaa yyyy/m/d;@'], [166, '[h]:mm'], [167, 'yyyy\\-mm\\-dd']] as const) expect(readingOf(id, format), format).toBe('date');
  for (const [id, format] of [[0, undefined], [164, '#,##0.00_ '], [165, '[Red]0.0'], [166, '0"days"'], [167, '@'], [168, 'General'], [169, '0\\d']] as const) expect(readingOf(id, format), format).toBe('number');
  expect(readingOf(164, '000000')).toEqual({ digits: 6 });
});

test('reads numbers as they were typed', () => {
  const text = (raw: string) => numberText(raw, 'number', false);
  expect(['230100', '13800138000', '1.3800138E10', '2.3010019900101E17', '0.30000000000000004', '-3.5', 'x', ''].map(text)).toEqual(['230100', '13800138000', '13800138000', '230100199001010000', '0.3', '-3.5', 'x', '']);
  expect(numberText('1234', { digits: 6 }, false)).toBe('001234');
});

test('reads serial days in both systems, before and after the day that never was', () => {
  const date = (raw: string, date1904 = false) => numberText(raw, 'date', date1904);
  expect(date('46027')).toBe('2026-01-05');
  expect(date('46027.354166666664')).toBe('2026-01-05T08:30:00');
  expect(date('44565', true)).toBe('2026-01-05');
  expect([date('1'), date('59'), date('61')]).toEqual(['1900-01-01', '1900-02-28', '1900-03-01']);
  expect(date('0.5')).toBe('12:00:00');
  expect(date('-1')).toBe('-1');
});

test('a date goes to its serial day and back', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-03-01'), max: new Date('2399-12-31'), noInvalidDate: true }), (day) => {
      const iso = day.toISOString().slice(0, 10);
      expect(numberText(String(serialOf(iso)), 'date', false)).toBe(iso);
      const second = day.toISOString().slice(0, 19);
      if (!second.endsWith('T00:00:00')) expect(numberText(String(serialOf(second)), 'date', false)).toBe(second);
    }),
    { seed: 29500 },
  );
  for (const wrong of ['2026-02-30', '2026年1月5日', '', '1899-01-01']) expect(serialOf(wrong)).toBeUndefined();
});

test('names columns and reads their names', () => {
  expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  fc.assert(fc.property(fc.nat(16_383), (column) => columnOf(`${columnName(column)}12`) === column), { seed: 29500 });
  expect(columnOf('12')).toBeUndefined();
});

test('only an exact number is a number', () => {
  expect(['007', ' 12 ', '-3.5', '0x10', ' ', '1,000', '230100199001011234', 'Infinity'].map(exactNumber)).toEqual([7, 12, -3.5, undefined, undefined, undefined, undefined, undefined]);
});
