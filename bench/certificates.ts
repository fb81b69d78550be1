import { performance } from 'node:perf_hooks';
import { unzipSync } from 'fflate';
import { drawArchive } from '../src/modules/awards/certificates/draw-batch.ts';
import { type Certificate, renderCertificates } from '../src/platform/documents/certificate.ts';
import { createDocumentRenderer } from '../src/platform/documents/render-typst.ts';
import type { Line } from './support/line.ts';

const LIMIT_SECONDS = 30;
const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const TITLES = ['雪落无声', '巷口的灯', '一封没有寄出的信', '河边的脚步', '老街的早晨', '风从山上来'];

/** Certificates as a batch draws them, no two alike. */
const certificates = (count: number): Certificate[] =>
  Array.from({ length: count }, (_, index) => ({
    title: '获奖证书', to: `${FAMILY[index % FAMILY.length]}先生、${FAMILY[(index * 7) % FAMILY.length]}女士`, body: `作品《${TITLES[index % TITLES.length]}之${index + 1}》（报送单位：某市第${1 + (index % 40)}小学）在“身边的好”作品征集图片类中获二等奖。\n特发此证，以资鼓励。`,
    issuers: ['某省文明办'], date: '2026-03-05', number: `省文明征〔2026〕${index + 1}号`, checkAt: `https://h.example.org/certificates/${String(index).padStart(12, '0')}`,
  }));

/** A batch of certificates: a file each in an archive, and all in one file. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const count = options.quick ? 100 : 1000;
  const documents = createDocumentRenderer({ timeoutMs: 120_000 });
  const drawn = certificates(count);
  const at = new Date('2026-03-05T09:00:00+08:00');
  const measure = async (bench: string, note: (bytes: Uint8Array) => string, draw: () => Promise<Uint8Array>) => {
    const since = performance.now();
    const bytes = await draw();
    const seconds = (performance.now() - since) / 1000;
    const limit = (LIMIT_SECONDS * count) / 1000;
    report({ bench: `certificates/${bench}`, value: Number(seconds.toFixed(2)), unit: 's', limit, ratio: Number((seconds / limit).toFixed(3)), note: `${count} certificates, ${note(bytes)}` });
  };
  try {
    await measure(
      'archive',
      (bytes) => {
        const files = Object.keys(unzipSync(bytes)).length;
        if (files !== count) throw new Error(`the archive holds ${files} files`);
        return `${files} PDFs, ${(bytes.length / 1024 / 1024).toFixed(1)} MiB`;
      },
      () => drawArchive({ documents }, drawn, 'zh-CN', at),
    );
    await measure('one-file', (bytes) => `one PDF of ${(bytes.length / 1024 / 1024).toFixed(1)} MiB`, async () => (await renderCertificates(documents, drawn, 'zh-CN', at)).pdf);
  } finally {
    await documents.close();
  }
}
