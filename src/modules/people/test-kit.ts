import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import type { Context, Env } from '../../platform/http/context.ts';
import { createHttpApp } from '../../platform/http/http-app.ts';
import { authenticate } from './authenticate.ts';

/** One browser in a test: keeps its cookie, speaks JSON, sends what browsers send of their origin. */
export interface Browser {
  // Answers differ from route to route; each test says what it expects of them.
  // oxlint-disable-next-line typescript/no-explicit-any
  call(method: string, path: string, body?: unknown): Promise<{ status: number; body: any; headers: Headers }>;
  page(path: string): Promise<{ status: number; html: string; headers: Headers }>;
  cookie: string | null;
}

/** The application of a test's context, over its routers. */
export function testApp(ctx: Context, api: readonly OpenAPIHono<Env>[], pages: readonly Hono<Env>[] = []) {
  return createHttpApp({ services: ctx, authenticate, api, pages, renderError: (_, error) => `<p>${error.code}</p>` });
}

/** A browser on the application of a test. */
export function browserOn(app: Hono<Env>, extra: Record<string, string> = {}): Browser {
  const send = async (browser: Browser, method: string, path: string, headers: Record<string, string>, body?: string) => {
    const response = await app.request(`http://localhost${path}`, {
      method, headers: { 'sec-fetch-site': 'same-origin', 'user-agent': 'test browser', ...extra, ...headers, ...(browser.cookie === null ? {} : { cookie: browser.cookie }) }, body,
    });
    for (const line of response.headers.getSetCookie()) browser.cookie = /Max-Age=0/i.test(line) ? null : line.split(';')[0]!;
    return response;
  };
  const browser: Browser = {
    cookie: null,
    async call(method, path, body) {
      const response = await send(browser, method, path, { 'content-type': 'application/json' }, body === undefined ? undefined : JSON.stringify(body));
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text };
    },
    async page(path) {
      const response = await send(browser, 'GET', path, {});
      return { status: response.status, headers: response.headers, html: await response.text() };
    },
  };
  return browser;
}
