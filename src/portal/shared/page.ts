import type { Context as HonoContext, Hono } from 'hono';
import type { Context, Env } from '../../platform/http/context.ts';
import { matchingTag } from '../../platform/http/compression.ts';
import { entityTag, pageKey } from '../../platform/http/page-cache.ts';
import { SECURITY_HEADERS } from '../../platform/http/security-headers.ts';
import { href } from './addresses.ts';
import type { Markup } from './markup/markup.ts';
import { renderPage } from './render.ts';

export type PageContext<Path extends string = string> = HonoContext<Env, Path>;
/** Draws a page, or answers in its own way (a redirect). */
export type PageHandler<Path extends string> = (c: PageContext<Path>, ctx: Context) => Markup | Response | Promise<Markup | Response>;

export interface PageOptions {
  /** The page is the same for everybody: it is kept, and shared caches may keep it. Otherwise nobody does. */
  readonly cache: boolean;
  /** The page is drawn from single statements by an index: they share connections with other pages' (`platform/db/reader.ts`). */
  readonly quick?: boolean;
}

/** Shared caches serve a page for 15 s and then once more while they ask again; the reader's browser always asks. */
const PUBLIC = 'public, max-age=0, s-maxage=15, stale-while-revalidate=60, must-revalidate';
const PRIVATE = 'private, no-store';
/** Longer queries are not kept: nobody links to them. */
const MAX_KEPT_URL = 300;

/** Registers a public page at its path and, for English, at the same path below /en. */
export function page<Path extends string>(router: Hono<Env>, path: Path, options: PageOptions, handler: PageHandler<Path>): void {
  const answer = (c: HonoContext<Env>) => answerPage(c, options, () => handler(c as unknown as PageContext<Path>, options.quick ? withReads(c.var.ctx) : c.var.ctx));
  router.get(path, answer);
  router.get(href('en', path), answer);
}

const withReads = (ctx: Context): Context => (ctx.reads === undefined ? ctx : { ...ctx, db: ctx.reads });

/** Registers what a page's form posts to, at its path and below /en. */
export function action<Path extends string>(router: Hono<Env>, path: Path, handler: (c: PageContext<Path>, ctx: Context) => Response | Promise<Response>): void {
  const answer = (c: HonoContext<Env>) => handler(c as unknown as PageContext<Path>, c.var.ctx);
  router.post(path, answer);
  router.post(href('en', path), answer);
}

/** A page as the answer to a form: never kept. `status` 422 when it shows what must be changed. */
export async function show(c: HonoContext<Env, string>, markup: Markup, status: 200 | 409 | 422 | 429 = 200): Promise<Response> {
  const body = renderPage(markup);
  return c.body(new Uint8Array(body), status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': PRIVATE });
}

/** Sends the reader on after a form was accepted. */
export function goOn(c: HonoContext<Env, string>, path: string): Response {
  return c.redirect(href(c.var.ctx.locale, path), 303);
}

async function answerPage(c: HonoContext<Env>, options: PageOptions, draw: () => Markup | Response | Promise<Markup | Response>): Promise<Response> {
  const { pages, locale } = c.var.ctx;
  const url = addressOf(c);
  const key = options.cache && pages !== undefined && url.length <= MAX_KEPT_URL ? pageKey(c.req.header('host'), url) : undefined;
  const kept = key === undefined ? undefined : pages?.get(key);
  if (kept !== undefined) return reply(c, kept.body, kept.headers);

  const generation = pages?.generation ?? 0;
  const drawn = await draw();
  if (drawn instanceof Response) return drawn;
  const body = renderPage(drawn);
  if (!options.cache) return c.body(new Uint8Array(body), 200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': PRIVATE, 'content-language': locale });
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': PUBLIC, 'content-language': locale, vary: 'accept-encoding', etag: entityTag(body) };
  if (key !== undefined) pages?.put(key, generation, 200, { ...SECURITY_HEADERS, ...headers }, body);
  return reply(c, body, headers);
}

function reply(c: HonoContext<Env>, body: Buffer, headers: Readonly<Record<string, string>>): Response {
  const tag = headers.etag === undefined ? undefined : matchingTag(c.req.header('if-none-match'), headers.etag);
  if (tag !== undefined) return c.body(null, 304, { ...headers, etag: tag });
  return c.body(body as Uint8Array<ArrayBuffer>, 200, { ...headers });
}

function addressOf(c: HonoContext<Env>): string {
  const { url } = c.req;
  return url.slice(url.indexOf('/', url.indexOf('//') + 2));
}
