import type { Problem } from '../../platform/http/problem.ts';

export type ProblemField = Problem['fields'][number];

/** A refusal of the API, or a connection that failed (`code` is then `network`, `status` 0). */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly ProblemField[];
  readonly params: Problem['params'];
  readonly requestId: string | null;

  constructor(status: number, problem: Partial<Problem> & { code: string; message: string }) {
    super(problem.message);
    this.name = 'ProblemError';
    this.status = status;
    this.code = problem.code;
    this.fields = problem.fields ?? [];
    this.params = problem.params ?? {};
    this.requestId = problem.requestId ?? null;
  }

  /** Whether trying the same again may help: a lost connection, too many requests, or a fault of the server. */
  get mayPass(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const UNREADABLE = { 'zh-CN': '服务没有给出可以读懂的答复，请稍后再试。', en: 'The service gave no readable answer; try again later.' };
const NETWORK = { 'zh-CN': '连接不上服务，请检查网络后再试。', en: 'The service could not be reached; check the connection and try again.' };

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Problem).code === 'string' && typeof (body as Problem).message === 'string';
}

/** The error of a response that is not 2xx, from its Problem body where it has one. */
export async function problemOf(response: Response, locale: keyof typeof UNREADABLE): Promise<ProblemError> {
  const body: unknown = await response.json().catch(() => null);
  if (isProblem(body)) return new ProblemError(response.status, body);
  return new ProblemError(response.status, { code: `http.${response.status}`, message: UNREADABLE[locale] });
}

/** The error of a request that got no response. */
export function networkProblem(locale: keyof typeof NETWORK): ProblemError {
  return new ProblemError(0, { code: 'network', message: NETWORK[locale] });
}

/** Any thrown value as a ProblemError, so that screens show one kind. */
export function asProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError(-1, { code: 'console.fault', message: error instanceof Error ? error.message : String(error) });
}
