import type { CompiledProblem } from './assignment.types.ts';

/** Amounts below this are rounding. */
const TINY = 1e-9;

type Limits = Pick<CompiledProblem, 'entryCount' | 'judgeCount' | 'wanted' | 'most' | 'least' | 'blocked'>;

/** What one search reached: nothing it could push to, hence a cut. */
export interface Reached {
  readonly entries: number[];
  readonly judges: number[];
}

/**
 * Amounts of every pair, each 0 to `cap`, raised by shortest augmenting paths (Edmonds and Karp 1972) until leasts and wants are met or a cut shows that they cannot be.
 * Judges' leasts come first: a path that serves an entry never lowers a load, so both hold together if each can hold (Mendelsohn and Dulmage 1958).
 */
export class RoomFlow {
  readonly #limits: Limits;
  readonly #cap: number;
  readonly #entries: readonly number[];
  readonly amount: Float64Array;
  readonly load: Float64Array;
  readonly served: Float64Array;

  constructor(limits: Limits, cap: number, entries: readonly number[] = [...limits.wanted.keys()]) {
    this.#limits = limits;
    this.#cap = cap;
    this.#entries = entries;
    this.amount = new Float64Array(limits.entryCount * limits.judgeCount);
    this.load = new Float64Array(limits.judgeCount);
    this.served = new Float64Array(limits.entryCount);
  }

  #push(entry: number, judge: number, amount: number): void {
    this.amount[entry * this.#limits.judgeCount + judge]! += amount;
    this.load[judge]! += amount;
    this.served[entry]! += amount;
  }

  /** Takes over whole pairs as a start, as far as wants and mosts allow. */
  start(cells: Iterable<number>): void {
    const { judgeCount, most, wanted } = this.#limits;
    for (const cell of cells) {
      const [entry, judge] = [Math.floor(cell / judgeCount), cell % judgeCount];
      if (this.served[entry]! + 1 <= wanted[entry]! && this.load[judge]! + 1 <= most[judge]!) this.#push(entry, judge, 1);
    }
  }

  /** Fills every judge up to its least. Returns the judges and entries of a cut if that is impossible. */
  meetLeasts(): Reached | null {
    const { judgeCount, least, wanted, blocked } = this.#limits;
    const entryCount = this.#entries.length;
    for (let judge = 0; judge < judgeCount; judge += 1) {
      // Without searching, as far as that goes: each judge begins elsewhere.
      for (let step = 0; step < entryCount && least[judge]! - this.load[judge]! > TINY; step += 1) {
        const entry = this.#entries[(Math.floor((judge * entryCount) / judgeCount) + step) % entryCount]!;
        const cell = entry * judgeCount + judge;
        const amount = Math.min(this.#cap - this.amount[cell]!, least[judge]! - this.load[judge]!, wanted[entry]! - this.served[entry]!);
        if (blocked[cell] === 0 && amount > TINY) this.#push(entry, judge, amount);
      }
      while (least[judge]! - this.load[judge]! > TINY) {
        const reached = this.#augment(judge, false);
        if (reached !== null) return reached;
      }
    }
    return null;
  }

  /** Gives every entry what it wants. Returns the entries and judges of a cut if that is impossible. */
  meetWants(): Reached | null {
    const { judgeCount, wanted, most, blocked } = this.#limits;
    for (const entry of this.#entries) {
      for (let step = 0; step < judgeCount && wanted[entry]! - this.served[entry]! > TINY; step += 1) {
        const judge = (entry * 7 + step) % judgeCount;
        const cell = entry * judgeCount + judge;
        const amount = Math.min(this.#cap - this.amount[cell]!, most[judge]! - this.load[judge]!, wanted[entry]! - this.served[entry]!);
        if (blocked[cell] === 0 && amount > TINY) this.#push(entry, judge, amount);
      }
    }
    for (const entry of this.#entries) {
      while (wanted[entry]! - this.served[entry]! > TINY) {
        const reached = this.#augment(entry, true);
        if (reached !== null) return reached;
      }
    }
    return null;
  }

  /** One shortest path from an entry that lacks judges, or from a judge below its least, to where there is room. */
  #augment(from: number, fromEntry: boolean): Reached | null {
    const { judgeCount, entryCount, wanted, most, least, blocked } = this.#limits;
    const [entryFrom, judgeFrom] = [new Int32Array(entryCount).fill(-1), new Int32Array(judgeCount).fill(-1)];
    const reached = { entries: [] as number[], judges: [] as number[] };
    // Nodes are entries, then judges; the start's own mark is a number no node has.
    const start = entryCount + judgeCount;
    const queue = [fromEntry ? from : entryCount + from];
    if (fromEntry) entryFrom[from] = start;
    else judgeFrom[from] = start;
    for (let head = 0; head < queue.length; head += 1) {
      const node = queue[head]!;
      if (node < entryCount) {
        reached.entries.push(node);
        const spare = wanted[node]! - this.served[node]!;
        if (!fromEntry && spare > TINY) return this.#apply(node, fromEntry, entryFrom, judgeFrom, spare);
        for (let judge = 0; judge < judgeCount; judge += 1) {
          const cell = node * judgeCount + judge;
          if (judgeFrom[judge] !== -1) continue;
          if (fromEntry ? blocked[cell] === 0 && this.#cap - this.amount[cell]! > TINY : this.amount[cell]! > TINY) {
            judgeFrom[judge] = node;
            queue.push(entryCount + judge);
          }
        }
      } else {
        const judge = node - entryCount;
        reached.judges.push(judge);
        const spare = fromEntry ? most[judge]! - this.load[judge]! : this.load[judge]! - least[judge]!;
        if (spare > TINY && judgeFrom[judge] !== start) return this.#apply(node, fromEntry, entryFrom, judgeFrom, spare);
        for (const entry of this.#entries) {
          const cell = entry * judgeCount + judge;
          if (entryFrom[entry] !== -1) continue;
          if (fromEntry ? this.amount[cell]! > TINY : blocked[cell] === 0 && this.#cap - this.amount[cell]! > TINY) {
            entryFrom[entry] = node;
            queue.push(entry);
          }
        }
      }
    }
    return reached;
  }

  #apply(end: number, fromEntry: boolean, entryFrom: Int32Array, judgeFrom: Int32Array, spare: number): null {
    const { judgeCount, entryCount, wanted, least } = this.#limits;
    const steps: { entry: number; judge: number; sign: 1 | -1 }[] = [];
    let [node, amount] = [end, spare];
    for (;;) {
      const before = node < entryCount ? entryFrom[node]! : judgeFrom[node - entryCount]!;
      if (before === entryCount + judgeCount) break;
      const [entry, judge] = node < entryCount ? [node, before - entryCount] : [before, node - entryCount];
      const sign = before < entryCount === fromEntry ? 1 : -1;
      const has = this.amount[entry * judgeCount + judge]!;
      amount = Math.min(amount, sign === 1 ? this.#cap - has : has);
      steps.push({ entry, judge, sign });
      node = before;
    }
    amount = Math.min(amount, fromEntry ? wanted[node]! - this.served[node]! : least[node - entryCount]! - this.load[node - entryCount]!);
    for (const { entry, judge, sign } of steps) this.#push(entry, judge, sign * amount);
    return null;
  }
}
