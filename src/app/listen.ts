import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Env } from '../platform/http/context.ts';
import { codingFor, matchingTag } from '../platform/http/compression.ts';
import { type PageCache, pageKey } from '../platform/http/page-cache.ts';
import { ConfigError } from '../platform/config/config.ts';

/** A cached page answers before the application is asked at all: same bytes, same headers, in the best coding the reader takes. */
function answerFromCache(pages: PageCache, request: IncomingMessage, response: ServerResponse): boolean {
  if (request.method !== 'GET' || request.url === undefined) return false;
  const page = pages.get(pageKey(request.headers.host, request.url));
  if (page === undefined) return false;
  const coding = page.coded === undefined ? undefined : codingFor(request.headers['accept-encoding']);
  const form = coding === undefined ? page : page.coded![coding];
  const tag = page.headers.etag === undefined ? undefined : matchingTag(request.headers['if-none-match'], page.headers.etag);
  if (tag !== undefined) {
    const { 'content-length': _, 'content-encoding': __, ...headers } = form.headers;
    response.writeHead(304, { ...headers, etag: tag }).end();
    return true;
  }
  response.writeHead(page.status, form.headers).end(form.body);
  return true;
}

/** A module's own answer to some requests; false for the others. */
type RequestListener = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface Listening {
  readonly port: number;
  /** Stops taking connections, lets running requests finish for at most `graceMs`, then closes. */
  drain(graceMs: number): Promise<void>;
}

/** Opens the port. A port that is taken is a ConfigError with a sentence for the person who starts the program. */
export async function listen(app: Hono<Env>, pages: PageCache, port: number, listeners: readonly RequestListener[] = []): Promise<Listening> {
  const handle = getRequestListener(app.fetch);
  // Also counts requests whose reader has gone: their work goes on, and needs the services that close after the drain.
  let running = 0;
  let allDone: (() => void) | undefined;
  const server: Server = createServer((request, response) => {
    if (answerFromCache(pages, request, response)) return;
    for (const answer of listeners) if (answer(request, response)) return;
    running += 1;
    void Promise.resolve(handle(request, response)).finally(() => {
      running -= 1;
      if (running === 0) allDone?.();
    });
  });
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 70_000;
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? `port ${port} is in use by another program; set PORT to a free one` : error.code === 'EACCES' ? `port ${port} needs rights this user does not have; set PORT above 1023` : error.message;
      failed(new ConfigError(`The site cannot be opened: ${reason}.`));
    });
    server.listen(port, done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    drain: async (graceMs) => {
      let force: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((done) => {
        force = setTimeout(() => {
          server.closeAllConnections();
          done();
        }, graceMs);
      });
      const closed = new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      });
      await Promise.all([closed, Promise.race([tooLong, new Promise<void>((done) => (running === 0 ? done() : (allDone = done)))])]);
      clearTimeout(force);
    },
  };
}
