import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

let jieba: Jieba | undefined;
// The dictionary takes a moment and some memory, so it is read when the first text is cut.
const segmenter = () => (jieba ??= Jieba.withDict(dict));

/** A stretch of a text that is one kind of writing: Han characters, or letters and digits. */
export interface Run {
  readonly kind: 'han' | 'letters';
  readonly text: string;
}

const RUNS = /(?<han>\p{Script=Han}+)|(?<letters>[\p{L}\p{N}]+)/gu;

/** The searchable stretches of a text, compatibility forms folded and in lower case; punctuation falls away. */
export function runsOf(text: string): Run[] {
  // Han is a subset of letters, so a stretch of letters must stop where Han begins.
  const spaced = text.normalize('NFKC').toLowerCase().replaceAll(/(\p{Script=Han})(?=[\p{L}\p{N}])(?!\p{Script=Han})|([\p{L}\p{N}])(?<!\p{Script=Han})(?=\p{Script=Han})/gu, '$1$2 ');
  return [...spaced.matchAll(RUNS)].map(({ groups }) => (groups?.['han'] === undefined ? { kind: 'letters', text: groups?.['letters'] ?? '' } : { kind: 'han', text: groups['han'] }));
}

/** Chinese words as the dictionary sees them, in order. */
export const cutWords = (han: string): string[] => segmenter().cut(han, true);

/** Neighbouring pairs of characters: they find a word that the dictionary cut differently in text and query. */
export function pairsOf(han: string): string[] {
  const characters = [...han];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/**
 * An English word without the ending of its plural or possessive: Harman's S-stemmer ("How effective is suffixing?", JASIS 42(1), 1991, table 1).
 * Its rules, in order, the first that fits: -ies → -y (not after e, a), -es → -e (not after a, e, o), -s → nothing (not after u, s).
 */
export function stem(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('ies')) return /[ea]ies$/.test(word) ? word : `${word.slice(0, -3)}y`;
  if (word.endsWith('es')) return /[aeo]es$/.test(word) ? word : word.slice(0, -1);
  return word.endsWith('s') && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
}

/** The index words of a text in order: dictionary words, pairs and the last character of each Chinese stretch; stems of the others. */
export function indexWords(text: string): string[] {
  return runsOf(text).flatMap(({ kind, text: run }) => (kind === 'letters' ? [stem(run)] : [...new Set([...segmenter().cutForSearch(run, true), ...pairsOf(run), [...run].at(-1) ?? ''])]));
}
