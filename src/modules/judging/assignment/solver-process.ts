import type { CompiledProblem, Solved } from './assignment.types.ts';
import { solveCompiled } from './solve.ts';

/** What the solver's process sends back. */
export type SolverReply = { readonly kind: 'solved'; readonly solved: Solved; readonly peakMiB: number } | { readonly kind: 'failed'; readonly problem: string };

/** Takes one compiled problem from the parent process, sends one reply and ends with it. */
export function serveOneProblem(): void {
  process.once('disconnect', () => process.exit(0));
  process.once('message', (problem: CompiledProblem) => {
    void solveCompiled(problem)
      .then((solved): SolverReply => ({ kind: 'solved', solved, peakMiB: process.resourceUsage().maxRSS / 1024 }))
      .catch((error: unknown): SolverReply => ({ kind: 'failed', problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }))
      .then((reply) => process.send!(reply, () => process.disconnect?.()));
  });
}
