import type { Problem } from '../../platform/http/problem.ts';
import { InterruptedError, ProblemError } from './problem-error.ts';

/** Longest wait for an answer. */
const ANSWER_MS = 120_000;

type Query = Readonly<Record<string, string | number | undefined>>;

/** One caller of the API, with the cookies of its own session, as a browser keeps them. */
export class ApiClient {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;
  #cookies: Map<string, string>;

  /** @param base such as `http://localhost:3000` @param cookies of a session opened before, as `cookies` gave them. */
  constructor(base: string, options: { headers?: Readonly<Record<string, string>>; cookies?: string } = {}) {
    this.#base = base;
    this.#headers = options.headers ?? {};
    this.#cookies = new Map((options.cookies ?? '').split('; ').filter((pair) => pair !== '').map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  }

  /** The session's cookies, to go on with later. */
  get cookies(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get<T>(path: string, query: Query = {}): Promise<T> {
    const given = Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
    const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
    return this.#send('GET', search === '' ? path : `${path}?${search}`);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.#send('POST', path, body);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.#send('PUT', path, body);
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#send('PATCH', path, body);
  }

  delete<T>(path: string): Promise<T> {
    return this.#send('DELETE', path);
  }

  /** Fetches a file. */
  async download(path: string): Promise<Uint8Array<ArrayBuffer>> {
    return this.#ask('GET', path);
  }

  /** Sends a form with a file in it, as a browser does. */
  async upload<T>(path: string, file: { bytes: Uint8Array<ArrayBuffer>; name: string; mime: string }, fields: Readonly<Record<string, string>> = {}): Promise<T> {
    const form = new FormData();
    form.set('file', new File([file.bytes], file.name, { type: file.mime }));
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return this.#send('POST', path, form);
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    return JSON.parse(new TextDecoder().decode(await this.#ask(method, path, body))) as T;
  }

  /**
   * Errors: ProblemError for a refusal; InterruptedError where the connection broke or the server says that its database is away.
   */
  async #ask(method: string, path: string, body?: unknown): Promise<Uint8Array<ArrayBuffer>> {
    const headers: Record<string, string> = { ...this.#headers, accept: 'application/json', 'accept-language': 'zh-CN', 'sec-fetch-site': 'same-origin', origin: this.#base };
    if (this.#cookies.size > 0) headers.cookie = this.cookies;
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
    const sent = body === undefined ? null : isForm ? body : JSON.stringify(body);
    let response: Response;
    let bytes: Uint8Array<ArrayBuffer>;
    try {
      response = await fetch(`${this.#base}/api${path}`, { method, headers, body: sent, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
      bytes = new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new InterruptedError(`${method} ${path}`, { cause: error });
    }
    this.#keepCookies(response.headers.getSetCookie());
    if (response.ok) return bytes;
    const text = new TextDecoder().decode(bytes);
    if (response.status === 503) throw new InterruptedError(`${method} ${path}: ${text.slice(0, 300)}`);
    throw new ProblemError(`${method} ${path}`, response.status, problemOf(text));
  }

  #keepCookies(lines: readonly string[]): void {
    for (const line of lines) {
      const pair = line.split(';')[0]!;
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

function problemOf(text: string): Problem {
  try {
    return { fields: [], params: {}, requestId: '', code: 'unknown', message: '', ...(JSON.parse(text) as Partial<Problem>) };
  } catch {
    return { code: 'unknown', message: text.slice(0, 300), fields: [], params: {}, requestId: '' };
  }
}
