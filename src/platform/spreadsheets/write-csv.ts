import { Readable } from 'node:stream';
import { exactNumber } from './cell-values.ts';
import { csvCell } from './csv-text.ts';
import type { WorkbookSheet } from './write-workbook.ts';

/**
 * Writes a CSV file as a stream: UTF-8 with its mark (Excel needs it for Chinese), lines end in CR LF. Text that a
 * spreadsheet would run as a formula gets a quote before it, which `readTable` takes off again; numbers of number columns do not.
 */
export function writeCsv({ columns, rows }: Omit<WorkbookSheet, 'name'>): Readable {
  const lines = async function* () {
    let text = `\ufeff${columns.map(({ header }) => csvCell(header)).join(',')}\r\n`;
    for await (const values of rows) {
      const cells = columns.map(({ key, type }) => {
        const value = values[key] ?? '';
        const number = type === 'number' ? exactNumber(value) : undefined;
        return number === undefined ? csvCell(String(value)) : String(number);
      });
      text += `${cells.join(',')}\r\n`;
      if (text.length < 65_536) continue;
      yield Buffer.from(text);
      text = '';
    }
    yield Buffer.from(text);
  };
  return Readable.from(lines(), { objectMode: false });
}
