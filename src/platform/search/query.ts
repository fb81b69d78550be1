import { cutWords, pairsOf, runsOf, stem } from './words.ts';

/** Words that say nothing by themselves; they are left out of a query that has others. */
const EMPTY = new Set(['的', '了', '和', '与', '在', '是', '及', '等', '之', '有', 'a', 'an', 'the', 'of', 'and', 'in', 'on', 'at', 'to', 'for', 'is', 'by']);
const MAX_WORDS = 12;

interface QueryWord {
  readonly kind: 'han' | 'letters';
  readonly text: string;
}

/** The words of a query worth looking for, at most 12. */
export function queryWords(query: string): QueryWord[] {
  const all = runsOf(query.slice(0, 200)).flatMap(({ kind, text }): QueryWord[] => (kind === 'han' ? cutWords(text).map((word) => ({ kind, text: word })) : [{ kind, text }]));
  const telling = all.filter(({ text }) => !EMPTY.has(text));
  return (telling.length === 0 ? all : telling).slice(0, MAX_WORDS);
}

const quote = (word: string) => `'${word.replaceAll(/['\\]/g, '')}'`;

function expression({ kind, text }: QueryWord): string {
  if (kind === 'letters') {
    const word = stem(text);
    return word.length < 3 ? quote(word) : `${quote(word)}:*`;
  }
  const pairs = pairsOf(text);
  if (pairs.length === 0) return `${quote(text)}:*`;
  return pairs.length === 1 ? quote(text) : `(${quote(text)} | (${pairs.map(quote).join(' & ')}))`;
}

/** A tsquery: every word must be found, as itself or by its pairs. Null when the query has nothing to look for. */
export function toTsquery(query: string): string | null {
  const words = queryWords(query);
  return words.length === 0 ? null : words.map(expression).join(' & ');
}

/** A piece of a text, and whether it is what was looked for. Drawn as elements, never as markup. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Cuts a text into what matches the query and what lies between. */
export function highlight(text: string, query: string): Piece[] {
  const words = queryWords(query)
    .map(({ kind, text: word }) => (kind === 'letters' ? String.raw`(?<![\p{L}\p{N}])${stem(word)}[\p{Script=Latin}\p{N}]*` : word))
    .toSorted((a, b) => b.length - a.length);
  if (words.length === 0) return [{ text, hit: false }];
  const pieces: Piece[] = [];
  let last = 0;
  for (const match of text.matchAll(new RegExp(words.join('|'), 'giu'))) {
    if (match.index > last) pieces.push({ text: text.slice(last, match.index), hit: false });
    pieces.push({ text: match[0], hit: true });
    last = match.index + match[0].length;
  }
  if (last < text.length) pieces.push({ text: text.slice(last), hit: false });
  return pieces;
}

/** The part of a text around the first thing found, at most `length` characters, with what was found marked. */
export function snippet(text: string, query: string, length = 84): Piece[] {
  const pieces = highlight(text, query);
  const before = pieces.findIndex(({ hit }) => hit);
  const at = before <= 0 ? 0 : pieces.slice(0, before).reduce((sum, piece) => sum + piece.text.length, 0);
  const start = at < length * 0.6 ? 0 : at - Math.floor(length * 0.3);
  const window = text.slice(start, start + length).toWellFormed().replaceAll('\uFFFD', '');
  const whole = `${start > 0 ? '…' : ''}${window}${start + length < text.length ? '…' : ''}`;
  return highlight(whole, query);
}
