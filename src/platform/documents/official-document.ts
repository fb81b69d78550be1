import { documentErrors } from './documents.errors.ts';
import type { OfficialBlock } from './official-body.ts';
import { officialDocumentTemplate } from './official-document.template.ts';
import type { DocumentRenderer, PdfResult } from './render-typst.ts';

/** A document in the official layout (GB/T 9704-2012). Texts are printed as they are; dates are `2026-01-05`. */
export interface OfficialDocument {
  /** The red head: its issuers (more than one for a joint issue, the lead first) and the word at its right, 文件 unless given. */
  readonly issuerMark: { readonly issuers: readonly string[]; readonly word?: string };
  readonly number?: OfficialNumber | undefined;
  /** A line feed breaks the title where sense asks for it; otherwise its lines are balanced. */
  readonly title: string;
  readonly recipients?: readonly string[];
  readonly body: readonly OfficialBlock[];
  /** Listed after the body; those with a body of their own follow, each on a new page. */
  readonly attachments?: readonly { readonly title: string; readonly body?: readonly OfficialBlock[] }[];
  /** Who signs, in order; the issuers of the mark unless given. */
  readonly signatories?: readonly string[];
  readonly date: string;
  /** Leaves room for seals over the names (the default), or sets the names as an unsealed document does. */
  readonly sealed?: boolean;
  /** The note in brackets under the date, such as 此件公开发布, without the brackets. */
  readonly remark?: string;
  readonly cc?: readonly string[];
  readonly printOffice?: string;
  readonly printDate?: string;
}

export interface OfficialNumber {
  readonly series: string;
  readonly year: number;
  readonly serial: number;
}

/** `鹤文〔2026〕3号`: turtle-shell brackets U+3014 and U+3015, no padding, no 第 (GB/T 9704, 7.2.5). */
export function formatOfficialNumber({ series, year, serial }: OfficialNumber): string {
  return `${series}〔${year}〕${serial}号`;
}

/** `2026-01-05` as `2026年1月5日`, unpadded (GB/T 9704, 7.3.5.4). Throws `document.invalid` for anything that is no date. */
export function formatOfficialDate(date: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  if (!year || new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) !== date) documentErrors.fail('document.invalid', { problem: date });
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** Sets a document in the official layout and makes its PDF, dated as the document. Throws the errors of `renderPdf` and `document.invalid`. */
export function renderOfficialDocument(renderer: DocumentRenderer, document: OfficialDocument): Promise<PdfResult> {
  const date = formatOfficialDate(document.date);
  return renderer.renderPdf({ template: officialDocumentTemplate, data: officialData(document, date), createdAt: new Date(`${document.date}T00:00:00Z`) });
}

function officialData(document: OfficialDocument, date: string): Record<string, unknown> {
  const { issuerMark, attachments = [] } = document;
  return {
    issuers: issuerMark.issuers,
    markWord: issuerMark.word ?? '文件',
    number: document.number ? formatOfficialNumber(document.number) : '',
    title: document.title,
    recipients: listed(document.recipients),
    body: document.body,
    attachments: attachments.map(({ title, body = [] }) => ({ title, body })),
    signatories: document.signatories ?? issuerMark.issuers,
    sealed: document.sealed ?? true,
    date,
    remark: document.remark ?? '',
    cc: listed(document.cc),
    printOffice: document.printOffice ?? '',
    printDate: formatOfficialDate(document.printDate ?? document.date),
  };
}

/** Names of one kind are parted by 、; groups that hold such lists themselves by ，. */
function listed(names: readonly string[] = []): string {
  return names.join(names.some((name) => name.includes('、')) ? '，' : '、');
}
