import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { ApiClient } from './api-client.ts';
import { inParallel } from './in-parallel.ts';
import { InterruptedError, ProblemError } from './problem-error.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function serving(handle: RequestListener): Promise<string> {
  server = createServer(handle);
  await new Promise<void>((done) => server!.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('cookies are kept, given back, taken away, and carried over to another client', async () => {
  const seen: (string | undefined)[] = [];
  const base = await serving((request, response) => {
    seen.push(request.headers.cookie);
    if (seen.length === 1) response.setHeader('set-cookie', ['session=a=b; Path=/; HttpOnly', 'locale=zh; Path=/']);
    if (seen.length === 2) response.setHeader('set-cookie', 'locale=; Max-Age=0');
    response.end('{}');
  });
  const client = new ApiClient(base);
  await client.get('/one');
  await client.get('/two');
  await new ApiClient(base, { cookies: client.cookies }).get('/three');
  expect(seen).toEqual([undefined, 'session=a=b; locale=zh', 'session=a=b']);
});

test('a refusal tells its code and fields; a lost connection and a lost database are interruptions', async () => {
  const base = await serving((request, response) => {
    if (request.url === '/api/cut') request.socket.destroy();
    else response.writeHead(request.url === '/api/away' ? 503 : 422).end(JSON.stringify({ code: 'input.invalid', message: 'no', fields: [{ path: 'a', code: 'too_big', message: 'less' }], params: {}, requestId: '' }));
  });
  const client = new ApiClient(base);
  const refused = (await client.post('/refused').catch((error: unknown) => error)) as ProblemError;
  expect(refused).toBeInstanceOf(ProblemError);
  expect([refused.is('input.invalid'), refused.is('too_big'), refused.is('other')]).toEqual([true, true, false]);
  await expect(client.get('/away')).rejects.toBeInstanceOf(InterruptedError);
  await expect(client.post('/cut')).rejects.toBeInstanceOf(InterruptedError);
});

test('a few things are done at once, results come in order, and the first failure ends it', async () => {
  let running = 0;
  let most = 0;
  const doubled = await inParallel([1, 2, 3, 4, 5, 6, 7], 3, async (item) => {
    most = Math.max(most, (running += 1));
    await Promise.resolve();
    running -= 1;
    return item * 2;
  });
  expect(doubled).toEqual([2, 4, 6, 8, 10, 12, 14]);
  expect(most).toBeLessThanOrEqual(3);
  const begun: number[] = [];
  await expect(inParallel([1, 2, 3, 4, 5], 2, async (item) => {
    begun.push(item);
    await Promise.resolve();
    if (item === 2) throw new Error('two');
  })).rejects.toThrow('two');
  expect(begun).not.toContain(5);
});
