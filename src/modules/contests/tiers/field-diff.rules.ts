/** A piece of a text that stayed, or is in one version only. */
export interface Piece {
  readonly text: string;
  readonly changed: boolean;
}

/** One field of an entry in two versions, cut into pieces so that what changed stands out. */
export interface FieldChange {
  /** `title.zh`, `body`, `caption.en`, `files`, `answers.<key>` */
  readonly field: string;
  readonly before: readonly Piece[];
  readonly after: readonly Piece[];
}

/** Most pieces compared one by one; longer texts are told as changed between what is alike at both ends. */
const MOST = 600;

/** Sentences, with the mark that ends them, and line breaks by themselves. */
const piecesOf = (text: string): string[] => text.match(/\n|[^。！？!?；;\n]+[。！？!?；;]*|[。！？!?；;]+/g) ?? [];

/** For each piece of two sequences whether it is part of a longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): [boolean[], boolean[]] {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) length[i * width + j] = a[i] === b[j] ? length[(i + 1) * width + j + 1]! + 1 : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const [inA, inB] = [a.map(() => false), b.map(() => false)];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) [inA[i++], inB[j++]] = [true, true];
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++;
    else j++;
  }
  return [inA, inB];
}

function joined(pieces: readonly string[], kept: readonly boolean[]): Piece[] {
  const runs: { text: string; changed: boolean }[] = [];
  pieces.forEach((text, index) => {
    const changed = kept[index] !== true;
    const last = runs.at(-1);
    if (last !== undefined && last.changed === changed) last.text += text;
    else runs.push({ text, changed });
  });
  return runs;
}

/** Two texts side by side, sentence by sentence. The pieces of each side put together are the text. */
export function compareTexts(before: string, after: string): { before: Piece[]; after: Piece[] } {
  const [a, b] = [piecesOf(before), piecesOf(after)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const [middleA, middleB] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  const [inA, inB] = middleA.length > MOST || middleB.length > MOST ? [middleA.map(() => false), middleB.map(() => false)] : common(middleA, middleB);
  const mask = (middle: boolean[]) => [...Array.from({ length: head }, () => true), ...middle, ...Array.from({ length: tail }, () => true)];
  return { before: joined(a, mask(inA)), after: joined(b, mask(inB)) };
}

/** The fields of two versions that differ, in the order given. A field that only one of them has is empty in the other. */
export function compareFields(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): FieldChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [was, is] = [before.get(field) ?? '', after.get(field) ?? ''];
    return was === is ? [] : [{ field, ...compareTexts(was, is) }];
  });
}
