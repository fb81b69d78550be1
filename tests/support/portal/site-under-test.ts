import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { anonymous } from '../../../src/platform/auth/actor.ts';
import type { Env, Services } from '../../../src/platform/http/context.ts';
import { createHttpApp } from '../../../src/platform/http/http-app.ts';
import { ASSET_FOLDER } from '../../../src/portal/shared/assets.ts';
import { renderError } from '../../../src/portal/shared/error-page.tsx';

const MIME: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml' };

export interface Site {
  readonly origin: string;
  close(): Promise<void>;
}

/** Pages on a free port, with the headers, error pages and built files of the real site. */
export async function serveSite(services: Services, pages: readonly Hono<Env>[]): Promise<Site> {
  const assets = new Hono<Env>().get('/assets/*', async (c) => c.body(new Uint8Array(await readFile(join(ASSET_FOLDER, c.req.path))), 200, { 'content-type': MIME[extname(c.req.path)] ?? 'application/octet-stream' }));
  const app = createHttpApp({ services, authenticate: async () => anonymous, api: [], pages: [assets, ...pages], renderError });
  const server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
