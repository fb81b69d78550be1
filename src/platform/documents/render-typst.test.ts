import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createDocumentRenderer, type DocumentTemplate } from './render-typst.ts';
import { bundledFontFolders, resolveFaces } from './typefaces.ts';

const renderer = createDocumentRenderer();
afterAll(() => renderer.close());

const createdAt = new Date('2026-01-05T00:00:00Z');
const plain: DocumentTemplate = { typefaces: ['body'], source: '#let data = json(bytes(sys.inputs.data))\n#set text(..json(bytes(sys.inputs.faces)).body)\n#data.text' };

test('text is never read as source', async () => {
  for (const text of ['#read("/etc/passwd")', '#pagebreak() #pagebreak()', ']', '"', '\\', '$x$ $', '@missing', '#panic()', '*/ /* //', '```', '#{', '\u0000\u0007', '\ud800']) {
    expect(await renderer.renderPdf({ template: plain, data: { text: `甲${text}乙` }, createdAt }), text).toMatchObject({ pages: 1, missingGlyphs: [] });
  }
});

test('any text at all makes one page', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
      expect((await renderer.renderPdf({ template: plain, data: { text }, createdAt })).pages).toBe(1);
    }),
    { seed: 9704, numRuns: 60 },
  );
});

test('a template cannot read the machine or the network', async () => {
  for (const source of ['#read("/etc/passwd")', '#import "@preview/cetz:9.9.9"']) {
    await expect(renderer.renderPdf({ template: { source, typefaces: [] }, data: null, createdAt })).rejects.toMatchObject({ code: 'document.failed', cause: expect.any(String) });
  }
});

test('a document that takes too long is given up, and the next one is made', async () => {
  const hasty = createDocumentRenderer({ timeoutMs: 3_000 });
  const endless = '#for a in range(100000) { for b in range(100000) { if a + b < 0 [x] } }';
  const [late, next] = await Promise.allSettled([
    hasty.renderPdf({ template: { source: endless, typefaces: [] }, data: null, createdAt }),
    hasty.renderPdf({ template: plain, data: { text: '你好' }, createdAt }),
  ]);
  await hasty.close();
  expect(late).toMatchObject({ status: 'rejected', reason: { code: 'document.timeout', params: { seconds: 3 } } });
  expect(next).toMatchObject({ status: 'fulfilled', value: { pages: 1 } });
}, 20_000);

test('a mounted typeface is used and no longer listed as replaced', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  try {
    const [regular] = bundledFontFolders();
    writeFileSync(join(folder, 'kai.ttf'), renamed(readFileSync(join(regular!, 'NotoSerifSC_400Regular.ttf')), 'KaiTi'));
    const mounted = createDocumentRenderer({ fontFolders: [folder] });
    const request = { template: { ...plain, typefaces: ['body', 'kai'] as const }, data: { text: '你好' }, createdAt };
    expect((await mounted.renderPdf(request)).substituted).toEqual(['仿宋']);
    expect((await renderer.renderPdf(request)).substituted).toEqual(['仿宋', '楷体']);
    await mounted.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('fonts of the machine are left out', async () => {
  const oldItalic = '\u{10300}'; // in DejaVu Sans, which many machines have
  expect((await renderer.renderPdf({ template: plain, data: { text: oldItalic }, createdAt })).missingGlyphs).toEqual([oldItalic]);
});

test('a typeface that is there comes first and keeps its own weight', () => {
  const { faces, substituted } = resolveFaces(['kai', 'black'], new Set(['KaiTi']));
  expect(faces).toEqual({ kai: { font: ['KaiTi', 'Noto Serif SC'], weight: 400 }, black: { font: ['Noto Sans SC'], weight: 700 } });
  expect(substituted).toEqual(['黑体']);
});

/** The font under another family name: its name table is overwritten in place, in UTF-16. */
function renamed(font: Buffer, family: string): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + index * 16);
  const name = font.readUInt32BE(tables.find((at) => font.toString('latin1', at, at + 4) === 'name')! + 8);
  const strings = name + font.readUInt16BE(name + 4);
  for (let record = name + 6; record < name + 6 + font.readUInt16BE(name + 2) * 12; record += 12) {
    if (![1, 16].includes(font.readUInt16BE(record + 6))) continue;
    font.writeUInt16BE(family.length * 2, record + 8);
    Buffer.from(family, 'utf16le').swap16().copy(font, strings + font.readUInt16BE(record + 10));
  }
  return font;
}
