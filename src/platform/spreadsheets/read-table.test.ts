import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { expect, test } from 'vitest';
import type { ColumnSpec } from './columns.ts';
import { readTable, type Table, type TableRow } from './read-table.ts';

const columns: ColumnSpec[] = [
  { key: 'name', header: { zh: '单位名称', en: 'Unit name' }, required: true },
  { key: 'code', header: { zh: '代码（6位）', en: 'Code' }, aliases: ['编码'] },
];

function rowsOf(table: Table): Promise<TableRow[]> {
  return Readable.from(table.rows).toArray();
}
const csv = (text: string) => new TextEncoder().encode(text);

/** A workbook as another program writes it, with parts replaced or added. */
function workbook(sheet: string, parts: Record<string, string> = {}, options: Zippable = {}): Uint8Array {
  const relation = (id: number, type: string, target: string) => `<Relationship Id="rId${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  const all: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${relation(1, 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="hidden" state="hidden" r:id="rId9"/><x:sheet name="data" r:id="rId1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation(9, 'worksheet', 'worksheets/sheet9.xml')}${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}${relation(3, 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': '<sst><si><t>单位名称*</t></si><si><r><t>编</t></r><r><t>码</t></r><rPh><t>BIAN</t></rPh></si><si><t xml:space="preserve">  甲市&amp;乙市 </t></si><si><t>_x0041__x005F_x</t></si></sst>',
    'xl/worksheets/sheet1.xml': sheet,
    'xl/worksheets/sheet9.xml': '<worksheet/>',
    ...parts,
  };
  return zipSync({ ...Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])), ...options });
}
const head = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
const sheetOf = (rows: string) => `<worksheet><sheetData>${head}${rows}</sheetData></worksheet>`;

test('reads what another program wrote: shared and rich text, saved values of formulas, dates, padded codes, gaps', async () => {
  const sheet = sheetOf(
    '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>230100</v></c></row>' +
      '<row r="3"><c r="A3" t="str"><f>CONCAT("x")</f><v>甲</v></c><c r="B3" s="2"><f>1+1</f><v>2</v></c></row>' +
      '<row r="4"/><row r="7"><c t="inlineStr"><is><t>乙</t></is></c><c s="1"><v>46027</v></c></row>' +
      '<row r="8"><c r="A8" t="s"><v>3</v></c><c r="B8" t="e"><f>NA()</f><v>#N/A</v></c></row>' +
      '<row r="9"><c r="B9" s="1"/></row>',
  );
  const table = await readTable(workbook(sheet), columns);
  expect((await rowsOf(table)).map(({ rowNumber, cells }) => [rowNumber, cells['name'], cells['code']])).toEqual([
    [2, '甲市&乙市', '230100'],
    [3, '甲', '000002'],
    [7, '乙', '2026-01-05'],
    [8, 'A_x', '#N/A'],
  ]);
});

test('finds the header below a title, in either language and any order, and says which columns it does not know', async () => {
  const table = await readTable(csv('登记表,,\r\n\r\n编 码,备注, unit NAME *\r\n1,"a ""b"",\r\nc",甲\r\n,只有备注,\r\n'), columns);
  expect(table.unknownColumns).toEqual(['备注']);
  expect(await rowsOf(table)).toEqual([{ rowNumber: 4, cells: { name: '甲', code: '1' }, others: { 备注: 'a "b",\r\nc' } }]);
});

test.each([
  ['no-header', '甲,乙\n1,2\n'],
  ['no-header', ''],
  ['missing-column', '编码\n1\n'],
  ['repeated-column', '单位名称,Unit name\n1,2\n'],
])('refuses a table: %s', async (code, text) => {
  await expect(readTable(csv(text), columns)).rejects.toMatchObject({ code: `spreadsheet.${code}` });
});

test('names the missing columns in both languages', async () => {
  const error = await readTable(csv('编码\n1\n'), columns).catch((reason: unknown) => reason as { text(locale: string): string });
  expect([(error as { text(locale: string): string }).text('zh-CN'), (error as { text(locale: string): string }).text('en')]).toEqual(['缺少必需的列：单位名称。', 'Required columns are missing: Unit name.']);
});

test('reads CSV in the encodings that Excel writes, whatever the pieces', async () => {
  const gb18030 = Buffer.from([0xb5, 0xa5, 0xce, 0xbb, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xbc, 0xd7, 0xca, 0xd0, 0x0a]);
  const utf16 = Buffer.from('\ufeff单位名称\t编码\r\n甲市\t1\r\n', 'utf16le');
  for (const bytes of [gb18030, utf16, csv('\ufeff单位名称;编码\n甲市;1'), csv('"单位名称","编码"\r"甲市"')]) {
    const whole = await rowsOf(await readTable(bytes, columns));
    expect(whole.map(({ cells }) => cells['name'])).toEqual(['甲市']);
    const pieces = async function* () {
      for (const byte of bytes) yield new Uint8Array([byte]);
    };
    expect(await rowsOf(await readTable(pieces(), columns))).toEqual(whole);
  }
});

test('tells files by content: old workbooks, archives of other things and binaries are refused', async () => {
  const code = (bytes: Uint8Array) => readTable(bytes, columns).then(() => 'read', (error: { code: string }) => error.code);
  expect(await code(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe('spreadsheet.old-format');
  expect(await code(zipSync({ 'a.txt': strToU8('a') }))).toBe('spreadsheet.not-a-spreadsheet');
  expect(await code(strToU8('PK\u0003\u0004 and no more'))).toBe('spreadsheet.not-a-spreadsheet');
  expect(await code(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1))).toBe('spreadsheet.not-a-spreadsheet');
  expect(await code(workbook(sheetOf('<row r="2"><c r="A2"><v>1')))).toBe('spreadsheet.damaged');
  expect(await code(workbook(sheetOf('')).subarray(0, -30))).toBe('spreadsheet.not-a-spreadsheet');
});

test('refuses bombs before they unpack', async () => {
  const code = (bytes: Uint8Array) => readTable(bytes, columns, { unpackedMiB: 8, entries: 50 }).then(() => 'read', (error: { code: string }) => error.code);
  const spaces = `<worksheet>${' '.repeat(5_000_000)}<sheetData>${head}</sheetData></worksheet>`;
  expect(await code(workbook(spaces))).toBe('spreadsheet.bomb');
  expect(await code(workbook(sheetOf(''), { 'xl/media/1.bin': '0'.repeat(3_000_000) })), 'ratio').toBe('spreadsheet.bomb');
  await expect(readTable(workbook(sheetOf('')), columns, { sharedStringsMiB: 0 })).rejects.toMatchObject({ code: 'spreadsheet.bomb' });
  const noise = Array.from({ length: 3_000_000 }, (_, index) => String.fromCharCode(33 + ((index * index) % 89))).join('');
  const parts = Object.fromEntries([1, 2, 3].map((index) => [`xl/media/${index}.bin`, [strToU8(noise), { level: 0 }]])) as Zippable;
  expect(await code(workbook(sheetOf(''), {}, parts))).toBe('spreadsheet.bomb');
  expect(await code(workbook(sheetOf(''), Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`xl/a${index}.xml`, ''])))), 'entries').toBe('spreadsheet.bomb');
});

test('refuses a part that is larger than the directory says', async () => {
  const bytes = Buffer.from(workbook(sheetOf('<row r="2"/>'.repeat(1_000))));
  for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    if (bytes.subarray(at + 46).toString('latin1', 0, 24) === 'xl/worksheets/sheet1.xml') bytes.writeUInt32LE(200, at + 24);
  }
  await expect(readTable(bytes, columns)).rejects.toMatchObject({ code: 'spreadsheet.damaged' });
});

test.each([
  ['a document type', '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>', 'forbidden-content'],
  ['an unknown entity', sheetOf('<row r="2"><c r="A2" t="str"><v>&a;</v></c></row>'), 'damaged'],
  ['a cell without end', sheetOf(`<row r="2"><c r="A2" t="str"><v>${Array.from({ length: 300_000 }, (_, index) => index).join('')}</v></c></row>`), 'bomb'],
  ['a long cell', sheetOf(`<row r="2"><c r="A2" t="str"><v>${'长'.repeat(40_000)}</v></c></row>`), 'too-large.cell'],
  ['a far column', sheetOf('<row r="2"><c r="XFD2"><v>1</v></c></row>'), 'too-large.columns'],
])('refuses %s', async (_, sheet, code) => {
  await expect(readTable(workbook(sheet), columns).then(rowsOf)).rejects.toMatchObject({ code: `spreadsheet.${code}` });
});

test('holds CSV to the same limits', async () => {
  const code = (text: string, limits = {}) => readTable(csv(`单位名称\n${text}`), columns, limits).then(rowsOf).then(() => 'read', (error: { code: string }) => error.code);
  expect(await code('长'.repeat(40_000))).toBe('spreadsheet.too-large.cell');
  expect(await code(`"${'a\n'.repeat(40_000)}`)).toBe('spreadsheet.too-large.cell');
  expect(await code('"open')).toBe('spreadsheet.damaged');
  expect(await code(`${','.repeat(300)}x`)).toBe('spreadsheet.too-large.columns');
  expect(await code('a\n'.repeat(30), { rows: 20 })).toBe('spreadsheet.too-large.rows');
  expect(await code('a', { fileMiB: 0 })).toBe('spreadsheet.too-large.file');
});

test('reads a path and a stream, and leaves no file behind when given up', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'table-'));
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('spreadsheet-')).length;
  try {
    const bytes = workbook(sheetOf('<row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="A3"><v>2</v></c></row>'));
    writeFileSync(join(folder, 'named.csv'), bytes);
    expect(await rowsOf(await readTable(join(folder, 'named.csv'), columns))).toHaveLength(2);
    const stream = async function* () {
      yield bytes;
    };
    const left = await readTable(stream(), columns);
    await left.close();
    for await (const row of (await readTable(stream(), columns)).rows) {
      expect(row.cells['name']).toBe('1');
      break;
    }
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('spreadsheet-')).length).toBe(before);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
