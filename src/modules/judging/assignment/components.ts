import type { CompiledProblem } from './assignment.types.ts';

/** One group's entries and judges that are linked by its pairs. */
export interface Component {
  readonly entries: number[];
  readonly judges: number[];
  /** Pairs without which it stays linked (each lies on a cycle; not all can be taken at once). */
  readonly spare: number[];
  readonly pairs: number[];
}

/** Marks joined in a forest (union and find with path halving). */
export class Forest {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, node) => node);
  }

  root(node: number): number {
    let at = node;
    while (this.#parent[at] !== at) at = this.#parent[at] = this.#parent[this.#parent[at]!]!;
    return at;
  }

  /** False when the two were joined before. */
  join(a: number, b: number): boolean {
    const [from, to] = [this.root(a), this.root(b)];
    this.#parent[from] = to;
    return from !== to;
  }
}

/** The linked parts of a group, from its entries and all of their pairs (fixed ones too). Largest first. */
export function componentsOf(problem: CompiledProblem, entries: Iterable<number>, pairs: Iterable<number>): Component[] {
  const { entryCount, judgeCount } = problem;
  const forest = new Forest(entryCount + judgeCount);
  const all = [...pairs];
  const spare = new Set(all.filter((cell) => !forest.join(Math.floor(cell / judgeCount), entryCount + (cell % judgeCount))));
  const parts = new Map<number, Component>();
  const partOf = (node: number): Component => {
    const root = forest.root(node);
    const part = parts.get(root) ?? { entries: [], judges: [], spare: [], pairs: [] };
    parts.set(root, part);
    return part;
  };
  for (const entry of entries) partOf(entry).entries.push(entry);
  const seen = new Set<number>();
  for (const cell of all) {
    const part = partOf(Math.floor(cell / judgeCount));
    part.pairs.push(cell);
    if (spare.has(cell)) part.spare.push(cell);
    if (!seen.has(cell % judgeCount)) part.judges.push(cell % judgeCount);
    seen.add(cell % judgeCount);
  }
  return [...parts.values()].toSorted((a, b) => b.entries.length - a.entries.length);
}

/** Parts of a group that no allowed pair links, as sets of entries; one part when it can be linked. */
export function separateParts(problem: CompiledProblem, entries: readonly number[]): number[][] {
  const { entryCount, judgeCount, blocked, most, wanted } = problem;
  const forest = new Forest(entryCount + judgeCount);
  for (const entry of entries) {
    for (let judge = 0; judge < judgeCount && wanted[entry]! > 0; judge += 1) {
      if (blocked[entry * judgeCount + judge] === 0 && most[judge]! > 0) forest.join(entry, entryCount + judge);
    }
  }
  const inside = new Set(entries);
  for (const cell of problem.fixed) if (inside.has(Math.floor(cell / judgeCount))) forest.join(Math.floor(cell / judgeCount), entryCount + (cell % judgeCount));
  return [...Map.groupBy(entries, (entry) => forest.root(entry)).values()];
}
