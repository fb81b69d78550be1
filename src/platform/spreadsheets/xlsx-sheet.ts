import { columnName, exactNumber, serialOf } from './cell-values.ts';
import { xmlText } from './xlsx-text.ts';

export type CellValue = string | number | null | undefined;

export interface WorkbookColumn {
  readonly key: string;
  readonly header: string;
  /** Width in characters. */
  readonly width?: number;
  /** `text` keeps leading zeros and never runs as a formula; `date` takes ISO text. What is no number or date is written as text. */
  readonly type?: 'text' | 'number' | 'date' | 'warning';
  /** Shown above the header. */
  readonly note?: string;
  /** Values offered as a list. */
  readonly options?: readonly string[];
}

/** Style indexes of `stylesXml`. */
const style = { number: 0, header: 1, text: 2, date: 3, note: 4, warning: 5 };

/** Formats of the cells: 49 is Excel's own text format, 164 the first of one's own. */
export const stylesXml =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>' +
  '<fonts count="4"><font><sz val="11"/></font><font><b/><sz val="11"/></font><font><sz val="10"/><color rgb="FF6B6B6B"/></font><font><sz val="11"/><color rgb="FFC00000"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF2EFEA"/></patternFill></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/>' +
  '<xf numFmtId="49" fontId="1" fillId="2" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>' +
  '<xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="2" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="49" fontId="3" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>';

/** Longest text of a cell that Excel opens. */
const longestCell = 32_767;

/** The sheet's XML up to its first row of data: frozen header, widths, a row of notes where a column has one. */
export function sheetHead(columns: readonly WorkbookColumn[]): { xml: string; rows: number } {
  const hasNotes = columns.some(({ note }) => note);
  const rows = hasNotes ? 2 : 1;
  const widths = columns.map(({ width = 16, type = 'text' }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${style[type]}" customWidth="1"/>`);
  const xml =
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<sheetViews><sheetView workbookViewId="0"><pane ySplit="${rows}" topLeftCell="A${rows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols><sheetData>${hasNotes ? line(1, style.note, columns.map(({ note = '' }) => note)) : ''}${line(rows, style.header, columns.map(({ header }) => header))}`;
  return { xml, rows };
}

/** One row of data as XML. Empty cells are left out. */
export function sheetRow(columns: readonly WorkbookColumn[], row: number, values: Readonly<Record<string, CellValue>>): string {
  let xml = `<row r="${row}">`;
  columns.forEach(({ key, type = 'text' }, column) => {
    const value = values[key];
    if (value === undefined || value === null || value === '') return;
    const number = type === 'number' ? exactNumber(value) : type === 'date' ? serialOf(String(value)) : undefined;
    xml += number !== undefined ? `<c r="${columnName(column)}${row}" s="${style[type]}"><v>${number}</v></c>` : textCell(column, row, style[type === 'warning' ? 'warning' : 'text'], String(value));
  });
  return `${xml}</row>`;
}

/** The sheet's XML after its data; `lists` gives the range of each column's offered values. */
export function sheetTail(firstRow: number, lists: ReadonlyMap<number, string>): string {
  const validations = [...lists].map(
    ([column, range]) => `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${columnName(column)}${firstRow}:${columnName(column)}1048576"><formula1>${range}</formula1></dataValidation>`,
  );
  return `</sheetData>${validations.length > 0 ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>` : ''}</worksheet>`;
}

function line(row: number, index: number, texts: readonly string[]): string {
  return `<row r="${row}">${texts.map((text, column) => textCell(column, row, index, text)).join('')}</row>`;
}

/** An explicit string cell: no program reads its text as a formula. */
function textCell(column: number, row: number, index: number, text: string): string {
  const short = text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
  return short === '' ? '' : `<c r="${columnName(column)}${row}" s="${index}" t="inlineStr"><is><t xml:space="preserve">${xmlText(short)}</t></is></c>`;
}
