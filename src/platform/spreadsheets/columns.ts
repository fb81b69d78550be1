import type { Bilingual } from '../i18n/messages.ts';
import { spreadsheetErrors } from './spreadsheets.errors.ts';

/** A column of a table that people fill in and send back. */
export interface ColumnSpec {
  readonly key: string;
  /** Either language is understood on reading, with or without the star of a required column. */
  readonly header: Bilingual;
  readonly required?: boolean;
  /** Further headers that mean this column. */
  readonly aliases?: readonly string[];
  readonly type?: 'text' | 'number' | 'date';
  /** Width in characters. */
  readonly width?: number;
  /** Shown above the header of the template: what to write, with an example. */
  readonly note?: Bilingual;
  /** Values offered as a list in the template. */
  readonly options?: readonly Bilingual[];
}

/** The column that gives the reasons in an error workbook; ignored when the workbook is read again. */
export const reasonHeader: Bilingual = { zh: '未导入原因', en: 'Reason not imported' };

/** Rows at the top among which the header may stand: titles and notes come before it. */
export const headerRows = 10;

export interface HeaderMatch {
  /** Key of each position; undefined for a column nobody knows. */
  readonly keys: readonly (string | undefined)[];
  readonly unknown: readonly { readonly header: string; readonly position: number }[];
}

/** Recognises the header among the first rows: the one that names the most columns. */
export function findHeader(rows: readonly (readonly string[])[], columns: readonly ColumnSpec[]): { index: number; match: HeaderMatch } {
  const known = new Map(columns.flatMap((column) => [column.header.zh, column.header.en, ...(column.aliases ?? [])].filter(Boolean).map((name) => [normal(name), column.key])));
  const keysOf = (row: readonly string[]) => row.map((cell) => known.get(normal(cell)));
  const score = (row: readonly string[]) => new Set(keysOf(row).filter(Boolean)).size;
  const scores = rows.map(score);
  const index = scores.indexOf(Math.max(...scores));
  if (rows.length === 0 || scores[index] === 0) spreadsheetErrors.fail('spreadsheet.no-header', { rows: headerRows, ...namesOf(columns) });
  const header = rows[index]!;
  const keys = keysOf(header);
  const missing = columns.filter(({ key, required }) => required && !keys.includes(key));
  if (missing.length > 0) spreadsheetErrors.fail('spreadsheet.missing-column', namesOf(missing));
  const repeated = header.find((_, position) => keys[position] !== undefined && keys.indexOf(keys[position]) !== position);
  if (repeated !== undefined) spreadsheetErrors.fail('spreadsheet.repeated-column', { column: repeated });
  const ignored = new Set([normal(reasonHeader.zh), normal(reasonHeader.en)]);
  const unknown = header.flatMap((cell, position) => (cell === '' || keys[position] !== undefined || ignored.has(normal(cell)) ? [] : [{ header: cell, position }]));
  return { index, match: { keys, unknown } };
}

/** Headers are compared without spaces, stars, brackets of width or case. */
function normal(header: string): string {
  return header.normalize('NFKC').replaceAll(/[\s*]/gu, '').toLowerCase();
}

function namesOf(columns: readonly ColumnSpec[]): { columns: string; columnsEn: string } {
  return { columns: columns.map(({ header }) => header.zh).join('、'), columnsEn: columns.map(({ header }) => header.en || header.zh).join(', ') };
}
