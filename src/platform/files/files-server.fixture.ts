// A web server with nothing but the routes of files, for tests: in this process, or (run as a program) in one that can be killed.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { anonymous, type Actor } from '../auth/actor.ts';
import { SettableClock } from '../clock/clock.ts';
import { loadConfig } from '../config/config.ts';
import { deriveKeys } from '../crypto/keys.ts';
import { openDatabase } from '../db/db.ts';
import type { Context, Env, Services } from '../http/context.ts';
import { createHttpApp } from '../http/http-app.ts';
import { createDocumentRenderer } from '../documents/render-typst.ts';
import { createLog } from '../log/log.ts';
import { FileStore } from './file-store.ts';
import { createFilePages, createFilesApi } from './files.routes.ts';
import type { FileVisibility } from './file-visibility.ts';

/** The account whose id is the bearer token. */
export function accountOf(id: string): Actor {
  return { kind: 'account', accountId: id, personId: id, name: 'somebody', grants: [], staff: false, secondFactor: false, via: 'session' };
}

export interface FilesServer {
  readonly base: string;
  readonly clock: SettableClock;
  readonly services: Services;
  /** A context as a request of the account would have. */
  contextOf(actor: Actor): Context;
  close(): Promise<void>;
}

export async function startFilesServer(databaseUrl: string, folder: string, visibility: readonly FileVisibility[] = [], pages: readonly Hono<Env>[] = []): Promise<FilesServer> {
  const database = openDatabase(databaseUrl, { max: 6 });
  const clock = new SettableClock();
  const documents = createDocumentRenderer();
  const services: Services = { config: loadConfig({ HEMING_DATA: folder }), db: database.db, clock, keys: deriveKeys(Buffer.alloc(48)), log: createLog('silent'), files: new FileStore(join(folder, 'files')), documents };
  const app = createHttpApp({
    services,
    authenticate: async (_, headers) => {
      const token = headers.get('authorization')?.replace('Bearer ', '');
      return token === undefined ? anonymous : accountOf(token);
    },
    api: [createFilesApi(visibility)],
    pages: [createFilePages(visibility), ...pages],
    renderError: (ctx, error) => `<p>${error.text(ctx.locale)}</p>`,
  });
  const server: Server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    base,
    clock,
    services,
    contextOf: (actor) => ({ ...services, actor, locale: 'zh-CN', address: null, requestId: 'test', origin: base }),
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await documents.close();
      await database.close();
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , url = '', folder = ''] = process.argv;
  const { base } = await startFilesServer(url, folder);
  process.stdout.write(`${base}\n`);
}
