import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKey } from '../../../tests/support/independent-verifier/note.ts';
import { verifyWholeLog } from '../../../tests/support/independent-verifier/tiled-log.ts';
import { CodedError } from '../../platform/errors/errors.ts';
import type { Context, Env } from '../../platform/http/context.ts';
import { appendLeaves } from './append.ts';
import { verifyExport } from './check/verify-export.ts';
import { sha256, verifyEd25519 } from './hashing.ts';
import { closeLog } from './logs.ts';
import { sequence } from './sequence.ts';
import { type LogFixture, logFixture, someLeaves } from './testing/log-fixture.ts';
import { createLogPages } from './transparency.pages.ts';

const LOG = 'poll/pages';
let ctx: LogFixture;
let app: Hono<Env>;

beforeAll(async () => {
  ctx = await logFixture();
  app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set('ctx', ctx as unknown as Context);
    await next();
  });
  app.route('/', createLogPages());
  app.onError((error, c) => c.text(error.message, error instanceof CodedError ? error.status : 500));
  await ctx.db.transaction().execute((tx) => appendLeaves(tx, LOG, someLeaves(0, 600)));
  await sequence(ctx, ctx.db);
});
afterAll(() => ctx.close());

const get = (path: string, headers: Record<string, string> = {}) => app.request(`/log/${path}`, { headers });
const resource = async (path: string) => {
  const response = await get(`${LOG}/${path}`);
  if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
};

test('an independent reader verifies the log from its public resources', async () => {
  const key = readKey((await resource('key')).toString().trim());
  const { entries } = await verifyWholeLog(resource, key);
  expect(entries).toHaveLength(600);
});

test('tiles last, checkpoints do not, and anybody may read them', async () => {
  const tile = await get(`${LOG}/tile/0/000`);
  expect(Object.fromEntries(tile.headers)).toMatchObject({ 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*' });
  expect((await get(`${LOG}/tile/0/000`, { 'if-none-match': tile.headers.get('etag')! })).status).toBe(304);
  expect((await get(`${LOG}/checkpoint`)).headers.get('cache-control')).toBe('public, max-age=2');
});

test('a narrower tile is the beginning of a wider one; what is not in the tree is not there', async () => {
  expect(await resource('tile/0/000.p/17')).toEqual((await resource('tile/0/000')).subarray(0, 17 * 32));
  expect((await resource('tile/entries/002.p/3')).length).toBeLessThan((await resource('tile/entries/002.p/88')).length);
  for (const path of ['tile/0/002', 'tile/0/002.p/89', 'tile/entries/002.p/89', 'tile/0/003.p/1', 'tile/2/000.p/1', 'tile/1/000.p/3', 'tile/9/000', 'tile/0/0', 'tile/x/000']) expect([path, (await get(`${LOG}/${path}`)).status]).toEqual([path, 404]);
  expect((await get('poll/none/checkpoint')).status).toBe(404);
  expect((await get(LOG)).status).toBe(404);
});

test('the export comes as a stream that verifies; one that is closed but not final yet is refused', async () => {
  const response = await get(`${LOG}/export`);
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="poll-pages.heming-log.tar"');
  expect(await verifyExport(Readable.fromWeb(response.body as never), { sha256, verify: verifyEd25519, kinds: [] })).toMatchObject({ ok: true, summary: { size: 600, closed: false } });
  await ctx.db.transaction().execute((tx) => appendLeaves(tx, LOG, someLeaves(600, 1)));
  await ctx.db.transaction().execute((tx) => closeLog(ctx, tx, LOG));
  expect((await get(`${LOG}/export`)).status).toBe(409);
});
