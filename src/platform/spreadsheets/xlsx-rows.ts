import { columnOf, numberText } from './cell-values.ts';
import type { SpreadsheetLimits } from './limits.ts';
import { spreadsheetErrors } from './spreadsheets.errors.ts';
import { openXlsxArchive, type XlsxArchive } from './xlsx-archive.ts';
import { readWorkbookParts } from './xlsx-parts.ts';
import { plainText } from './xlsx-text.ts';
import { readXml, xmlPieces } from './xml-stream.ts';

/** A row as text: its number in the sheet (from 1) and its values from the first column on, trimmed, empty ones as ''. */
export interface RawRow {
  readonly rowNumber: number;
  readonly values: readonly string[];
}

/**
 * Rows of a workbook's first visible sheet, those without content left out. Formulas are never evaluated: the value
 * saved with one is read. Only the table of shared strings is held in memory; the sheet streams.
 */
export async function* xlsxRows(source: string | Buffer, limits: SpreadsheetLimits): AsyncGenerator<RawRow> {
  const archive = await openXlsxArchive(source, limits);
  try {
    const parts = await readWorkbookParts(archive);
    const strings = parts.sharedStringsPath === undefined ? [] : await readSharedStrings(archive, parts.sharedStringsPath, limits);
    let ready: RawRow[] = [];
    let rowNumber = 0;
    let values: string[] = [];
    let column = -1;
    let type = 'n';
    let style = 0;
    let text = '';
    let capturing = false;
    let phonetic = false;
    const cellText = () => {
      if (type === 's') return strings[Number(text)] ?? '';
      if (type === 'inlineStr' || type === 'str') return plainText(text);
      if (type === 'n') return numberText(text, parts.readings[style] ?? 'number', parts.date1904);
      if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
      return text;
    };
    const handlers = {
      open(name: string, attributes: Readonly<Record<string, string>>) {
        if (name === 'c') {
          column = columnOf(attributes['r'] ?? '') ?? column + 1;
          type = attributes['t'] ?? 'n';
          style = Number(attributes['s'] ?? 0);
          text = '';
        } else if (name === 'v' || (name === 't' && !phonetic)) capturing = true;
        else if (name === 'rPh') phonetic = true;
        else if (name === 'row') {
          rowNumber = Number(attributes['r'] ?? rowNumber + 1);
          values = [];
          column = -1;
        }
      },
      text(piece: string) {
        if (capturing) text += piece;
      },
      close(name: string) {
        if (name === 'v' || name === 't') capturing = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'c' && text !== '') {
          const value = cellText().trim();
          if (value === '') return;
          if (column >= limits.columns) spreadsheetErrors.fail('spreadsheet.too-large.columns', { row: rowNumber, limit: limits.columns });
          if (value.length > limits.cellLength) spreadsheetErrors.fail('spreadsheet.too-large.cell', { row: rowNumber, limit: limits.cellLength });
          while (values.length < column) values.push('');
          values[column] = value;
        } else if (name === 'row' && values.length > 0) ready.push({ rowNumber, values });
      },
    };
    // oxlint-disable-next-line no-unused-vars -- the pieces carry nothing, the handlers do
    for await (const _ of xmlPieces(parts.sheetPath, await archive.open(parts.sheetPath), handlers)) {
      const rows = ready;
      ready = [];
      yield* rows;
    }
  } finally {
    archive.close();
  }
}

async function readSharedStrings(archive: XlsxArchive, path: string, limits: SpreadsheetLimits): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let capturing = false;
  let phonetic = false;
  await readXml(path, await archive.open(path, limits.sharedStringsMiB), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't' && !phonetic) capturing = true;
      else if (name === 'rPh') phonetic = true;
    },
    text(piece) {
      if (capturing) text += piece;
    },
    close(name) {
      if (name === 't') capturing = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') strings.push(plainText(text));
    },
  });
  return strings;
}
