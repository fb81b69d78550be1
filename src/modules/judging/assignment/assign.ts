import { fork } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../../platform/config/root.ts';
import type { AssignmentOptions, AssignmentOutcome, AssignmentProblem, CompiledProblem, Solved } from './assignment.types.ts';
import { compile } from './compile.ts';
import { nameClash } from './name-clash.ts';
import type { SolverReply } from './solver-process.ts';

const SECONDS = 120;
/** JavaScript's share of the solver's memory; HiGHS has its own beside it. */
const HEAP_MIB = 512;

/** The time limit passed, or the caller's signal came, before an assignment was found or shown to be impossible. */
export class AssignmentTimeout extends Error {}

/** The solver is an entry of its own, built beside the server or run from its source. */
function solverFile(): string {
  return import.meta.url.endsWith('.ts') ? join(ROOT, 'src', 'entry', 'solver.ts') : join(ROOT, 'dist', 'server', 'solver.js');
}

function solveApart(compiled: CompiledProblem, { timeLimit = SECONDS, signal }: AssignmentOptions): Promise<{ solved: Solved; peakMiB: number }> {
  const { TMPDIR, SystemRoot } = process.env;
  const child = fork(solverFile(), [], {
    serialization: 'advanced', execArgv: [`--max-old-space-size=${HEAP_MIB}`], env: { ...(TMPDIR && { TMPDIR }), ...(SystemRoot && { SystemRoot }) }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise<{ solved: Solved; peakMiB: number }>((done, failed) => {
    const stop = () => failed(new AssignmentTimeout(signal?.aborted ? 'the assignment was stopped' : `no assignment within ${timeLimit} s`));
    const timer = setTimeout(stop, timeLimit * 1000);
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    child.once('error', failed);
    child.once('exit', (code, ended) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      failed(new Error(`the solver ended (${ended ?? code})`));
    });
    child.once('message', (reply: SolverReply) => (reply.kind === 'solved' ? done(reply) : failed(new Error(reply.problem))));
    child.send(compiled, (error) => error && failed(error));
  }).finally(() => child.kill('SIGKILL'));
}

/**
 * Who judges what: each entry as many different judges as it wants, each judge between its least and most, no conflict, the expertise of all pairs the greatest there is with loads
 * kept fair, every group linked by common judges; by lot where a pair cap is set. Or the constraints that clash. HiGHS solves it in a process of its own, which is ended at the time limit.
 * Throws AssignmentTimeout, and RangeError for ids or numbers that make no sense.
 */
export async function assignJudges(problem: AssignmentProblem, options: AssignmentOptions = {}): Promise<AssignmentOutcome> {
  const { compiled, clashes, numbering } = compile(problem, options);
  if (clashes.length > 0) return { kind: 'impossible', clashes };
  const { solved, peakMiB } = await solveApart(compiled, options);
  if (solved.kind === 'impossible') return { kind: 'impossible', clashes: solved.clashes.map((clash) => nameClash(clash, compiled, numbering)) };
  const { pairs, value, bound, connected, seconds } = solved;
  const { entries, judges } = problem;
  return {
    kind: 'assigned', value, bound, gap: Math.max(0, bound - value) / Math.max(Math.abs(bound), 1e-9), connected, fairShare: numbering.fairShare, seconds, peakMiB,
    pairs: Array.from(pairs, (cell) => ({ judge: judges[cell % judges.length]!.id, entry: entries[Math.floor(cell / judges.length)]!.id })),
  };
}
