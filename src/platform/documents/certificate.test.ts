import { createRequire } from 'node:module';
import type * as typst from '@myriaddreamin/typst-ts-node-compiler';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { afterAll, expect, test } from 'vitest';
import { type Certificate, renderCertificates } from './certificate.ts';
import { certificateTemplate } from './certificate.template.ts';
import { createDocumentRenderer, type PdfRequest } from './render-typst.ts';
import { bundledFontFolders, resolveFaces } from './typefaces.ts';

const real = createDocumentRenderer();
afterAll(() => real.close());

const one: Certificate = { title: '荣誉证书', to: '欧阳先生', body: '您的作品《雪落无声》在“身边的好”征集评选中获一等奖。\n特发此证。', issuers: ['某省文明办'], date: '2026-03-05', number: '和鸣〔2026〕第0012号', checkAt: 'https://h.example.org/certificates/8FJK2P' };

/** The page as a picture: the same source and inputs, drawn as SVG. */
async function picture(certificate: Certificate): Promise<Buffer> {
  let request: PdfRequest | undefined;
  await renderCertificates({ renderPdf: (given) => ((request = given), real.renderPdf(given)), close: async () => undefined }, [certificate], 'zh-CN', new Date(0));
  const { NodeCompiler } = createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler') as typeof typst;
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: bundledFontFolders() }] });
  const { faces } = resolveFaces(request!.template.typefaces, new Set());
  const document = compiler.compile({ mainFileContent: certificateTemplate.source, inputs: { data: JSON.stringify(request!.data), faces: JSON.stringify(faces) } }).result!;
  return sharp(Buffer.from(compiler.svg(document)), { density: 110 }).flatten({ background: '#fff' }).png().toBuffer();
}

test('a certificate says what it was given, on a page each', async () => {
  const { pages, missingGlyphs, pdf } = await renderCertificates(real, [one, { ...one, to: '李女士' }, { ...one, title: '承诺书', to: '' }], 'zh-CN', new Date(0));
  expect([pages, missingGlyphs]).toEqual([3, []]);
  expect(pdf.byteLength).toBeLessThan(400_000);
});

test('its code leads to the address at which it can be checked', async () => {
  const { data, info } = await sharp(await picture(one)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect(jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data).toBe(one.checkAt);
});
