import { type FoldedText, foldText } from './fold-text.ts';
import { SHINGLE, shinglesOf } from './shingles.ts';
import { type Run, tellingParts } from './telling-parts.ts';

/** A text made ready for comparison. */
export interface ReadText extends FoldedText {
  readonly shingles: Uint32Array;
}

/** A passage that two texts have in common: positions (UTF-16 units, end after the last) in the texts as written. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  readonly otherFrom: number;
  readonly otherTo: number;
}

export interface TextLikeness {
  /** The greater of the two containments, 0 to 1; what stands in very many texts is left out unless the texts are the same as a whole. */
  readonly score: number;
  /** Jaccard resemblance of the two sets of shingles. */
  readonly resemblance: number;
  /** Part of the first's shingles that stand in the second, and the other way round. */
  readonly contained: number;
  readonly containing: number;
  /** Distinct shingles in common, in passages that count; letters of the longest passage. */
  readonly shared: number;
  readonly longest: number;
  readonly passages: readonly Passage[];
}

export function readText(text: string): ReadText {
  const folded = foldText(text);
  return { ...folded, shingles: shinglesOf(folded.letters) };
}

/** From this resemblance on two texts are the same as a whole, common phrases or not. */
const WHOLE = 0.8;
/** Letters that a passage has at least, to count: shorter ones, of any language, are the same by chance. */
const LEAST_PASSAGE = 10;
const MOST_PASSAGES = 60;

/** Runs of shingles, in the first's order, that stand in the second too; each taken as long as it goes. */
function runsOf(first: Uint32Array, second: Uint32Array): Run[] {
  const places = new Map<number, number[]>();
  second.forEach((shingle, at) => {
    const known = places.get(shingle);
    if (known === undefined) places.set(shingle, [at]);
    // A refrain is looked up at its first places only.
    else if (known.length < 8) known.push(at);
  });
  const runs: Run[] = [];
  for (let at = 0; at < first.length; ) {
    let best = 0;
    let from = -1;
    for (const start of places.get(first[at]!) ?? []) {
      let length = 1;
      while (at + length < first.length && start + length < second.length && first[at + length] === second[start + length]) length += 1;
      if (length > best) [best, from] = [length, start];
    }
    if (best > 0) runs.push({ first: at, second: from, length: best });
    at += Math.max(1, best);
  }
  return runs;
}

/**
 * Compares two texts exactly by their sets of shingles.
 * @param common numbers of the first's shingles that stand for passages found in very many texts: what they stand for counts for nothing
 * @param anchors numbers of all shingles of the first that stand for passages
 */
export function compareTexts(first: ReadText, second: ReadText, common: ReadonlySet<number> = new Set(), anchors: readonly number[] = []): TextLikeness {
  const [a, b] = [new Set(first.shingles), new Set(second.shingles)];
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared += 1;
  const resemblance = shared / Math.max(1, a.size + b.size - shared);
  const runs = runsOf(first.shingles, second.shingles).filter(({ length }) => length + SHINGLE > LEAST_PASSAGE);
  const isWhole = resemblance >= WHOLE || common.size === 0;
  const told = runs.map((run) => (isWhole ? [run] : tellingParts(first.shingles, run, common, anchors)));
  const shinglesIn = (parts: readonly Run[]) => new Set(parts.flatMap((run) => [...first.shingles.subarray(run.first, run.first + run.length)]));
  const counted = shinglesIn(told.flat());
  const left = [...shinglesIn(runs)].filter((shingle) => !counted.has(shingle));
  // What is common to very many is as if neither text had it.
  const [ofFirst, ofSecond] = [Math.max(1, a.size - left.length), Math.max(1, b.size - left.length)];
  const [contained, containing] = [counted.size / ofFirst, counted.size / ofSecond];
  return { score: Math.min(1, Math.max(contained, containing)), resemblance, contained: Math.min(1, contained), containing: Math.min(1, containing), shared: counted.size, longest: Math.max(0, ...told.flat().map(({ length }) => length + SHINGLE - 1)), passages: passagesOf(first, second, runs.filter((_, number) => told[number]!.length > 0)) };
}

function passagesOf(first: ReadText, second: ReadText, runs: readonly Run[]): Passage[] {
  const passages: Passage[] = [];
  for (const run of runs) {
    const letters = run.length + SHINGLE - 1;
    const passage = { from: first.starts[run.first]!, to: first.ends[run.first + letters - 1]!, otherFrom: second.starts[run.second]!, otherTo: second.ends[run.second + letters - 1]! };
    const last = passages.at(-1);
    // Two passages that only a changed word parts are shown as they are; those that touch become one.
    if (last !== undefined && passage.from <= last.to && passage.otherFrom <= last.otherTo && passage.otherFrom >= last.otherFrom) passages[passages.length - 1] = { ...last, to: passage.to, otherTo: passage.otherTo };
    else passages.push(passage);
  }
  return passages.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_PASSAGES).toSorted((a, b) => a.from - b.from);
}
