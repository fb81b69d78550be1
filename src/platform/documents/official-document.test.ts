import { createRequire } from 'node:module';
import type * as typst from '@myriaddreamin/typst-ts-node-compiler';
import { afterAll, expect, test } from 'vitest';
import { formatOfficialDate, formatOfficialNumber, renderOfficialDocument, type OfficialDocument } from './official-document.ts';
import { officialDocumentTemplate } from './official-document.template.ts';
import { createDocumentRenderer, type PdfRequest } from './render-typst.ts';
import { bundledFontFolders, resolveFaces } from './typefaces.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const notice: OfficialDocument = {
  issuerMark: { issuers: ['鹤鸣省某某委员会办公室'] },
  number: { series: '鹤办', year: 2026, serial: 3 },
  title: '关于开展主题活动的通知',
  recipients: ['各市（地）办公室', '省直各有关单位'],
  body: [
    { kind: 'heading', level: 1, text: '一、总体要求', following: '' },
    { kind: 'paragraph', text: '请各单位认真组织。' },
  ],
  date: '2026-01-05',
  cc: ['省委办公厅'],
  printOffice: '鹤鸣省某某委员会办公室',
};

test('writes number and date as the standard does', () => {
  expect(formatOfficialNumber({ series: '鹤办', year: 2026, serial: 3 })).toBe('鹤办〔2026〕3号');
  expect(formatOfficialDate('2026-01-05')).toBe('2026年1月5日');
  for (const wrong of ['2026-02-30', '2026-1-5', '', '二〇二六年']) expect(() => formatOfficialDate(wrong)).toThrow('document.invalid');
});

test('sets a notice, names the replaced typefaces, and makes the same bytes again', async () => {
  const first = await renderOfficialDocument(renderer, notice);
  expect(first).toMatchObject({ pages: 2, substituted: ['小标宋', '仿宋', '楷体', '黑体'], missingGlyphs: [] });
  expect(Buffer.from(first.pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  const other = createDocumentRenderer();
  const second = await renderOfficialDocument(other, notice);
  await other.close();
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0);
});

test('reports a character that no font has, wherever it stands', async () => {
  const { missingGlyphs } = await renderOfficialDocument(renderer, { ...notice, signatories: ['𠮷野办公室'], body: [{ kind: 'paragraph', text: '他说👍，鎏龘没有问题。' }] });
  expect(missingGlyphs.toSorted()).toEqual(['👍', '𠮷'].toSorted());
});

test('prints each attachment with a body on a page of its own', async () => {
  const table = { kind: 'table', header: ['单位', '名额'], rows: [['甲市', '3']] } as const;
  const attachments = [{ title: '名额分配表', body: [table] }, { title: '回执' }, { title: '说明', body: notice.body }];
  expect((await renderOfficialDocument(renderer, { ...notice, attachments })).pages).toBe(4);
});

test.each([1, 2, 3, 4, 5, 7])('sets a joint issue of %i offices, sealed or not', async (count) => {
  const issuers = Array.from({ length: count }, (_, index) => `鹤鸣省第${index + 1}办公室`);
  for (const sealed of [true, false]) {
    const { pages } = await renderOfficialDocument(renderer, { ...notice, issuerMark: { issuers }, sealed });
    expect(pages).toBeLessThanOrEqual(3);
  }
});

test('a page takes 22 lines of 28 characters', async () => {
  const pages = async (lines: number, characters: number) => {
    const body = Array.from({ length: lines }, () => ({ kind: 'paragraph', text: '国'.repeat(characters) }) as const);
    return (await renderOfficialDocument(renderer, { ...notice, signatories: [], cc: [], printOffice: '', body })).pages;
  };
  const firstPage = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const counts = await Promise.all(firstPage.map((lines) => pages(lines, 26)));
  const room = firstPage.findLast((_, index) => counts[index] === 1)!;
  expect(await pages(room + 22, 26)).toBe(2);
  expect(await pages(room + 23, 26)).toBe(3);
  expect(await pages(room + 12, 27)).toBe(3);
});

test('puts mark, number and red rule where the standard says', async () => {
  let request: PdfRequest | undefined;
  const keep = { renderPdf: async (made: PdfRequest) => ((request = made), { pdf: new Uint8Array(), pages: 0, substituted: [], missingGlyphs: [] }), close: async () => {} };
  await renderOfficialDocument(keep, notice);
  const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as typeof typst;
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: bundledFontFolders() }] });
  const probe = '#context [#metadata((<issuer-mark>, <number>, <red-rule>, <recipients>).map(label => locate(label).position().y / 1mm)) <probe>]';
  const { faces } = resolveFaces(officialDocumentTemplate.typefaces, new Set());
  const [places] = compiler.query(
    { mainFileContent: officialDocumentTemplate.source + probe, inputs: { data: JSON.stringify(request!.data), faces: JSON.stringify(faces) } },
    { selector: '<probe>', field: 'value' },
  ) as [number[]];
  const [mark, number, rule, recipients] = places as [number, number, number, number];
  const line = 16 * (25.4 / 72);
  expect(mark).toBeCloseTo(37 + 35, 1);
  expect(rule - number - line).toBeCloseTo(4, 1);
  expect(recipients).toBeGreaterThan(rule + 3 * 10);
});
