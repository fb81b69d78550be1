import { performance } from 'node:perf_hooks';
import { type Catalogue, inSvg, mapAtOnce, renderCatalogue } from '../src/modules/awards/catalogue/draw-catalogue.ts';
import { phonePicture } from '../src/platform/files/sample-files.ts';
import { createDocumentRenderer } from '../src/platform/documents/render-typst.ts';
import type { Line } from './support/line.ts';

const LIMIT_SECONDS = 20;
/** The size of the form of a picture that the catalogue starts from. */
const PICTURE = { width: 1280, height: 960 };
const KINDS = 8;

/** A catalogue of works with a picture each: bringing the pictures to size, and setting the document. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const count = options.quick ? 20 : 200;
  const documents = createDocumentRenderer({ timeoutMs: 120_000 });
  const sources = await Promise.all(Array.from({ length: KINDS }, (_, index) => phonePicture(PICTURE.width - index * 16, PICTURE.height)));
  try {
    const since = performance.now();
    const pictures = await mapAtOnce(Array.from({ length: count }, (_, index) => sources[index % KINDS]!), inSvg);
    const sized = performance.now();
    const works = pictures.map((picture, index) => ({ title: `身边的光之${index + 1}`, credit: '李女士 · 某市第一小学', caption: '清晨，他们已经在扫雪。', text: '', note: '', picture }));
    const parts = Array.from({ length: 4 }, (_, part) => ({ title: ['摄影', '平面', '网络', '影视'][part]!, levels: ['一等奖', '二等奖', '三等奖'].map((title, level) => ({ title, works: works.filter((__, index) => index % 4 === part && Math.floor(index / 4) % 3 === level) })) }));
    const catalogue: Catalogue = { title: '身边的好', subtitle: '获奖作品集', issuer: '某省文明办', date: '2026年3月5日', parts };
    const { pdf, pages } = await renderCatalogue(documents, catalogue, 'zh-CN', new Date(0));
    const seconds = (performance.now() - since) / 1000;
    const limit = (LIMIT_SECONDS * count) / 200;
    report({ bench: 'catalogue', value: Number(seconds.toFixed(2)), unit: 's', limit, ratio: Number((seconds / limit).toFixed(3)), note: `${count} works with a picture each (${KINDS} pictures in turn), ${pages} pages, ${(pdf.length / 1024 / 1024).toFixed(1)} MiB; pictures to size ${((sized - since) / 1000).toFixed(1)} s of it` });
  } finally {
    await documents.close();
  }
}
