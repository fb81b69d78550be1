import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { createRoute, z } from '@hono/zod-openapi';
import { type Context as HonoContext, Hono } from 'hono';
import { PUBLIC_FOLDER } from '../platform/config/root.ts';
import { open } from '../platform/http/access.ts';
import { answers, createApi } from '../platform/http/api.ts';
import { codingFor, type Coding, compressBytes, isCompressible, matchingTag, tagOf } from '../platform/http/compression.ts';
import { entityTag } from '../platform/http/page-cache.ts';
import type { Env, Services } from '../platform/http/context.ts';
import { type Authenticate, createHttpApp } from '../platform/http/http-app.ts';
import { describeApi } from '../platform/http/openapi.ts';
import { authenticate } from '../modules/people/public.ts';
import { portalPages } from '../portal/pages/index.ts';
import { renderError } from '../portal/shared/error-page.tsx';
import { createHealth } from './health.ts';
import type { Module } from './module.ts';
import { createTodayApi } from './today.routes.ts';

export const VERSION = '0.1.0';

const MIME: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8', '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2', '.png': 'image/png', '.ico': 'image/x-icon', '.json': 'application/json', '.webmanifest': 'application/manifest+json',
};

interface BuiltFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly coded: Readonly<Record<Coding, Buffer>> | null;
}

/** Built browser files: hashed names, so they never change; the console's one page answers every address below /console. */
function createAssets(): Hono<Env> {
  const hashed = new Map<string, Promise<BuiltFile>>();
  const read = async (file: string): Promise<BuiltFile> => {
    const body = await readFile(file);
    const type = MIME[extname(file)] ?? 'application/octet-stream';
    return { body, type, etag: entityTag(body), coded: isCompressible(type, body.length) ? await compressBytes(body) : null };
  };
  const send = async (c: HonoContext<Env>, path: string): Promise<Response | null> => {
    const file = normalize(join(PUBLIC_FOLDER, path));
    if (!file.startsWith(PUBLIC_FOLDER + sep)) return null;
    const lasting = /[-.][A-Za-z0-9_-]{8,}\.\w+$/.test(path);
    try {
      const built = await (hashed.get(file) ?? read(file));
      if (lasting) hashed.set(file, Promise.resolve(built));
      const headers = { 'content-type': built.type, 'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache' };
      if (built.coded === null) return new Response(new Uint8Array(built.body), { headers });
      const coding = codingFor(c.req.header('accept-encoding'));
      const { etag } = built;
      const tag = matchingTag(c.req.header('if-none-match'), etag);
      const varied = { ...headers, vary: 'accept-encoding', etag: coding === undefined ? etag : tagOf(etag, coding) };
      if (tag !== undefined) return new Response(null, { status: 304, headers: { ...varied, etag: tag } });
      if (coding === undefined) return new Response(new Uint8Array(built.body), { headers: varied });
      return new Response(new Uint8Array(built.coded[coding]), { headers: { ...varied, 'content-encoding': coding } });
    } catch {
      return null;
    }
  };
  return new Hono<Env>()
    .get('/assets/*', async (c, next) => (await send(c, c.req.path.slice(1).replace(/^assets\//, 'portal/assets/'))) ?? next())
    .get('/console/assets/*', async (c, next) => (await send(c, c.req.path.slice(1))) ?? next())
    .get('/console', (c) => c.redirect('/console/'))
    .get('/console/*', async (c, next) => (await send(c, 'console/index.html')) ?? next());
}

const describe = createRoute({ method: 'get', path: '/openapi.json', tags: ['api'], summary: 'This description (OpenAPI 3.1)', ...open(), responses: answers(z.looseObject({ openapi: z.string() })) });

/** Everything the web process answers. */
export function createWeb(services: Services, modules: readonly Module[], extra: { isDraining: () => boolean; api?: readonly ReturnType<typeof createApi>[]; authenticate?: Authenticate }) {
  let document: ReturnType<typeof describeApi> | undefined;
  const routers = [...modules.flatMap((module) => module.api ?? []), createTodayApi(modules), ...(extra.api ?? [])];
  const description = createApi();
  description.openapi(describe, (c) => c.json((document ??= describeApi([...routers, description], VERSION)), 200));
  return createHttpApp({
    services,
    authenticate: extra.authenticate ?? authenticate,
    api: [...routers, description],
    pages: [createHealth(extra.isDraining), createAssets(), ...modules.flatMap((module) => module.pages ?? []), portalPages],
    renderError,
  });
}
