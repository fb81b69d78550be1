import type { Score } from './calibration.types.ts';

/** Scores by number: entry `rowOf[s]`, judge `columnOf[s]`, in the order they came. */
export interface ScoreTable {
  readonly entryIds: readonly string[];
  readonly judgeIds: readonly string[];
  readonly rowOf: Int32Array;
  readonly columnOf: Int32Array;
  readonly score: Float64Array;
  readonly confidence: Float64Array;
  /** Part of each entry and of each judge, numbered by first appearance. */
  readonly partOfEntry: Int32Array;
  readonly partOfJudge: Int32Array;
  readonly parts: number;
}

/** Parts of the graph of scores, numbered by first appearance. `parts` does not count entries and judges without a score. */
function partsOf(rowOf: Int32Array, columnOf: Int32Array, entries: number, judges: number): { part: Int32Array; parts: number } {
  const parent = Int32Array.from({ length: entries + judges }, (_, node) => node);
  const root = (node: number): number => {
    let at = node;
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  for (let at = 0; at < rowOf.length; at += 1) parent[root(entries + columnOf[at]!)] = root(rowOf[at]!);
  const part = new Int32Array(parent.length);
  const numberOf = new Int32Array(parent.length).fill(-1);
  let count = 0;
  for (let node = 0; node < parent.length; node += 1) {
    const top = root(node);
    if (numberOf[top] === -1) numberOf[top] = count++;
    part[node] = numberOf[top]!;
  }
  const scored = new Set<number>();
  for (const row of rowOf) scored.add(part[row]!);
  return { part, parts: scored.size };
}

/** Numbers the scores. Throws RangeError for a score or confidence that is no number, a confidence not above 0, and a pair scored twice. */
export function tableOf(scores: readonly Score[]): ScoreTable {
  const [entryAt, judgeAt] = [new Map<string, number>(), new Map<string, number>()];
  const numberOf = (at: Map<string, number>, id: string) => {
    const known = at.get(id) ?? at.size;
    at.set(id, known);
    return known;
  };
  const rowOf = Int32Array.from(scores, ({ entry }) => numberOf(entryAt, entry));
  const columnOf = Int32Array.from(scores, ({ judge }) => numberOf(judgeAt, judge));
  const score = Float64Array.from(scores, (each) => each.score);
  const confidence = Float64Array.from(scores, (each) => each.confidence ?? 1);
  const seen = new Set<number>();
  for (let at = 0; at < scores.length; at += 1) {
    const pair = rowOf[at]! * judgeAt.size + columnOf[at]!;
    if (!Number.isFinite(score[at]!) || !(confidence[at]! > 0) || !Number.isFinite(confidence[at]!)) throw new RangeError(`score ${scores[at]!.score} with confidence ${scores[at]!.confidence} cannot be used`);
    if (seen.has(pair)) throw new RangeError(`judge ${scores[at]!.judge} scored entry ${scores[at]!.entry} twice`);
    seen.add(pair);
  }
  const { part, parts } = partsOf(rowOf, columnOf, entryAt.size, judgeAt.size);
  return {
    entryIds: [...entryAt.keys()], judgeIds: [...judgeAt.keys()], rowOf, columnOf, score, confidence, parts,
    partOfEntry: part.slice(0, entryAt.size), partOfJudge: part.slice(entryAt.size),
  };
}

/** The table without one judge's scores; entries and judges keep their numbers, also where nothing is left of them. */
export function tableWithout(table: ScoreTable, judge: number): ScoreTable {
  const kept = (_: number, at: number) => table.columnOf[at] !== judge;
  const [rowOf, columnOf] = [table.rowOf.filter(kept), table.columnOf.filter(kept)];
  const { part, parts } = partsOf(rowOf, columnOf, table.entryIds.length, table.judgeIds.length);
  return {
    ...table, rowOf, columnOf, score: table.score.filter(kept), confidence: table.confidence.filter(kept), parts,
    partOfEntry: part.slice(0, table.entryIds.length), partOfJudge: part.slice(table.entryIds.length),
  };
}
