/** A text as it is compared: letters and digits only, with where each stands in the text as written. */
export interface FoldedText {
  /** Code points. */
  readonly letters: Uint32Array;
  /** For each letter, where the character that it came from begins and ends (UTF-16 units, end after the last). */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
}

const LETTER = /[\p{L}\p{N}]/u;
const folds = new Map<number, readonly number[]>();

/** What one character counts as: width, case, marks and compatibility forms folded (NFKD); nothing for punctuation, space and marks. */
function foldOf(code: number): readonly number[] {
  const known = folds.get(code);
  if (known !== undefined) return known;
  const letters = [...String.fromCodePoint(code).normalize('NFKD').toLowerCase()].filter((each) => LETTER.test(each)).map((each) => each.codePointAt(0)!);
  folds.set(code, letters);
  return letters;
}

/** Folds a text. Chinese characters stand for themselves, traditional forms included. */
export function foldText(text: string): FoldedText {
  const [letters, starts, ends]: [number[], number[], number[]] = [[], [], []];
  for (let place = 0; place < text.length; ) {
    const code = text.codePointAt(place)!;
    const next = place + (code > 0xffff ? 2 : 1);
    for (const letter of code >= 0x4e00 && code <= 0x9fff ? [code] : foldOf(code)) {
      letters.push(letter);
      starts.push(place);
      ends.push(next);
    }
    place = next;
  }
  return { letters: Uint32Array.from(letters), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) };
}
