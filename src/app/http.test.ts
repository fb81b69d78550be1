import { afterAll, beforeAll, expect, test } from 'vitest';
import { testContext, type TestContext } from '../../tests/support/context.ts';
import { createWeb } from './http.ts';
import { modules } from './modules.ts';

let ctx: TestContext;
let web: ReturnType<typeof createWeb>;
let draining = false;
beforeAll(async () => {
  ctx = await testContext();
  web = createWeb(ctx, modules, { isDraining: () => draining });
});
afterAll(() => ctx.close());

const get = (path: string, headers: Record<string, string> = {}) => web.request(`http://localhost${path}`, { headers });

test('health answers truthfully', async () => {
  expect((await get('/healthz')).status).toBe(200);
  expect((await get('/readyz')).status).toBe(200);
  draining = true;
  expect((await get('/readyz')).status).toBe(503);
  draining = false;
});

test('the API description covers every route of the API, each with its permission', async () => {
  const document = (await (await get('/api/openapi.json')).json()) as { openapi: string; paths: Record<string, Record<string, { 'x-access'?: unknown; responses: object }>> };
  expect(document.openapi).toBe('3.1.0');
  const described = new Set(Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`)));
  const mounted = web.routes.filter((route) => route.path.startsWith('/api/') && route.method !== 'ALL' && !route.path.includes('*')).map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`);
  expect(mounted.length).toBeGreaterThan(20);
  expect(mounted.filter((route) => !described.has(route))).toEqual([]);
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      expect(operation['x-access'], `${method} ${path}`).toBeDefined();
      expect(Object.keys(operation.responses), `${method} ${path}`).toContain('default');
    }
  }
});

test('refusals are problems in the reader\'s language, and pages for people', async () => {
  const zh = await get('/api/nothing', { 'accept-language': 'zh' });
  expect(zh.status).toBe(404);
  expect(await zh.json()).toMatchObject({ code: 'not-found', message: '没有找到您要的内容。' });
  expect(await (await get('/api/nothing', { 'accept-language': 'en-GB' })).json()).toMatchObject({ message: expect.stringContaining('not found') });
  const page = await get('/nothing');
  expect(page.status).toBe(404);
  expect(page.headers.get('content-type')).toContain('text/html');
});

test('an address with a slash too many goes on to the one without, by its path alone, and never to another host', async () => {
  const moved = async (path: string) => {
    const { status, headers } = await get(path);
    return [status, headers.get('location')];
  };
  expect(await moved('/verify/limits/?from=poll')).toEqual([301, '/verify/limits?from=poll']);
  for (const path of ['//example.org/', '/%5Cexample.org/', '/']) expect((await moved(path))[1] ?? '').not.toMatch(/^(?:https?:)?[/\\]{2}/);
});

test('bad input is never a fault of ours', async () => {
  const send = (body: string, type = 'application/json') => web.request('http://localhost/api/session', { method: 'POST', body, headers: { 'content-type': type, 'accept-language': 'en' } });
  for (const response of [await send('{'), await send('[]'), await send('{"username": 5}'), await send('x', 'text/plain'), await get('/api/organizations/not-an-id')]) {
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  }
});

test('a body that would fill the memory is refused before it is read, of whatever length it says it is', async () => {
  const form = `message=${'x'.repeat(2 * 1024 * 1024)}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  expect((await web.request('http://localhost/feedback', { method: 'POST', body: form, headers })).status).toBe(413);
  expect((await web.request('http://localhost/feedback', { method: 'POST', body: 'message=x', headers: { ...headers, 'content-length': '99999999999' } })).status).toBe(413);
  expect((await web.request('http://localhost/api/session', { method: 'POST', body: `"${'x'.repeat(21 * 1024 * 1024)}"`, headers: { 'content-type': 'application/json' } })).status).toBe(413);
});

test('a change sent by another site with the reader\'s cookie is refused', async () => {
  const from = (headers: Record<string, string>) => web.request('http://localhost/api/session', { method: 'DELETE', headers: { cookie: 'heming_session=x', ...headers } });
  expect((await from({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await from({ origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await from({})).status).toBe(403);
  expect((await from({ 'sec-fetch-site': 'same-origin' })).status).not.toBe(403);
});

test('every answer carries the security headers', async () => {
  for (const path of ['/', '/api/openapi.json', '/nothing']) {
    const { headers } = await get(path);
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
