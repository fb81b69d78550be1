import type { Readable } from 'node:stream';
import { pick, type Locale } from '../i18n/messages.ts';
import { reasonHeader, type ColumnSpec } from './columns.ts';
import { writeWorkbook, type CellValue, type WorkbookColumn } from './write-workbook.ts';

export interface RefusedRow {
  readonly cells: Readonly<Record<string, string>>;
  readonly others?: Readonly<Record<string, string>>;
  /** One sentence for each thing to mend, in the reader's language. */
  readonly reasons: readonly string[];
}

/** An empty workbook to fill in: notes above the header, required columns starred, offered values as lists. `readTable` reads it back. */
export function templateWorkbook(columns: readonly ColumnSpec[], options: { name: string; locale: Locale }): Readable {
  return writeWorkbook({ sheets: [{ name: options.name, columns: workbookColumns(columns, options.locale), rows: [] }] });
}

/**
 * The rows that were not taken, each as it was with its reasons at the end. Mended, the workbook is imported as it is:
 * the column of reasons is not read. `unknownColumns` (of the table) keeps the columns that nobody asked for.
 */
export function errorWorkbook(
  columns: readonly ColumnSpec[],
  rows: Iterable<RefusedRow> | AsyncIterable<RefusedRow>,
  options: { name: string; locale: Locale; unknownColumns?: readonly string[] },
): Readable {
  const others = (options.unknownColumns ?? []).map((header, index): WorkbookColumn => ({ key: `other:${index}`, header }));
  const reasons: WorkbookColumn = { key: 'reasons', header: pick(reasonHeader, options.locale), type: 'warning', width: 60 };
  const typed = workbookColumns(columns, options.locale).map((column): WorkbookColumn => ({ ...column, key: `cell:${column.key}`, type: 'text' }));
  const refused = async function* () {
    for await (const { cells, others: rest = {}, reasons: sentences } of rows) {
      const values: Record<string, CellValue> = { reasons: sentences.join('\n') };
      for (const { key } of columns) values[`cell:${key}`] = cells[key];
      for (const { key, header } of others) values[key] = rest[header];
      yield values;
    }
  };
  return writeWorkbook({ sheets: [{ name: options.name, columns: [...typed, ...others, reasons], rows: refused() }] });
}

function workbookColumns(columns: readonly ColumnSpec[], locale: Locale): WorkbookColumn[] {
  return columns.map(({ key, header, required, type = 'text', width, note, options }) => ({
    key,
    header: pick(header, locale) + (required ? '*' : ''),
    type,
    ...(width !== undefined && { width }),
    ...(note && { note: pick(note, locale) }),
    ...(options && { options: options.map((option) => pick(option, locale)) }),
  }));
}
