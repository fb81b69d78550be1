import { type OfficialBlock, officialBody } from '../../platform/documents/official-body.ts';

/** The body as text to be typed: one block a line, rows of a table with tabs between the cells, as pasting from a document or a sheet gives them. */
export function bodyText(blocks: readonly OfficialBlock[]): string {
  return blocks
    .flatMap((block, index) => {
      if (block.kind === 'paragraph') return [block.text];
      if (block.kind === 'heading') return [block.text + block.following];
      const before = blocks[index - 1];
      // Two tables that touch are kept apart by an empty line.
      return [...(before?.kind === 'table' ? [''] : []), ...[block.header, ...block.rows].map((row) => row.join('\t'))];
    })
    .join('\n');
}

/** Reads typed or pasted text as blocks: lines with tabs that follow each other are a table, its first line the header. */
export function bodyBlocks(text: string): OfficialBlock[] {
  const blocks: OfficialBlock[] = [];
  let rows: string[][] = [];
  const endTable = () => {
    const [header, ...rest] = rows;
    if (header !== undefined) blocks.push({ kind: 'table', header, rows: rest.map((row) => header.map((_, index) => row[index] ?? '')) });
    rows = [];
  };
  for (const line of text.split(/\r\n?|\n/u)) {
    if (line.includes('\t')) rows.push(line.split('\t').map((cell) => cell.trim()).slice(0, 12));
    else {
      endTable();
      blocks.push(...officialBody(line));
    }
  }
  endTable();
  return blocks;
}

const DIGITS = '〇一二三四五六七八九';

/** 1 to 99 as 一 to 九十九. */
export function chineseNumeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`}${ones === 0 ? '' : DIGITS[ones]}`;
}

const MARKS = [/^[〇一二三四五六七八九十百]+、/u, /^（[〇一二三四五六七八九十百]+）/u, /^\d{1,3}[.．](?!\d)/u, /^（\d{1,3}）/u] as const;

/** The number of a heading as GB/T 9704 writes it: 一、 （一） 1. （1）. */
export function headingMark(level: 1 | 2 | 3 | 4, value: number): string {
  return [`${chineseNumeral(value)}、`, `（${chineseNumeral(value)}）`, `${value}.`, `（${value}）`][level - 1]!;
}

const levelOf = (line: string) => (MARKS.findIndex((mark) => mark.test(line)) + 1) as 0 | 1 | 2 | 3 | 4;

/** Numbers the headings of a text afresh, each level from one below the heading above it; the rest stays as it is. */
export function renumber(text: string): string {
  const counts = [0, 0, 0, 0];
  return text
    .split('\n')
    .map((line) => {
      const plain = line.trim();
      const level = levelOf(plain);
      if (level === 0 || plain.includes('\t')) return line;
      counts[level - 1]! += 1;
      counts.fill(0, level);
      return headingMark(level, counts[level - 1]!) + plain.replace(MARKS[level - 1]!, '').trimStart();
    })
    .join('\n');
}

/** Makes the line at a place of the text a heading of a level, or a paragraph (0), and numbers all headings afresh. */
export function setLevel(text: string, place: number, level: 0 | 1 | 2 | 3 | 4): string {
  const lines = text.split('\n');
  const index = text.slice(0, place).split('\n').length - 1;
  const plain = (lines[index] ?? '').trim();
  const now = levelOf(plain);
  const bare = now === 0 ? plain : plain.replace(MARKS[now - 1]!, '').trimStart();
  lines[index] = level === 0 ? bare : headingMark(level, 1) + bare;
  return renumber(lines.join('\n'));
}
