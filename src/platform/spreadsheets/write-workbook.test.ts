import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { ColumnSpec } from './columns.ts';
import { readTable, type Table, type TableRow } from './read-table.ts';
import { errorWorkbook, templateWorkbook } from './table-workbooks.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

const columns: ColumnSpec[] = [
  { key: 'name', header: { zh: '单位名称', en: 'Unit name' }, required: true, note: { zh: '填写全称，如：甲市某某局', en: 'The full name' } },
  { key: 'kind', header: { zh: '类别', en: 'Kind' }, options: [{ zh: '机关', en: 'Office' }, { zh: '学校', en: 'School' }] },
  { key: 'code', header: { zh: '代码', en: 'Code' } },
];
const sheetColumns = [{ key: 'name', header: '单位名称' }, { key: 'kind', header: '类别' }, { key: 'code', header: '代码' }];
const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', "'=1", "''=1", ' =1', '＝1', '=HYPERLINK("http://x","y")', '-', "'plain"];
const partsOf = (bytes: Uint8Array) => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
const rowsOf = (table: Table): Promise<TableRow[]> => Readable.from(table.rows).toArray();
const read = async (bytes: Uint8Array) => (await rowsOf(await readTable(bytes, columns))).map(({ cells }) => cells);

test('any text comes back from xlsx and from CSV as it went in, but for its outer spaces', async () => {
  const cell = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.constantFrom(...dangerous, '007', '_x0041_', '<&>"', 'a\nb', 'a,b;c\td', '2026-01-05', '真'));
  const expected = (text: string) => text.trim();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ name: cell, kind: cell, code: cell }), { minLength: 1, maxLength: 6 }), async (rows) => {
      const wanted = rows.map(({ name, kind, code }) => ({ name: expected(name), kind: expected(kind), code: expected(code) })).filter((row) => Object.values(row).some(Boolean));
      expect(await read(await buffer(writeWorkbook({ sheets: [{ name: '数据', columns: sheetColumns, rows }] })))).toEqual(wanted.map((row) => mapped(row, (text) => text.replaceAll('\r', '\n'))));
      expect(await read(await buffer(writeCsv({ columns: sheetColumns, rows })))).toEqual(wanted);
    }),
    { seed: 4180, numRuns: 150 },
  );
});

function mapped(row: Record<string, string>, change: (text: string) => string) {
  return Object.fromEntries(Object.entries(row).map(([key, text]) => [key, change(text)]));
}

test('a cell that could run as a formula is a string in xlsx and quoted in CSV', async () => {
  const rows = dangerous.map((name) => ({ name }));
  const sheet = partsOf(await buffer(writeWorkbook({ sheets: [{ name: 'x', columns: sheetColumns, rows }] })))['xl/worksheets/sheet1.xml']!;
  expect(sheet).not.toContain('<f');
  expect(sheet.match(/<c r="A\d+" s="2" t="inlineStr">/gu)).toHaveLength(dangerous.length);
  const lines = (await buffer(writeCsv({ columns: [{ key: 'name', header: '名' }], rows: dangerous.filter((text) => !/[\t\r"]/u.test(text)).map((name) => ({ name })) }))).toString().split('\r\n').slice(1, -1);
  expect(lines.map((line) => line.replaceAll('"', ''))).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "''=1", "'''=1", "' =1", "'＝1", "'-", "'plain"]);
});

test('numbers and dates are cells of their kind, codes keep their zeros, and what does not fit is text', async () => {
  const typed = [{ key: 'n', header: 'N', type: 'number' }, { key: 'd', header: 'D', type: 'date' }, { key: 'c', header: 'C', type: 'text' }] as const;
  const rows = [{ n: -5, d: '2026-01-05', c: '000123' }, { n: 'many', d: 'soon', c: 12 }, { n: null, d: undefined, c: '' }];
  const sheet = partsOf(await buffer(writeWorkbook({ sheets: [{ name: 'x', columns: typed, rows }] })))['xl/worksheets/sheet1.xml']!;
  expect(sheet).toContain('<c r="A2" s="0"><v>-5</v></c><c r="B2" s="3"><v>46027</v></c><c r="C2" s="2" t="inlineStr"><is><t xml:space="preserve">000123</t></is></c>');
  expect(sheet).toContain('<c r="A3" s="2" t="inlineStr"><is><t xml:space="preserve">many</t></is></c>');
  expect(sheet).toContain('<row r="4"></row>');
  expect((await buffer(writeCsv({ columns: typed, rows }))).toString()).toBe('\ufeffN,D,C\r\n-5,2026-01-05,000123\r\nmany,soon,12\r\n,,\r\n');
});

test('a template has a frozen starred header below its notes, lists to choose from, and reads back once filled', async () => {
  const parts = partsOf(await buffer(templateWorkbook(columns, { name: '单位/登记:表', locale: 'zh-CN' })));
  const sheet = parts['xl/worksheets/sheet1.xml']!;
  expect(parts['xl/workbook.xml']).toContain('<sheet name="单位 登记 表" sheetId="1" r:id="rId1"/><sheet name="lists" sheetId="2" state="hidden" r:id="rId2"/>');
  expect(sheet).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
  expect(sheet).toContain('>单位名称*<');
  expect(sheet).toContain('sqref="B3:B1048576"><formula1>lists!$A$2:$A$3</formula1>');
  const empty = await buffer(templateWorkbook(columns, { name: 'x', locale: 'en' }));
  expect(await read(empty)).toEqual([]);
});

test('an error workbook holds the row with its reasons and is imported again as it is', async () => {
  const rows = [{ cells: { name: '甲', kind: '=x', code: '007' }, others: { 备注: '原文' }, reasons: ['类别不对。', '代码应为6位。'] }];
  const bytes = await buffer(errorWorkbook(columns, rows, { name: '未导入', locale: 'zh-CN', unknownColumns: ['备注'] }));
  expect(partsOf(bytes)['xl/worksheets/sheet1.xml']).toContain('类别不对。\n代码应为6位。');
  const table = await readTable(bytes, columns);
  expect(table.unknownColumns).toEqual(['备注']);
  expect(await rowsOf(table)).toEqual([{ rowNumber: 3, cells: { name: '甲', kind: '=x', code: '007' }, others: { 备注: '原文' } }]);
});

test('the same rows make the same bytes, and rows are taken only as the bytes are', async () => {
  const rows = Array.from({ length: 50 }, (_, index) => ({ name: `第${index}`, code: String(index) }));
  const make = () => buffer(writeWorkbook({ sheets: [{ name: 'x', columns: sheetColumns, rows }] }));
  expect(Buffer.compare(await make(), await make())).toBe(0);
  let taken = 0;
  const endless = function* () {
    for (;;) yield { name: `第${taken++}单位${Math.imul(taken, 2_654_435_761)}` };
  };
  const stream = writeWorkbook({ sheets: [{ name: 'x', columns: sheetColumns, rows: endless() }] });
  for await (const piece of stream) if (piece.length > 1_000) break;
  expect(taken).toBeLessThan(100_000);
});
