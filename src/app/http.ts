import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { createRoute, z } from '@hono/zod-openapi';
import { Hono } from 'hono';
import { PUBLIC_FOLDER } from '../platform/config/root.ts';
import { open } from '../platform/http/access.ts';
import { answers, createApi } from '../platform/http/api.ts';
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

/** Built browser files: hashed names, so they never change; the console's one page answers every address below /console. */
function createAssets(): Hono<Env> {
  const send = async (path: string): Promise<Response | null> => {
    const file = normalize(join(PUBLIC_FOLDER, path));
    if (!file.startsWith(PUBLIC_FOLDER + sep)) return null;
    try {
      const body = await readFile(file);
      const hashed = /[-.][A-Za-z0-9_-]{8,}\.\w+$/.test(path);
      return new Response(new Uint8Array(body), {
        headers: { 'content-type': MIME[extname(file)] ?? 'application/octet-stream', 'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache' },
      });
    } catch {
      return null;
    }
  };
  return new Hono<Env>()
    .get('/assets/*', async (c, next) => (await send(c.req.path.slice(1).replace(/^assets\//, 'portal/assets/'))) ?? next())
    .get('/console/assets/*', async (c, next) => (await send(c.req.path.slice(1))) ?? next())
    .get('/console', (c) => c.redirect('/console/'))
    .get('/console/*', async (_, next) => (await send('console/index.html')) ?? next());
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
