import { once } from 'node:events';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import type { Env } from '../platform/http/context.ts';
import { entityTag, PageCache, pageKey } from '../platform/http/page-cache.ts';
import { listen } from './listen.ts';

test('a kept page is sent in the coding asked for, each with a validator of its own', async () => {
  const pages = new PageCache(60_000);
  const server = await listen(new Hono<Env>(), pages, 0);
  const host = `localhost:${server.port}`;
  const body = Buffer.from(`<!doctype html>${'<p>身边的好人</p>'.repeat(200)}`);
  const ask = async (headers: Record<string, string>) => {
    const asked = request({ port: server.port, path: '/page', headers: { host, ...headers } });
    asked.end();
    const [answer] = await once(asked, 'response');
    return { status: answer.statusCode as number, headers: answer.headers as Record<string, string>, body: Buffer.concat(await answer.toArray()) };
  };
  try {
    pages.put(pageKey(host, '/page'), pages.generation, 200, { 'content-type': 'text/html; charset=utf-8', vary: 'accept-encoding', etag: entityTag(body) }, body);
    await expect.poll(() => pages.get(pageKey(host, '/page'))?.coded !== undefined).toBe(true);
    const [plain, br, gzip] = [await ask({}), await ask({ 'accept-encoding': 'gzip, br' }), await ask({ 'accept-encoding': 'gzip' })];
    expect(plain.body).toEqual(body);
    expect(brotliDecompressSync(br.body)).toEqual(body);
    expect(gunzipSync(gzip.body)).toEqual(body);
    expect(new Set([plain, br, gzip].map(({ headers }) => headers.etag)).size).toBe(3);
    for (const { headers, body: sent } of [plain, br, gzip]) expect([headers.vary, headers['content-length']]).toEqual(['accept-encoding', String(sent.length)]);
    expect([plain.headers['content-encoding'], br.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual([undefined, 'br', 'gzip']);
    const again = await ask({ 'accept-encoding': 'gzip, br', 'if-none-match': br.headers.etag! });
    expect([again.status, again.headers.etag, again.body.length]).toEqual([304, br.headers.etag, 0]);
  } finally {
    await server.drain(1000);
  }
});

test('a drain waits for work whose reader has gone', async () => {
  let finish!: () => void;
  let begun!: () => void;
  const [finished, started] = [new Promise<void>((done) => (finish = done)), new Promise<void>((done) => (begun = done))];
  const app = new Hono<Env>();
  app.get('/slow', async (c) => {
    begun();
    await finished;
    return c.text('done');
  });
  const server = await listen(app, new PageCache(60_000), 0);
  const asked = request({ port: server.port, path: '/slow' });
  asked.on('error', () => undefined);
  asked.end();
  await started;
  asked.destroy();
  let drained = false;
  const drain = server.drain(60_000).then(() => (drained = true));
  // A new connection is refused once the drain has closed the server; the running request still holds it.
  await new Promise<void>((done) => request({ port: server.port }).on('error', () => done()).end());
  expect(drained).toBe(false);
  finish();
  await drain;
});
