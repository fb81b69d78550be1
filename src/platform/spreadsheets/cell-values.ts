/** How the number of a cell is to be read: as it is, as a date or time, or as a code padded to a width with zeros. */
export type NumberReading = 'number' | 'date' | { readonly digits: number };

/** Number formats of ECMA-376 18.8.30 that are dates or times, those of the East Asian list included. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/** Reads a number format: `yyyy"年"m"月"` is a date, `000000` a code of six digits, quoted and bracketed text is neither. */
export function readingOf(id: number, format: string | undefined): NumberReading {
  if (format === undefined) return isBuiltInDate(id) ? 'date' : 'number';
  if (/^0{2,}$/u.test(format)) return { digits: format.length };
  const bare = format.replaceAll(/"[^"]*"|\\.|_.|\*./gu, '').replaceAll(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/giu, '');
  return /[ymdhs]/iu.test(bare) && !/general/iu.test(bare) ? 'date' : 'number';
}

/** The text of a number as a person typed it: `230100`, `13800138000`, `0.1`; 15 significant digits, as Excel keeps. */
export function numberText(raw: string, reading: NumberReading, date1904: boolean): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (reading === 'date') return serialText(value, date1904) ?? raw;
  const short = String(Number(value.toPrecision(15)));
  const text = short.includes('e') || Math.abs(value) >= 1e15 ? value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 15 }) : short;
  return typeof reading === 'object' && /^\d+$/u.test(text) ? text.padStart(reading.digits, '0') : text;
}

/**
 * A serial day as ISO text: a date, a date and time, or a time of day alone. In the 1900 system day 60 is the 29th of
 * February 1900, which never was: days before it count from a day later (ECMA-376 18.17.4.1).
 */
function serialText(serial: number, date1904: boolean): string | undefined {
  if (serial < 0 || serial >= 2_958_466) return undefined;
  const seconds = Math.round(serial * 86_400);
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : serial < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const iso = new Date(epoch + seconds * 1_000).toISOString();
  if (seconds < 86_400 && seconds > 0) return iso.slice(11, 19);
  return seconds % 86_400 === 0 ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** A value as the number a cell can hold exactly; undefined for text, blanks and more than 15 digits. */
export function exactNumber(value: string | number): number | undefined {
  const text = String(value).trim();
  const number = Number(text);
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/iu.test(text) && Number.isFinite(number) && (typeof value === 'number' || text.replaceAll(/\D/gu, '').length <= 15) ? number : undefined;
}

/** The serial day of `2026-01-05` or `2026-01-05T08:30:00` in the 1900 system; undefined for text that is no date from 1900-03-01 on. */
export function serialOf(iso: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/u.test(iso)) return undefined;
  const time = Date.parse(`${iso.length === 10 ? `${iso}T00:00` : iso}Z`);
  const serial = (time - Date.UTC(1899, 11, 30)) / 86_400_000;
  return serial >= 61 && new Date(time).toISOString().startsWith(iso) ? serial : undefined;
}

/** Zero-based column of a reference such as `AB12`; undefined without letters. */
export function columnOf(reference: string): number | undefined {
  let column = 0;
  for (let index = 0; index < reference.length; index++) {
    const code = reference.charCodeAt(index) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column === 0 ? undefined : column - 1;
}

/** Letters of a zero-based column: 0 is A, 26 is AA. */
export function columnName(column: number): string {
  return (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
}
