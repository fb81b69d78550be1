import type { CompiledClash, CompiledProblem } from './assignment.types.ts';
import { RoomFlow } from './room-flow.ts';

/** Above this a cut is named as it was found: making it minimal would take too many searches. */
const MINIMISED = 400;
const MOST_CLASHES = 8;

/** How much of `entries`' wants their judges have room for, each judge and pair within its limit. */
export function roomFor(problem: CompiledProblem, entries: readonly number[], cap: number): { wanted: number; room: number; byJudge: Float64Array } {
  const { judgeCount, blocked, most } = problem;
  const byJudge = new Float64Array(judgeCount);
  let wanted = 0;
  for (const entry of entries) {
    wanted += problem.wanted[entry]!;
    for (let judge = 0; judge < judgeCount; judge += 1) if (blocked[entry * judgeCount + judge] === 0) byJudge[judge]! += cap;
  }
  for (let judge = 0; judge < judgeCount; judge += 1) byJudge[judge] = Math.min(byJudge[judge]!, most[judge]!);
  return { wanted, room: byJudge.reduce((sum, each) => sum + each, 0), byJudge };
}

/** How much `judges` must take together, and how much there is for them. */
export function worksFor(problem: CompiledProblem, judges: readonly number[], cap: number): { least: number; possible: number } {
  let possible = 0;
  for (let entry = 0; entry < problem.entryCount; entry += 1) {
    const able = judges.reduce((sum, judge) => sum + 1 - problem.blocked[entry * problem.judgeCount + judge]!, 0);
    possible += Math.min(problem.wanted[entry]!, able * cap);
  }
  return { least: judges.reduce((sum, judge) => sum + problem.least[judge]!, 0), possible };
}

/** A subset none of whose members can be left out for `fails` to hold (Junker 2004, QuickXplain). `fails` must hold for `items` and grow with the set. */
function minimal(items: readonly number[], fails: (subset: readonly number[]) => boolean): number[] {
  const within = (kept: readonly number[], added: boolean, open: readonly number[]): readonly number[] => {
    if (added && fails(kept)) return [];
    if (open.length === 1) return open;
    const half = open.length >> 1;
    const second = within([...kept, ...open.slice(0, half)], true, open.slice(half));
    const first = within([...kept, ...second], second.length > 0, open.slice(0, half));
    return [...first, ...second];
  };
  return [...within([], false, items)];
}

const without = (all: Int32Array, left: ReadonlySet<number>) => all.map((each, index) => (left.has(index) ? 0 : each));

function roomClash(problem: CompiledProblem, cut: readonly number[], first: boolean): Extract<CompiledClash, { kind: 'room' | 'too-few-judges' }> {
  const { cap } = problem;
  const capped = cap < 1;
  const short = (entries: readonly number[]) => {
    const { wanted, room } = roomFor(problem, entries, cap);
    return wanted > room + 1e-6;
  };
  const single = cut.find((entry) => short([entry]));
  if (single !== undefined) return capped ? { kind: 'room', entries: [single], group: null, all: false, capped } : { kind: 'too-few-judges', entry: single };
  for (const group of new Set(cut.map((entry) => problem.groupOf[entry]!))) {
    const entries = [...problem.groupOf.keys()].filter((entry) => problem.groupOf[entry] === group && problem.wanted[entry]! > 0);
    if (problem.groupCount > 1 && short(entries)) return { kind: 'room', entries, group, all: false, capped };
  }
  const everyone = [...problem.wanted.keys()].filter((entry) => problem.wanted[entry]! > 0);
  if (everyone.reduce((sum, entry) => sum + problem.wanted[entry]!, 0) > problem.most.reduce((sum, each) => sum + each, 0)) return { kind: 'room', entries: everyone, group: null, all: first, capped };
  const entries = cut.length > MINIMISED ? [...cut] : minimal(cut, (subset) => new RoomFlow(problem, cap, subset).meetWants() !== null);
  return { kind: 'room', entries, group: null, all: false, capped };
}

function leastClash(problem: CompiledProblem, cut: readonly number[], first: boolean): Extract<CompiledClash, { kind: 'least' }> {
  const { cap } = problem;
  const capped = cap < 1;
  const over = (judges: readonly number[]) => {
    const { least, possible } = worksFor(problem, judges, cap);
    return least > possible + 1e-6;
  };
  const single = cut.find((judge) => over([judge]));
  if (single !== undefined) return { kind: 'least', judges: [single], all: false, capped };
  const everyone = [...problem.least.keys()].filter((judge) => problem.least[judge]! > 0);
  if (everyone.reduce((sum, judge) => sum + problem.least[judge]!, 0) > problem.wanted.reduce((sum, each) => sum + each, 0)) return { kind: 'least', judges: everyone, all: first, capped };
  const fails = (subset: readonly number[]) => {
    const others = new Set([...problem.least.keys()].filter((judge) => !subset.includes(judge)));
    return new RoomFlow({ ...problem, least: without(problem.least, others) }, cap).meetLeasts() !== null;
  };
  return { kind: 'least', judges: cut.length > MINIMISED ? [...cut] : minimal(cut, fails), all: false, capped };
}

/** Finds cuts one after another, each time without what the last one named. */
function repeat<T>(first: T, next: (open: T, first: boolean) => { clash: CompiledClash; rest: T } | null): CompiledClash[] {
  const clashes: CompiledClash[] = [];
  for (let open = first; clashes.length < MOST_CLASHES; ) {
    const found = next(open, clashes.length === 0);
    if (found === null) break;
    clashes.push(found.clash);
    open = found.rest;
  }
  return clashes;
}

/**
 * Every clash of wants, mosts, leasts and conflicts (eight at most of a kind, each without the entries or judges of the one before), by cuts of a flow; none: `flow` holds amounts that meet them all.
 * Named in the widest terms people use: one entry, else a group, else all, else a minimal set. With a pair cap below 1, `capped` tells that without it there is an assignment.
 */
export function findClashes(problem: CompiledProblem): { clashes: CompiledClash[]; flow: RoomFlow } {
  const uncapped = problem.cap < 1 ? findClashes({ ...problem, cap: 1 }) : null;
  if (uncapped !== null && uncapped.clashes.length > 0) return uncapped;
  const { cap } = problem;
  const flow = new RoomFlow(problem, cap);
  if (flow.meetLeasts() === null && flow.meetWants() === null) return { clashes: [], flow };
  const ofLeast = repeat(problem, (open, first) => {
    const cut = new RoomFlow(open, cap).meetLeasts();
    if (cut === null) return null;
    const clash = leastClash(open, cut.judges, first);
    return { clash, rest: { ...open, least: without(open.least, new Set(clash.judges)) } };
  });
  const ofRoom = repeat(problem, (open, first) => {
    const cut = new RoomFlow(open, cap).meetWants();
    if (cut === null) return null;
    const clash = roomClash(open, cut.entries, first);
    return { clash, rest: { ...open, wanted: without(open.wanted, new Set(clash.kind === 'room' ? clash.entries : [clash.entry])) } };
  });
  return { clashes: [...ofLeast, ...ofRoom], flow };
}
