import { hc } from 'hono/client';
import type { Hono } from 'hono';
import { preferences } from './preferences.ts';
import { networkProblem, problemOf } from './problem-error.ts';

type SignedOut = () => void;
let onSignedOut: SignedOut = () => {};

/** The shell says what to do when the API answers that nobody is signed in. */
export function whenSignedOut(action: SignedOut): void {
  onSignedOut = action;
}

/**
 * fetch for the API: asks in the language of the screens, throws a ProblemError for every answer that is not 2xx and for a lost
 * connection. An aborted request rejects with the abort, as fetch does.
 */
export async function apiFetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const { locale } = preferences();
  const headers = new Headers(init.headers);
  headers.set('x-heming-locale', locale);
  let response: Response;
  try {
    response = await fetch(input, { ...init, headers });
  } catch (error) {
    if (init.signal?.aborted || (error instanceof DOMException && error.name === 'AbortError')) throw error;
    throw networkProblem(locale);
  }
  if (response.ok) return response;
  const problem = await problemOf(response, locale);
  if (problem.code === 'auth.required') onSignedOut();
  throw problem;
}

/**
 * The typed client of a module's routes:
 * `const api = apiClient<OrganizationsApi>()`, then `await read(api.organizations.$get({ query }))`.
 */
// Hono's own constraint on the client's type.
// oxlint-disable-next-line typescript/no-explicit-any
export function apiClient<T extends Hono<any, any, any>>() {
  return hc<T>('/api', { fetch: apiFetch });
}

/** The body of a client's answer; refusals were thrown as ProblemError before. */
export async function read<R extends { json(): Promise<unknown> }>(answer: Promise<R>): Promise<Awaited<ReturnType<R['json']>>> {
  return (await (await answer).json()) as Awaited<ReturnType<R['json']>>;
}

/** JSON of an address of the API, `/api/…`, for parts that are generic over endpoints. */
export async function getJson<T>(address: string, signal?: AbortSignal): Promise<T> {
  return (await (await apiFetch(address, signal === undefined ? {} : { signal })).json()) as T;
}

/** Sends JSON to an address of the API and reads JSON; an empty answer is undefined. */
export async function sendJson<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', address: string, body?: unknown): Promise<T> {
  const response = await apiFetch(address, body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
