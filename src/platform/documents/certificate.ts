import QRCode from 'qrcode';
import { formatDay } from '../calendar/format.ts';
import type { Locale } from '../i18n/messages.ts';
import { certificateTemplate } from './certificate.template.ts';
import type { DocumentRenderer, PdfResult } from './render-typst.ts';

/** One certificate. Texts are printed as they are; `date` is a day, `2026-01-05`. */
export interface Certificate {
  readonly title: string;
  /** Whom it is for; left out where it names nobody. */
  readonly to?: string;
  /** What it says; each line is a paragraph. */
  readonly body: string;
  readonly issuers: readonly string[];
  readonly date: string;
  readonly number: string;
  /** Address at which it can be checked; printed as a QR code too. */
  readonly checkAt: string;
}

const WORDS = { 'zh-CN': { number: '编号', check: '查验' }, en: { number: 'No.', check: 'Check at' } } as const;

/** Dark runs of each row of a QR code: first column and length. */
function darkRuns(text: string): [number, number][][] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, y) => {
    const runs: [number, number][] = [];
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue;
      const last = runs.at(-1);
      if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
      else runs.push([x, 1]);
    }
    return runs;
  });
}

/** Sets certificates, one a page, in one PDF. Throws the errors of `renderPdf`. */
export function renderCertificates(renderer: DocumentRenderer, certificates: readonly Certificate[], locale: Locale, createdAt: Date): Promise<PdfResult> {
  const words = WORDS[locale];
  const data = {
    lang: locale === 'en' ? 'en' : 'zh',
    title: certificates[0]?.title ?? '',
    certificates: certificates.map(({ title, to, body, issuers, date, number, checkAt }) => ({
      title, to: to ?? '', body, issuers, date: formatDay(date, locale), number: `${words.number} ${number}`, check: `${words.check} ${checkAt.replace(/^https?:\/\//, '')}`, code: darkRuns(checkAt),
    })),
  };
  return renderer.renderPdf({ template: certificateTemplate, data, createdAt });
}
