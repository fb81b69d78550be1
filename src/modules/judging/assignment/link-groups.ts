import type { CompiledProblem } from './assignment.types.ts';
import { type Component, componentsOf } from './components.ts';
import { loadCost } from './fair-load.ts';
import { type Random, shuffle } from './random.ts';

/** Tries for one dear move. */
const TRIES = 40_000;

/** An assignment that moves are tried on. */
export class Draft {
  readonly problem: CompiledProblem;
  readonly entriesOf: number[][];
  readonly #judges: Set<number>[];
  readonly #load: Int32Array;
  readonly #fixed: ReadonlySet<number>;

  constructor(problem: CompiledProblem, pairs: Iterable<number>) {
    this.problem = problem;
    this.entriesOf = Array.from({ length: problem.groupCount }, () => []);
    for (let entry = 0; entry < problem.entryCount; entry += 1) this.entriesOf[problem.groupOf[entry]!]!.push(entry);
    this.#judges = Array.from({ length: problem.entryCount }, () => new Set());
    this.#load = problem.base.slice();
    this.#fixed = new Set(problem.fixed);
    for (const cell of [...problem.fixed, ...pairs]) this.#judges[Math.floor(cell / problem.judgeCount)]!.add(cell % problem.judgeCount);
    for (const cell of pairs) this.#load[cell % problem.judgeCount]! += 1;
  }

  pairsOf(group: number): number[] {
    return this.entriesOf[group]!.flatMap((entry) => [...this.#judges[entry]!].map((judge) => entry * this.problem.judgeCount + judge));
  }

  /** Groups that are not linked. */
  apart(): number[] {
    return [...this.entriesOf.keys()].filter((group) => this.parts(group).length > 1);
  }

  parts(group: number): Component[] {
    return componentsOf(this.problem, this.entriesOf[group]!, this.pairsOf(group));
  }

  /** All pairs, fixed ones included. */
  pairs(): Int32Array {
    return Int32Array.from(this.entriesOf.flatMap((_, group) => this.pairsOf(group)));
  }

  isFree(cell: number): boolean {
    return !this.#fixed.has(cell);
  }

  canTake(entry: number, judge: number): boolean {
    return this.problem.blocked[entry * this.problem.judgeCount + judge] === 0 && !this.#judges[entry]!.has(judge);
  }

  replace(entry: number, from: number, to: number): void {
    this.#judges[entry]!.delete(from);
    this.#judges[entry]!.add(to);
    this.#load[from]! -= 1;
    this.#load[to]! += 1;
  }

  hasRoom(judge: number): boolean {
    return this.#load[judge]! - this.problem.base[judge]! < this.problem.most[judge]!;
  }

  canGive(judge: number): boolean {
    return this.#load[judge]! - this.problem.base[judge]! > this.problem.least[judge]!;
  }

  /** What the value loses if an entry of a group passes from one judge to another. */
  lossOf(group: number, from: number, to: number): number {
    const { expertise, judgeCount, fair } = this.problem;
    const cost = (judge: number, change: number) => loadCost(fair[judge]!, this.#load[judge]! + change) - loadCost(fair[judge]!, this.#load[judge]!);
    return expertise[group * judgeCount + from]! - expertise[group * judgeCount + to]! + cost(from, -1) + cost(to, 1);
  }
}

/** Two entries of one group, of different parts, exchange judges: expertise is a matter of the group, so nothing is lost. One of the pairs must be spare, or the parts only change partners. */
function exchangeWithin(draft: Draft, parts: readonly Component[], random: Random): boolean {
  const { judgeCount } = draft.problem;
  for (const part of parts) {
    for (const cell of shuffle(part.spare.filter((each) => draft.isFree(each)), random)) {
      const [entry, judge] = [Math.floor(cell / judgeCount), cell % judgeCount];
      for (const other of parts) {
        if (other === part) continue;
        for (const otherCell of shuffle(other.pairs.filter((each) => draft.isFree(each)), random)) {
          const [otherEntry, otherJudge] = [Math.floor(otherCell / judgeCount), otherCell % judgeCount];
          if (!draft.canTake(entry, otherJudge) || !draft.canTake(otherEntry, judge)) continue;
          draft.replace(entry, judge, otherJudge);
          draft.replace(otherEntry, otherJudge, judge);
          return true;
        }
      }
    }
  }
  return false;
}

/** The move that loses least: an entry passes to a judge of another part, where loads allow, or exchanges with an entry of another group. Kept only if fewer parts are left in all. */
function moveAcross(draft: Draft, group: number, parts: readonly Component[], random: Random): boolean {
  const { judgeCount, groupOf } = draft.problem;
  const before = parts.length;
  const options: { loss: number; moves: [number, number, number][]; also: number | null }[] = [];
  let tries = 0;
  const strangers = draft.entriesOf.flatMap((_, other) => (other === group ? [] : draft.pairsOf(other)));
  for (const part of parts) {
    for (const cell of part.pairs.filter((each) => draft.isFree(each))) {
      const [entry, judge] = [Math.floor(cell / judgeCount), cell % judgeCount];
      for (const other of parts) {
        if (other === part) continue;
        for (const to of other.judges) {
          if (tries > TRIES || !draft.canTake(entry, to)) continue;
          tries += 1;
          if (draft.hasRoom(to) && draft.canGive(judge)) options.push({ loss: draft.lossOf(group, judge, to), moves: [[entry, judge, to]], also: null });
          if (strangers.length === 0) continue;
          for (let sample = 0; sample < 12; sample += 1) {
            const stranger = strangers[Math.floor(random() * strangers.length)]!;
            const otherEntry = Math.floor(stranger / judgeCount);
            if (stranger % judgeCount !== to || !draft.isFree(stranger) || !draft.canTake(otherEntry, judge)) continue;
            const also = groupOf[otherEntry]!;
            const worth = (at: number, of: number) => draft.problem.expertise[at * judgeCount + of]!;
            options.push({ loss: worth(group, judge) - worth(group, to) + worth(also, to) - worth(also, judge), moves: [[entry, judge, to], [otherEntry, to, judge]], also });
          }
        }
      }
    }
  }
  for (const { moves, also } of options.toSorted((a, b) => a.loss - b.loss).slice(0, 200)) {
    const alsoBefore = also === null ? 0 : draft.parts(also).length;
    for (const [entry, from, to] of moves) draft.replace(entry, from, to);
    if (draft.parts(group).length < before && (also === null || draft.parts(also).length <= alsoBefore)) return true;
    for (const [entry, from, to] of moves.toReversed()) draft.replace(entry, to, from);
  }
  return false;
}

/** Links every group's entries by common judges, by moves that lose nothing; with `dear`, then by the least dear ones. Returns the groups left in parts. */
export function linkGroups(draft: Draft, random: Random, dear: boolean): number[] {
  const apart: number[] = [];
  for (const group of draft.entriesOf.keys()) {
    for (;;) {
      const parts = draft.parts(group);
      if (parts.length <= 1) break;
      if (exchangeWithin(draft, parts, random) || (dear && moveAcross(draft, group, parts, random))) continue;
      apart.push(group);
      break;
    }
  }
  return apart;
}
