import loadHighs, { type Highs } from 'highs';
import type { CompiledClash, CompiledProblem, Solved } from './assignment.types.ts';
import { separateParts } from './components.ts';
import { drawPairs } from './draw.ts';
import { loadCost } from './fair-load.ts';
import { findClashes } from './find-clashes.ts';
import { linkByCuts } from './link-by-cuts.ts';
import { Draft, linkGroups } from './link-groups.ts';
import { fixedValue, valueOf } from './price-bound.ts';
import { type Random, randomFrom } from './random.ts';
import { RoomFlow } from './room-flow.ts';
import { Stopwatch } from './stopwatch.ts';
import { type Fractions, solveTransport } from './transport.ts';

/** Draws in search of one whose groups are linked. */
const DRAWS = 30;
/** Pairs up to which branch and cut is worth its time. */
const CUT_PAIRS = 12_000;

let loaded: Promise<Highs> | undefined;

/** A draw, mended where rounding in the solver left an entry or a judge outside its limits. */
function draw(problem: CompiledProblem, { cells, amounts }: Fractions, random: Random): Int32Array {
  const drawn = drawPairs(problem, cells, amounts, random);
  const mended = new RoomFlow(problem, 1);
  mended.start(drawn);
  if (mended.meetLeasts() !== null || mended.meetWants() !== null) throw new Error('a draw could not be completed');
  return Int32Array.from([...mended.amount.keys()].filter((cell) => mended.amount[cell]! > 0.5));
}

function apartClashes(problem: CompiledProblem): CompiledClash[] {
  return new Draft(problem, []).entriesOf.flatMap((entries, group): CompiledClash[] => {
    const parts = separateParts(problem, entries);
    return parts.length > 1 ? [{ kind: 'not-connected', group, why: 'apart', proven: true, parts }] : [];
  });
}

function drawLinked(highs: Highs, watch: Stopwatch, problem: CompiledProblem, fractions: Fractions, random: Random): Solved {
  const finish = (pairs: Int32Array, bound: number, connected: boolean): Solved => {
    watch.lap('read');
    return { kind: 'assigned', pairs, value: valueOf(problem, pairs), bound, connected, seconds: watch.seconds };
  };
  let drawn = draw(problem, fractions, random);
  let draft = new Draft(problem, drawn);
  let apart = draft.apart();
  if (!problem.connect || apart.length === 0) return finish(draft.pairs(), fractions.bound, apart.length === 0);
  // Further draws before any mending: they leave the chances as they are.
  for (let again = 1; problem.cap < 1 && again < DRAWS && apart.length > 0; again += 1) {
    drawn = draw(problem, fractions, random);
    draft = new Draft(problem, drawn);
    apart = draft.apart();
  }
  if (apart.length > 0) apart = linkGroups(draft, random, false);
  if (apart.length === 0) return finish(draft.pairs(), fractions.bound, true);
  watch.lap('read');
  if (problem.cap === 1 && problem.entryCount * problem.judgeCount <= CUT_PAIRS) {
    const linked = linkByCuts(highs, watch, problem);
    if (linked === null) return { kind: 'impossible', clashes: apart.map((group) => ({ kind: 'not-connected', group, why: 'loads', proven: true, parts: draft.parts(group).map(({ entries }) => entries) })) };
    const constant = fixedValue(problem) - problem.base.reduce((sum, base, judge) => sum + loadCost(problem.fair[judge]!, base), 0);
    if (linked !== undefined) return finish(linked.pairs, Math.min(fractions.bound, linked.bound + constant), true);
  }
  apart = linkGroups(draft, random, true);
  if (apart.length === 0) return finish(draft.pairs(), fractions.bound, true);
  return { kind: 'impossible', clashes: apart.map((group) => ({ kind: 'not-connected', group, why: 'loads', proven: false, parts: draft.parts(group).map(({ entries }) => entries) })) };
}

/** Solves a compiled problem in this process. Blocks while HiGHS runs: `assignJudges` calls it in a process of its own. */
export async function solveCompiled(problem: CompiledProblem): Promise<Solved> {
  const highs = await (loaded ??= loadHighs());
  const watch = new Stopwatch();
  const { clashes, flow } = findClashes(problem);
  if (clashes.length === 0 && problem.connect) clashes.push(...apartClashes(problem));
  if (clashes.length > 0) return { kind: 'impossible', clashes };
  const fractions = solveTransport(highs, watch, problem, flow);
  return drawLinked(highs, watch, problem, fractions, randomFrom(problem.seed));
}
