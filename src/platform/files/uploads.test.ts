import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Upload as TusUpload } from 'tus-js-client';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { cloneDatabase } from '../../../tests/support/scratch-database.ts';
import { describeApi } from '../http/openapi.ts';
import { newId } from '../ids/ids.ts';
import { type FilesServer, startFilesServer } from './files-server.fixture.ts';
import { findFile } from './files.queries.ts';
import { fileSweep } from './files.sweep.ts';
import { EXECUTABLE, phoneFilm, samplePicture } from './sample-files.ts';
import { createFilesApi } from './files.routes.ts';

let url: string;
let folder: string;
let server: FilesServer;
let second: FilesServer;
let drop: () => Promise<void>;

beforeAll(async () => {
  ({ url, drop } = await cloneDatabase(inject('templateUrl'), 'heming'));
  folder = await mkdtemp(join(tmpdir(), 'heming-uploads-'));
  server = await startFilesServer(url, folder);
  second = await startFilesServer(url, folder);
});
afterAll(async () => {
  await server.close();
  await second.close();
  await drop();
  await rm(folder, { recursive: true, force: true });
});

const film = (size: number) => phoneFilm({ width: 320, height: 240, durationMs: 5000 }, randomBytes(size));
const as = (account: string, more: Record<string, string> = {}) => ({ authorization: `Bearer ${account}`, 'tus-resumable': '1.0.0', 'accept-language': 'en', ...more });
const metadata = (name: string, purpose: string) => `filename ${Buffer.from(name).toString('base64')},purpose ${Buffer.from(purpose).toString('base64')}`;

const create = (account: string, size: number | string, name = '记录.mp4', purpose = 'film', base = server.base) =>
  fetch(`${base}/api/uploads`, { method: 'POST', headers: as(account, { 'upload-length': String(size), 'upload-metadata': metadata(name, purpose) }) });
const head = (account: string, path: string, base = server.base) => fetch(base + path, { method: 'HEAD', headers: as(account) });
const patch = (account: string, path: string, offset: number, body: Uint8Array, base = server.base) =>
  fetch(base + path, { method: 'PATCH', headers: as(account, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }), body: new Uint8Array(body) });

async function started(account: string, size: number, name?: string, purpose?: string, base?: string): Promise<string> {
  const response = await create(account, size, name, purpose, base);
  expect(response.status).toBe(201);
  return response.headers.get('location')!;
}

/** Sends the first bytes of a PATCH and holds the connection open. */
async function beginPatch(account: string, path: string, offset: number, announced: number, bytes: Uint8Array, base = server.base) {
  const outgoing = request(base + path, { method: 'PATCH', headers: as(account, { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', 'content-length': String(announced) }) });
  outgoing.on('error', () => undefined);
  outgoing.flushHeaders();
  await new Promise((done) => outgoing.write(bytes, done));
  return outgoing;
}

/** Waits until the server has so many bytes of the upload on disk. */
async function untilReceived(path: string, bytes: number): Promise<void> {
  const file = join(folder, 'files', 'uploads', path.split('/').at(-1)!);
  while ((await stat(file)).size < bytes) await new Promise((next) => setImmediate(next));
}

test('an upload in parts becomes a file, and the last answer names it', async () => {
  const account = newId();
  const bytes = film(300_000);
  const response = await create(account, bytes.length);
  expect(response.status).toBe(201);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
  const path = response.headers.get('location')!;
  expect(path).toMatch(/^\/api\/uploads\/[0-9a-f-]{36}$/);

  const first = await patch(account, path, 0, bytes.subarray(0, 100_000));
  expect([first.status, first.headers.get('upload-offset'), first.headers.get('heming-file')]).toEqual([204, '100000', null]);
  const asked = await head(account, path);
  expect([asked.status, asked.headers.get('upload-offset'), asked.headers.get('upload-length'), asked.headers.get('cache-control')]).toEqual([200, '100000', String(bytes.length), 'no-store']);
  expect(Date.parse(asked.headers.get('upload-expires')!)).toBeGreaterThan(Date.now());
  expect(await (await fetch(server.base + path, { headers: as(account) })).json()).toMatchObject({ size: bytes.length, received: 100_000, fileId: null });

  // Another web process goes on with it.
  const last = await patch(account, path, 100_000, bytes.subarray(100_000), second.base);
  expect([last.status, last.headers.get('heming-file-state')]).toEqual([204, 'ready']);
  const id = last.headers.get('heming-file')!;
  expect(await (await fetch(`${server.base}/api/files/${id}`, { headers: as(account) })).json()).toMatchObject({ state: 'ready', name: '记录.mp4', size: bytes.length, durationMs: 5000, width: 320 });

  // A client that lost that answer asks again and is told the same.
  const again = await head(account, path);
  expect([again.headers.get('upload-offset'), again.headers.get('heming-file')]).toEqual([String(bytes.length), id]);
  expect(await (await patch(account, path, bytes.length, new Uint8Array())).json()).toMatchObject({ code: 'upload.finished' });
  expect(await readdir(join(folder, 'files', 'uploads'))).toEqual([]);
});

test('an upload whose content is refused ends as a refused file with the reason', async () => {
  const account = newId();
  const path = await started(account, EXECUTABLE.length, 'holiday.jpg', 'picture');
  const last = await patch(account, path, 0, EXECUTABLE);
  expect([last.status, last.headers.get('heming-file-state')]).toEqual([204, 'refused']);
  const view = await (await fetch(`${server.base}/api/files/${last.headers.get('heming-file')}`, { headers: as(account) })).json();
  expect(view).toMatchObject({ state: 'refused', url: null, problem: { code: 'file.type', message: expect.stringContaining('EXE') } });
});

test('nobody else sees, continues or ends an upload', async () => {
  const [account, stranger] = [newId(), newId()];
  const path = await started(account, 1000);
  expect((await head(stranger, path)).status).toBe(404);
  expect((await patch(stranger, path, 0, new Uint8Array(10))).status).toBe(404);
  expect((await fetch(server.base + path, { method: 'DELETE', headers: as(stranger) })).status).toBe(404);
  expect((await fetch(server.base + path, { headers: as(stranger) })).status).toBe(404);
  for (const method of ['POST', 'HEAD', 'PATCH', 'DELETE']) {
    const response = await fetch(server.base + (method === 'POST' ? '/api/uploads' : path), { method, headers: { 'tus-resumable': '1.0.0' } });
    expect([method, response.status]).toEqual([method, 401]);
  }
  expect((await fetch(server.base + path, { method: 'DELETE', headers: as(account) })).status).toBe(204);
  expect((await head(account, path)).status).toBe(404);
  expect(await readdir(join(folder, 'files', 'uploads'))).toEqual([]);
});

test.each<[string, (account: string) => Promise<Response>, number, string]>([
  ['a film of more than 1 GB', (account) => create(account, 1024 ** 3 + 1), 413, 'file.too-large'],
  ['a picture of more than 50 MB', (account) => create(account, 50 * 1024 ** 2 + 1, 'a.jpg', 'picture'), 413, 'file.too-large'],
  ['an unknown purpose', (account) => create(account, 10, 'a.jpg', 'weapon'), 422, 'input.invalid'],
  ['no name', (account) => create(account, 10, '', 'picture'), 422, 'input.invalid'],
  ['nothing to send', (account) => create(account, 0), 422, 'input.invalid'],
  ['a size that is no number', (account) => create(account, 'many'), 400, 'upload.malformed'],
  ['a size told later', (account) => fetch(`${server.base}/api/uploads`, { method: 'POST', headers: as(account, { 'upload-defer-length': '1', 'upload-metadata': metadata('a.jpg', 'picture') }) }), 400, 'upload.malformed'],
  ['another version of the protocol', (account) => fetch(`${server.base}/api/uploads`, { method: 'POST', headers: { ...as(account), 'tus-resumable': '0.2.2' } }), 400, 'upload.malformed'],
  ['an unknown upload', (account) => patch(account, `/api/uploads/${newId()}`, 0, new Uint8Array(1)), 404, 'upload.not-found'],
  ['a path in its id', (account) => patch(account, '/api/uploads/..%2F..%2Fsecret', 0, new Uint8Array(1)), 404, 'upload.not-found'],
])('%s is refused', async (_, send, status, code) => {
  const response = await send(newId());
  expect(response.status).toBe(status);
  expect(await response.json()).toMatchObject({ code, message: expect.stringMatching(/^[A-Z]/) });
  expect(response.headers.get('tus-resumable')).toBe('1.0.0');
});

test('bytes at the wrong place, or more than announced, are refused and change nothing', async () => {
  const account = newId();
  const path = await started(account, 1000);
  await patch(account, path, 0, new Uint8Array(400));
  expect(await (await patch(account, path, 0, new Uint8Array(10))).json()).toMatchObject({ code: 'upload.offset' });
  expect(await (await patch(account, path, 500, new Uint8Array(10))).json()).toMatchObject({ code: 'upload.offset' });
  expect((await patch(account, path, 400, new Uint8Array(601))).status).toBe(413);
  expect((await head(account, path)).headers.get('upload-offset')).toBe('400');
});

test('an account holds at most twenty unfinished uploads, also when it starts many at once', async () => {
  const account = newId();
  const answers = await Promise.all(Array.from({ length: 24 }, () => create(account, 1000)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4);
});

test('an account sends at most 4 GB in 24 hours; what it announced counts, what it gave up does not', async () => {
  const account = newId();
  const paths: string[] = [];
  for (let index = 0; index < 4; index++) paths.push(await started(account, 1024 ** 3));
  expect(await (await create(account, 1)).json()).toMatchObject({ code: 'upload.daily-limit' });
  await fetch(server.base + paths[0]!, { method: 'DELETE', headers: as(account) });
  expect((await create(account, 1)).status).toBe(201);
});

test('an unfinished upload ends after a day', async () => {
  const account = newId();
  const path = await started(account, 1000);
  await patch(account, path, 0, new Uint8Array(10));
  const ctx = server.contextOf({ kind: 'system', name: 'sweep' });
  server.clock.set(new Date(Date.now() + 23 * 3_600_000));
  await fileSweep.run(ctx);
  expect((await head(account, path)).status).toBe(200);
  server.clock.set(new Date(Date.now() + 25 * 3_600_000));
  expect((await head(account, path)).status).toBe(404);
  await fileSweep.run(ctx);
  server.clock.set(null);
  expect((await head(account, path)).status).toBe(404);
  expect(await readdir(join(folder, 'files', 'uploads'))).not.toContain(path.split('/').at(-1));
});

test('a connection that breaks off loses nothing that arrived', async () => {
  const account = newId();
  const bytes = film(500_000);
  const path = await started(account, bytes.length);
  const sending = await beginPatch(account, path, 0, bytes.length, bytes.subarray(0, 200_000));
  await untilReceived(path, 100_000);
  sending.destroy();
  const offset = Number((await head(account, path)).headers.get('upload-offset'));
  expect(offset).toBeGreaterThanOrEqual(100_000);
  const last = await patch(account, path, offset, bytes.subarray(offset));
  expect(last.headers.get('heming-file-state')).toBe('ready');
});

test('a film of 64 MiB over a line that breaks twice arrives whole, each time from where it stopped', async () => {
  const MIB = 1024 * 1024;
  const account = newId();
  const plain = randomBytes(64 * MIB);
  const bytes = phoneFilm({ width: 320, height: 240, durationMs: 5000 }, plain);
  const path = await started(account, bytes.length);
  let offset = 0;
  for (const reached of [20 * MIB, 45 * MIB]) {
    const sending = await beginPatch(account, path, offset, bytes.length - offset, bytes.subarray(offset, reached));
    await untilReceived(path, reached);
    sending.destroy();
    offset = Number((await head(account, path)).headers.get('upload-offset'));
    expect(offset).toBe(reached);
  }
  const last = await patch(account, path, offset, bytes.subarray(offset));
  expect(last.headers.get('heming-file-state')).toBe('ready');
  const served = Buffer.from(await (await fetch(`${server.base}/files/${last.headers.get('heming-file')}/${encodeURIComponent('记录.mp4')}`, { headers: as(account) })).arrayBuffer());
  // What a film says of where it was taken is blanked; the film itself is as it was.
  expect([served.length, served.includes(plain)]).toEqual([bytes.length, true]);
}, 60_000);

test.each(['same', 'another'])('a connection that hangs gives way to the client that comes back, in the %s process', async (which) => {
  const account = newId();
  const bytes = film(400_000);
  const path = await started(account, bytes.length);
  const hanging = await beginPatch(account, path, 0, bytes.length, bytes.subarray(0, 150_000));
  await untilReceived(path, 150_000);
  const { base } = which === 'same' ? server : second;
  const asked = await head(account, path, base);
  expect([asked.status, asked.headers.get('upload-offset')]).toEqual([200, '150000']);
  const last = await patch(account, path, 150_000, bytes.subarray(150_000), base);
  expect(last.headers.get('heming-file-state')).toBe('ready');
  const row = (await findFile(server.services.db, last.headers.get('heming-file')!))!;
  expect(row.size).toBe(bytes.length);
  hanging.destroy();
});

async function startProgram(): Promise<{ base: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('files-server.fixture.ts', import.meta.url)), url, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [base] = (await once(createInterface({ input: child.stdout! }), 'line')) as [string];
  return { base, child };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('an upload goes on after the server was killed in the middle of it', async () => {
  const account = newId();
  const plain = randomBytes(3_000_000);
  const bytes = phoneFilm({ width: 320, height: 240, durationMs: 5000 }, plain);
  const first = await startProgram();
  const path = await started(account, bytes.length, '长片.mp4', 'film', first.base);
  const sending = await beginPatch(account, path, 0, bytes.length, bytes.subarray(0, 2_000_000), first.base);
  await untilReceived(path, 1_000_000);
  await kill(first.child);
  sending.destroy();

  const next = await startProgram();
  try {
    const offset = Number((await head(account, path, next.base)).headers.get('upload-offset'));
    expect(offset).toBeGreaterThanOrEqual(1_000_000);
    const last = await patch(account, path, offset, bytes.subarray(offset), next.base);
    expect(last.headers.get('heming-file-state')).toBe('ready');
    const id = last.headers.get('heming-file')!;
    const served = Buffer.from(await (await fetch(`${next.base}/files/${id}/${encodeURIComponent('长片.mp4')}`, { headers: as(account) })).arrayBuffer());
    expect(createHash('sha256').update(served).digest('hex')).toBe((await findFile(server.services.db, id))!.sha256);
    expect(served.includes(plain)).toBe(true);
  } finally {
    await kill(next.child);
  }
});

test('a server that dies between the last byte and its answer finishes when the client asks', async () => {
  const account = newId();
  const bytes = await samplePicture(300, 200);
  const path = await started(account, bytes.length, 'a.jpg', 'picture');
  const { appendFile } = await import('node:fs/promises');
  await appendFile(join(folder, 'files', 'uploads', path.split('/').at(-1)!), bytes);
  const answers = await Promise.all([head(account, path), head(account, path, second.base), head(account, path)]);
  const ids = new Set(answers.map((answer) => answer.headers.get('heming-file')));
  expect(ids.size).toBe(1);
  expect((await findFile(server.services.db, [...ids][0]!))!.state).toBe('ready');
  expect(await server.services.db.selectFrom('files').select('id').where('owner_account_id', '=', account).execute()).toHaveLength(1);
});

test('the protocol\'s own client uploads in parts', async () => {
  const account = newId();
  const bytes = film(250_000);
  const fileId = await new Promise<string | undefined>((done, failed) => {
    new TusUpload(bytes, {
      endpoint: `${server.base}/api/uploads`, chunkSize: 60_000, headers: { authorization: `Bearer ${account}` }, metadata: { filename: '记录.mp4', purpose: 'film' }, retryDelays: null,
      onSuccess: ({ lastResponse }) => done(lastResponse.getHeader('Heming-File')),
      onError: failed,
    }).start();
  });
  expect((await findFile(server.services.db, fileId!))!.size).toBe(bytes.length);
});

test('every request of files and uploads is in the API description, with who may send it', () => {
  const { paths } = describeApi([createFilesApi([])], '1');
  const described = Object.entries(paths!).flatMap(([path, item]) => Object.entries(item as object).map(([method, operation]) => [method, path, (operation as { 'x-access': { kind: string } })['x-access'].kind]));
  expect(described.toSorted()).toEqual([
    ['delete', '/api/uploads/{id}', 'account'], ['get', '/api/files/{id}', 'open'], ['get', '/api/uploads/{id}', 'account'], ['head', '/api/uploads/{id}', 'account'],
    ['options', '/api/uploads', 'open'], ['patch', '/api/uploads/{id}', 'account'], ['post', '/api/files', 'account'], ['post', '/api/uploads', 'account'],
  ]);
});
