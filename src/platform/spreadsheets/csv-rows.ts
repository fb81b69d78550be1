import { plainCell } from './csv-text.ts';
import type { SpreadsheetLimits } from './limits.ts';
import { spreadsheetErrors } from './spreadsheets.errors.ts';
import type { RawRow } from './xlsx-rows.ts';

type Bytes = () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Rows of delimited text (RFC 4180; comma, semicolon or tab, told by the first line), empty ones left out. The text is UTF-8, UTF-16
 * with its mark, or else GB 18030, in which Chinese Excel saves CSV. `bytes` is read twice: the encoding has to be
 * known before the first row. Throws `spreadsheet.not-a-spreadsheet` for binary content.
 */
export async function* csvRows(bytes: Bytes, limits: SpreadsheetLimits): AsyncGenerator<RawRow> {
  const parser = new CsvParser(limits);
  const decoder = new TextDecoder(await encodingOf(bytes), { fatal: true });
  const decode = (piece?: Uint8Array) => {
    try {
      return decoder.decode(piece, { stream: piece !== undefined });
    } catch {
      return spreadsheetErrors.fail('spreadsheet.not-a-spreadsheet');
    }
  };
  for await (const piece of bytes()) yield* parser.push(decode(piece));
  yield* parser.push(decode());
  yield* parser.end();
}

async function encodingOf(bytes: Bytes): Promise<string> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let first = true;
  try {
    for await (const piece of bytes()) {
      if (first && piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
      if (first && piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
      first = false;
      utf8.decode(piece, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

class CsvParser {
  readonly #limits: SpreadsheetLimits;
  #separator = '';
  #rest = '';
  #rowNumber = 1;
  #values: string[] = [];

  constructor(limits: SpreadsheetLimits) {
    this.#limits = limits;
  }

  *push(text: string): Generator<RawRow> {
    if (text.includes('\0')) spreadsheetErrors.fail('spreadsheet.not-a-spreadsheet');
    this.#rest += text;
    yield* this.#take(false);
    const room = this.#limits.cellLength * 2 + 2;
    if (this.#rest.length > room + text.length) this.#tooLong();
  }

  *end(): Generator<RawRow> {
    yield* this.#take(true);
    if (this.#rest.startsWith('"')) spreadsheetErrors.fail('spreadsheet.damaged', { part: `CSV ${this.#rowNumber}` });
    if (this.#rest !== '' || this.#values.length > 0) {
      this.#add(this.#rest);
      yield* this.#row();
    }
  }

  /** Takes whole cells from the text so far. A cell is whole when the separator or line end after it has been seen. */
  *#take(last: boolean): Generator<RawRow> {
    const text = this.#rest;
    if (this.#separator === '') {
      const line = /^[^\r\n]*(?=[\r\n])/u.exec(text)?.[0] ?? (last || text.length > 65_536 ? text : undefined);
      if (line === undefined) return;
      this.#separator = separatorOf(line);
    }
    const ends = new RegExp(`[${this.#separator}\\r\\n]`, 'gu');
    let at = 0;
    for (;;) {
      const quoted = text[at] === '"';
      const close = quoted ? closingQuote(text, at + 1) : at;
      if (close === -1 || (quoted && close === text.length - 1 && !last)) break;
      ends.lastIndex = quoted ? close + 1 : at;
      const end = ends.exec(text)?.index ?? (last && quoted ? text.length : -1);
      if (end === -1 || (text[end] === '\r' && end === text.length - 1 && !last)) break;
      this.#add(quoted ? text.slice(at + 1, close).replaceAll('""', '"') + text.slice(close + 1, end) : text.slice(at, end));
      at = end + 1;
      if (text[end] !== this.#separator) {
        if (text[end] === '\r' && text[at] === '\n') at++;
        yield* this.#row();
      }
      if (end >= text.length) break;
    }
    this.#rest = text.slice(at);
  }

  #add(cell: string): void {
    const value = plainCell(cell.trim()).trim();
    if (value.length > this.#limits.cellLength) this.#tooLong();
    if (value !== '' && this.#values.length >= this.#limits.columns) {
      spreadsheetErrors.fail('spreadsheet.too-large.columns', { row: this.#rowNumber, limit: this.#limits.columns });
    }
    if (this.#values.length < this.#limits.columns) this.#values.push(value);
  }

  *#row(): Generator<RawRow> {
    const row = { rowNumber: this.#rowNumber++, values: this.#values };
    this.#values = [];
    if (row.values.some((value) => value !== '')) yield row;
  }

  #tooLong(): never {
    return spreadsheetErrors.fail('spreadsheet.too-large.cell', { row: this.#rowNumber, limit: this.#limits.cellLength });
  }
}

function separatorOf(line: string): string {
  const count = (separator: string) => line.split(separator).length;
  return [',', '\t', ';'].reduce((best, each) => (count(each) > count(best) ? each : best));
}

/** Where the quote closes that opened before `from`; -1 when it does not. Two quotes stand for one. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
