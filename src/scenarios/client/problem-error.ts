import type { Problem } from '../../platform/http/problem.ts';

/** A refusal of the API: what was asked, and the problem answered. */
export class ProblemError extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(request: string, status: number, problem: Problem) {
    const fields = problem.fields.map(({ path, message }) => `${path}: ${message}`).join('; ');
    super(`${request}: ${status} ${problem.code} ${problem.message}${fields === '' ? '' : ` (${fields})`}`);
    this.status = status;
    this.problem = problem;
  }

  get code(): string {
    return this.problem.code;
  }

  /** Whether the refusal, or that of one of its fields, has this code. */
  is(code: string): boolean {
    return this.problem.code === code || this.problem.fields.some((field) => field.code === code);
  }
}

/** The server or its database went away in the middle of a request: nobody knows whether it was carried out. */
export class InterruptedError extends Error {}

/** Waits for a request that may have been carried out before a stop, and is then refused with this code. */
export async function unlessDone(code: string, request: Promise<unknown>): Promise<void> {
  try {
    await request;
  } catch (error) {
    if (!(error instanceof ProblemError && error.is(code))) throw error;
  }
}
