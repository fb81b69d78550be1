import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../tests/support/scratch-database.ts';
import { newId } from '../ids/ids.ts';
import { claimFile, deleteFile } from './claim-file.ts';
import { removeUnreferenced } from './file-bytes.ts';
import { pictureSources } from './file-links.ts';
import { accountOf, type FilesServer, startFilesServer } from './files-server.fixture.ts';
import { deriveFile, removeBytesJob } from './files.jobs.ts';
import { findFile } from './files.queries.ts';
import type { FileView } from './files.schemas.ts';
import { fileSweep } from './files.sweep.ts';
import { EXECUTABLE, PDF, phoneFilm, phonePicture, samplePicture, SVG } from './sample-files.ts';
import { judgeFile, recordJudged, storeGenerated, storeUpload } from './store-upload.ts';

const owner = newId();
const stranger = newId();
const published = new Set<string>();
const readers = new Map<string, string>();
let server: FilesServer;
let cleanUp: () => Promise<void>;

beforeAll(async () => {
  const { url, drop } = await cloneDatabase(inject('templateUrl'), 'heming');
  const folder = await mkdtemp(join(tmpdir(), 'heming-files-'));
  server = await startFilesServer(url, folder, [
    async (_, id) => (published.has(id) ? 'everybody' : null),
    async (ctx, id) => (ctx.actor.kind === 'account' && readers.get(id) === ctx.actor.accountId ? 'reader' : null),
  ]);
  cleanUp = async () => {
    await server.close();
    await drop();
    await rm(folder, { recursive: true, force: true });
  };
});
afterAll(() => cleanUp());

const as = (account: string | null): Record<string, string> => (account === null ? {} : { authorization: `Bearer ${account}` });
const get = (path: string, account: string | null = null, headers: Record<string, string> = {}) => fetch(server.base + path, { headers: { ...as(account), ...headers }, redirect: 'manual' });
const store = async (bytes: Uint8Array, name: string, purpose: 'picture' | 'document' | 'film' | 'text' = 'picture') => storeUpload(server.contextOf(accountOf(owner)), { bytes, name, purpose });

async function post(bytes: Uint8Array, name: string, purpose: string, account: string | null = owner): Promise<Response> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name));
  form.set('purpose', purpose);
  return fetch(`${server.base}/api/files`, { method: 'POST', body: form, headers: { ...as(account), 'accept-language': 'en' } });
}
const auditOf = (id: string) => server.services.db.selectFrom('audit_events').select(['action', 'outcome', 'reason']).where('object_id', '=', id).orderBy('at').execute();
const jobsOf = async (name: string) => (await server.services.db.withSchema('graphile_worker' as never).selectFrom('jobs' as never).selectAll().execute() as { task_identifier: string }[]).filter((job) => job.task_identifier === name).length;

test('a file posted by a form is kept, told of to its owner and to nobody else', async () => {
  const response = await post(await samplePicture(80, 60), '../春耕.png', 'picture');
  expect(response.status).toBe(200);
  const view = (await response.json()) as FileView;
  expect(view).toMatchObject({ state: 'ready', name: '春耕.jpg', mime: 'image/jpeg', width: 80, height: 60, purpose: 'picture', derivatives: {}, problem: null });
  expect(await (await get(`/api/files/${view.id}`, owner)).json()).toEqual(view);
  for (const account of [null, stranger]) expect((await get(`/api/files/${view.id}`, account)).status).toBe(404);
  expect((await get(`/api/files/${newId()}`, owner)).status).toBe(404);
  expect(await auditOf(view.id)).toEqual([{ action: 'file.stored', outcome: 'done', reason: null }]);
  expect(await jobsOf('files.derive-picture')).toBe(1);
});

test.each([
  [EXECUTABLE, 'a.jpg', 'picture', 415, 'file.type', 'The content of the file is EXE; accepted here: JPEG, PNG, WebP, GIF, AVIF. Renaming a file does not change its content.'],
  [SVG, 'a.svg', 'picture', 415, 'file.svg', expect.any(String)],
  [new Uint8Array(), 'a.jpg', 'picture', 422, 'file.empty', expect.any(String)],
  [PDF, 'a.pdf', 'weapon', 422, 'input.invalid', expect.any(String)],
])('what does not fit is refused in a sentence (%#)', async (bytes, name, purpose, status, code, message) => {
  const response = await post(bytes, name, purpose);
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code, message });
});

test('a refusal is written down without the bytes', async () => {
  const bytes = Buffer.concat([EXECUTABLE, Buffer.from('refused one')]);
  await expect(store(bytes, 'a.jpg')).rejects.toMatchObject({ code: 'file.type' });
  const row = await server.services.db.selectFrom('files').selectAll().where('state', '=', 'refused').where('size', '=', bytes.length).executeTakeFirstOrThrow();
  expect(row.refusal).toMatchObject({ code: 'file.type' });
  expect(await server.services.files.has(row.sha256.toString('hex'))).toBe(false);
  expect(await auditOf(row.id)).toEqual([{ action: 'file.stored', outcome: 'refused', reason: 'file.type' }]);
  expect(await readdir(join(server.services.files.folder, 'tmp'))).toEqual([]);
  expect(await (await get(`/api/files/${row.id}`, owner)).json()).toMatchObject({ state: 'refused', url: null, problem: { code: 'file.type' } });
});

test('nobody uploads without an account, and a form without a file says which field lacks', async () => {
  expect((await post(PDF, 'a.pdf', 'document', null)).status).toBe(401);
  const form = new FormData();
  form.set('purpose', 'picture');
  const response = await fetch(`${server.base}/api/files`, { method: 'POST', body: form, headers: as(owner) });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ fields: [{ path: 'file' }] });
});

test('the smaller forms of a picture are made once, however often the job runs', async () => {
  const file = await store(await phonePicture(900, 600), 'a.jpg');
  const [first, second] = await Promise.all([deriveFile(server.services, file.id), deriveFile(server.services, file.id)]);
  expect(second).toEqual(first);
  expect(await deriveFile(server.services, file.id)).toEqual(first);
  expect(Object.keys(first)).toEqual(['w320', 'w640', 'j1280']);
  const stored = (await findFile(server.services.db, file.id))!;
  const sources = pictureSources(stored)!;
  expect(sources.srcset).toBe(`/files/${file.id}/w320.webp 320w, /files/${file.id}/w640.webp 600w`);
  expect(sources).toMatchObject({ width: 600, height: 900, jpeg: `/files/${file.id}/j1280.jpg` });

  const shown = await get(sources.src, owner);
  expect(shown.headers.get('content-type')).toBe('image/webp');
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
  expect((await get(sources.src)).status).toBe(404);
  for (const name of ['w2000.webp', 'w640.jpg', 'constructor', '__proto__']) expect((await get(`/files/${file.id}/${name}`, stranger)).status).toBe(404);
});

test('a published picture shows its smaller forms to everybody and its original, with its GPS position, to nobody', async () => {
  const file = await store(await phonePicture(400, 300), '现场.jpg');
  published.add(file.id);
  expect((await get(`/files/${file.id}/x.jpg`)).status).toBe(404);
  await deriveFile(server.services, file.id);
  const answer = await get(`/files/${file.id}/${encodeURIComponent(file.name)}`);
  expect([answer.status, answer.headers.get('location'), answer.headers.get('cache-control')]).toEqual([302, `/files/${file.id}/w320.webp`, 'no-store']);
  const shown = await get(answer.headers.get('location')!);
  expect(shown.status).toBe(200);
  expect(shown.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');

  readers.set(file.id, stranger);
  const original = await get(`/files/${file.id}/${encodeURIComponent(file.name)}`, stranger);
  expect([original.status, original.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect((await sharp(Buffer.from(await original.arrayBuffer())).metadata()).exif).toBeDefined();
});

test('bytes are served in parts, with validators, and as nothing but what they are', async () => {
  const frames = Buffer.alloc(400_000, 'abcdefghij');
  const film = await store(phoneFilm({ width: 64, height: 48, durationMs: 1000 }, frames), '记录.mov', 'film');
  published.add(film.id);
  const path = `/files/${film.id}/${encodeURIComponent('记录.mp4')}`;
  const whole = await get(path);
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(bytes.length).toBe(film.size);
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'content-type': 'video/mp4', 'content-length': String(film.size), etag: `"${film.sha256}"`, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'), 'content-disposition': `inline; filename="__.mp4"; filename*=UTF-8''${encodeURIComponent('记录')}.mp4`,
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const part = await get(path, null, { range: 'bytes=1000-300999' });
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-length')]).toEqual([206, `bytes 1000-300999/${film.size}`, '300000']);
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(1000, 301_000))).toBe(true);
  const tail = await get(path, null, { range: 'bytes=-5', 'if-range': `"${film.sha256}"` });
  expect([tail.status, Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-5))]).toEqual([206, true]);
  expect((await get(path, null, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
  const beyond = await get(path, null, { range: `bytes=${film.size}-` });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${film.size}`]);
  expect((await get(path, null, { 'if-none-match': `"x", W/"${film.sha256}"` })).status).toBe(304);
  const head = await fetch(server.base + path, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(film.size)]);
  expect((await get(`/files/${film.id}/other.mp4`)).headers.get('location')).toBe(path);
});

test('documents are offered for saving, except PDF, which a browser may show', async () => {
  const pdf = await store(PDF, '方案.pdf', 'document');
  const shown = await get(`/files/${pdf.id}/${encodeURIComponent(pdf.name)}`, owner);
  expect(shown.headers.get('content-disposition')).toMatch(/^inline/);
  expect(shown.headers.get('content-security-policy')).not.toContain('sandbox');
  const text = await store(Buffer.from('<script>alert(1)</script>'), 'a.html', 'text');
  const saved = await get(`/files/${text.id}/${encodeURIComponent(text.name)}`, owner);
  expect([saved.headers.get('content-type'), saved.headers.get('content-disposition')]).toEqual(['text/plain; charset=utf-8', 'attachment; filename="a.txt"; filename*=UTF-8\'\'a.txt']);
});

test('only the uploader claims a file, and only for its purpose', async () => {
  const file = await store(PDF, 'a.pdf', 'document');
  const claim = (account: string, purposes: ('document' | 'picture')[]) => server.services.db.transaction().execute((tx) => claimFile(tx, server.contextOf(accountOf(account)), file.id, purposes, 'attachment'));
  await expect(claim(stranger, ['document'])).rejects.toMatchObject({ code: 'file.not-found', fields: [{ path: 'attachment' }] });
  await expect(claim(owner, ['picture'])).rejects.toMatchObject({ code: 'file.not-found' });
  const first = await claim(owner, ['document', 'picture']);
  expect(first.claimedAt).not.toBeNull();
  expect((await claim(owner, ['document'])).claimedAt).toEqual(first.claimedAt);
});

test('bytes that two files share outlive the first of them', async () => {
  const bytes = await samplePicture(350, 200);
  const [one, two] = [await store(bytes, 'one.jpg'), await store(bytes, 'two.jpg')];
  const ctx = server.contextOf(accountOf(owner));
  const hashes = [one.sha256, ...Object.values(await deriveFile(ctx, one.id)).map((each) => each.sha256)];
  await deriveFile(ctx, two.id);
  const remove = (id: string) => ctx.db.transaction().execute((tx) => deleteFile(tx, ctx, id, 'asked by its owner'));

  await remove(one.id);
  await remove(one.id);
  await removeBytesJob.handle(ctx, { hashes });
  for (const hash of hashes) expect(await ctx.files.has(hash)).toBe(true);
  expect((await get(`/files/${one.id}/one.jpg`, owner)).status).toBe(404);
  expect((await get(`/files/${two.id}/two.jpg`, owner)).status).toBe(200);

  await remove(two.id);
  await removeBytesJob.handle(ctx, { hashes });
  await removeBytesJob.handle(ctx, { hashes });
  for (const hash of hashes) expect(await ctx.files.has(hash)).toBe(false);
  expect(await findFile(ctx.db, two.id)).toMatchObject({ state: 'deleted', name: 'deleted', derivatives: {} });
  expect(await auditOf(one.id)).toHaveLength(2);
});

test('bytes that an uncommitted file needs are not removed under it', async () => {
  const ctx = server.contextOf(accountOf(owner));
  const spooled = await ctx.files.spool(Buffer.from('contested'));
  const judged = await judgeFile(ctx, spooled.path, { name: 'a.txt', purpose: 'text' });
  const waiting = async () => {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted`.execute(ctx.db);
    return rows[0]!.count > 0;
  };
  let removal: Promise<number> = Promise.resolve(0);
  await ctx.db.transaction().execute(async (tx) => {
    await recordJudged(tx, ctx, judged);
    let over = false;
    removal = removeUnreferenced(ctx, [judged.sha256]).finally(() => (over = true));
    await expect.poll(async () => over || (await waiting()), { interval: 5 }).toBe(true);
  });
  expect(await removal).toBe(0);
  expect(await ctx.files.has(judged.sha256)).toBe(true);
  await rm(spooled.path);
});

test('what nobody claims is deleted after thirty days; what is claimed or generated stays', async () => {
  const [forgotten, kept] = [await store(Buffer.from('forgotten'), 'a.txt', 'text'), await store(Buffer.from('kept'), 'b.txt', 'text')];
  const ctx = server.contextOf(accountOf(owner));
  const made = await ctx.db.transaction().execute(async (tx) => {
    await claimFile(tx, ctx, kept.id, ['text']);
    return storeGenerated(tx, ctx, { bytes: Buffer.from('made'), name: '名单.xlsx', mime: 'application/octet-stream', ownerAccountId: null });
  });
  server.clock.set(new Date(Date.now() + 29 * 86_400_000));
  await fileSweep.run(ctx);
  expect((await findFile(ctx.db, forgotten.id))!.state).toBe('ready');
  server.clock.set(new Date(Date.now() + 31 * 86_400_000));
  await fileSweep.run(ctx);
  server.clock.set(null);
  expect((await findFile(ctx.db, forgotten.id))!.state).toBe('deleted');
  expect((await findFile(ctx.db, kept.id))!.state).toBe('ready');
  expect(await findFile(ctx.db, made.id)).toMatchObject({ state: 'ready', name: '名单.xlsx', purpose: 'generated' });
});
