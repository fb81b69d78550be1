/**
 * A piece of an official document's body. A heading keeps its own number (一、 （一） 1. （1）), its level sets the
 * typeface; `following` is body text on the heading's line.
 */
export type OfficialBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string; readonly following: string }
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Numbering of the four levels (GB/T 9704, 7.3.3). */
const levels: readonly [1 | 2 | 3 | 4, RegExp][] = [
  [1, /^[〇一二三四五六七八九十百]+、/u],
  [2, /^（[〇一二三四五六七八九十百]+）/u],
  [3, /^\d{1,3}[.．](?!\d)/u],
  [4, /^（\d{1,3}）/u],
];

/** A heading longer than this is a numbered paragraph of body text. */
const headingLength = 40;

/**
 * Reads typed text as body blocks: a line is a paragraph, and a line that starts with the number of a level is a
 * heading up to its first full stop. Indents typed by hand are dropped, since the layout makes them.
 */
export function officialBody(text: string): OfficialBlock[] {
  return text
    .split(/\r\n?|\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(blockOf);
}

function blockOf(line: string): OfficialBlock {
  const level = levels.find(([, pattern]) => pattern.test(line))?.[0];
  const stop = line.indexOf('。');
  const heading = stop === -1 || stop === line.length - 1 ? line : line.slice(0, stop + 1);
  if (level === undefined || heading.length > headingLength) return { kind: 'paragraph', text: line };
  return { kind: 'heading', level, text: heading, following: line.slice(heading.length) };
}
