import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { FileStore, TooManyBytesError } from './file-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'heming-store-'));
const store = new FileStore(folder);
afterAll(() => rm(folder, { recursive: true, force: true }));

const sha = (text: string) => createHash('sha256').update(text).digest('hex');

test('bytes are stored once under their hash, from any kind of source', async () => {
  const text = '和鸣 '.repeat(10_000);
  const stored = await store.put(Buffer.from(text));
  expect(stored).toEqual({ sha256: sha(text), size: Buffer.byteLength(text) });
  expect(await store.put(Readable.from([Buffer.from(text)]))).toEqual(stored);
  expect(await store.put(new Blob([text]).stream())).toEqual(stored);
  expect(store.path(stored.sha256)).toBe(join(folder, stored.sha256.slice(0, 2), stored.sha256.slice(2, 4), stored.sha256));
  expect(await readFile(store.path(stored.sha256), 'utf8')).toBe(text);
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
});

test('a part of the bytes can be read', async () => {
  const { sha256 } = await store.put(Buffer.from('0123456789'));
  expect(String(await buffer(await store.open(sha256, { start: 2, end: 4 })))).toBe('234');
  expect(String(await buffer(await store.open(sha256)))).toBe('0123456789');
  await expect(store.open(sha('nothing'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a stream that is too long, or breaks off, leaves nothing behind', async () => {
  await expect(store.put(Buffer.alloc(11), 10)).rejects.toBeInstanceOf(TooManyBytesError);
  const broken = new Readable({ read() { this.push('some'); this.destroy(new Error('lost')); } });
  await expect(store.put(broken)).rejects.toThrow('lost');
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
});

test('no text from outside becomes a path', () => {
  for (const name of ['../../etc/passwd', '', 'AB'.repeat(32), `${'a'.repeat(63)}/`, `${'a'.repeat(64)}\n`]) expect(() => store.path(name)).toThrow('not a SHA-256');
});

test('deleting twice and asking for what is gone are no errors', async () => {
  const { sha256 } = await store.put(Buffer.from('short-lived'));
  expect(await store.has(sha256)).toBe(true);
  await store.delete(sha256);
  await store.delete(sha256);
  expect(await store.has(sha256)).toBe(false);
});

test('an adopted file keeps its place and gets its name', async () => {
  const path = join(folder, 'tmp', 'mine');
  await writeFile(path, 'adopted');
  await store.adopt(path, sha('adopted'));
  await store.adopt(path, sha('adopted'));
  expect(await readFile(path, 'utf8')).toBe('adopted');
  expect(await readFile(store.path(sha('adopted')), 'utf8')).toBe('adopted');
  await expect(store.adopt(join(folder, 'missing'), sha('missing'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('the list of a slice tells when bytes were last put, and stale temporary files go', async () => {
  const { sha256 } = await store.put(Buffer.from('listed'));
  const old = new Date('2020-01-01T00:00:00Z');
  await utimes(store.path(sha256), old, old);
  const slice = Number.parseInt(sha256.slice(0, 2), 16);
  expect(await store.list(slice)).toContainEqual({ sha256, storedAt: old });
  await store.put(Buffer.from('listed'));
  expect((await store.list(slice)).find((each) => each.sha256 === sha256)!.storedAt.getTime()).toBeGreaterThan(old.getTime());

  await writeFile(join(folder, 'tmp', 'left'), 'x');
  await utimes(join(folder, 'tmp', 'left'), old, old);
  await writeFile(join(folder, 'tmp', 'fresh'), 'x');
  expect(await store.removeStaleTemporary(new Date('2021-01-01T00:00:00Z'))).toBe(1);
  expect(await readdir(join(folder, 'tmp'))).toContain('fresh');
});
