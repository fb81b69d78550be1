import { InterruptedError, ProblemError } from '../client/problem-error.ts';
import type { Run } from './run.ts';

/** Does what must be refused with this code, and counts the refusal; anything else ends the run. */
export async function refused(run: Run, code: string, request: Promise<unknown>): Promise<void> {
  const answer = await request.then(() => undefined, (error: unknown) => error);
  if (answer instanceof InterruptedError) throw answer;
  if (!(answer instanceof ProblemError && answer.is(code))) throw new Error(`${code} was expected, and came ${String(answer)}`);
  run.count(`refused: ${code}`);
}
