import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Inclusive byte range, as in RFC 9110 section 14. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export type Bytes = Uint8Array | Readable | ReadableStream<Uint8Array>;

/** What is left behind when a stream is longer than it may be. */
export class TooManyBytesError extends Error {}

/** Bytes by their SHA-256 (64 hexadecimal digits). What is stored under a name never changes, so every act may be repeated. */
export interface BlobStore {
  /** Stores the bytes; those already there are kept. `max` bytes at most, else TooManyBytesError. */
  put(bytes: Bytes, max?: number): Promise<{ sha256: string; size: number }>;
  /** A stream of the bytes, or of part of them. Rejects with ENOENT when they are not there. */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  has(sha256: string): Promise<boolean>;
  /** Removes the bytes; nothing happens when they are not there. Callers go through removeUnreferenced. */
  delete(sha256: string): Promise<void>;
}

const NAME = /^[0-9a-f]{64}$/;
const PAIR = /^[0-9a-f]{2}$/;

function toReadable(bytes: Bytes): Readable {
  if (bytes instanceof Uint8Array) return Readable.from([bytes]);
  return bytes instanceof Readable ? bytes : Readable.fromWeb(bytes as Parameters<typeof Readable.fromWeb>[0]);
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * The blob store of one machine (or a shared folder): `<folder>/ab/cd/<sha256>`, each written beside it first, flushed, then
 * renamed, so that a file under its name is whole even after a power cut. `<folder>/tmp` and `<folder>/uploads` hold what is on its way.
 */
export class FileStore implements BlobStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Where the bytes lie, for libraries that read files by path. Throws on anything but a SHA-256: no name from outside becomes a path. */
  path(sha256: string): string {
    if (!NAME.test(sha256)) throw new Error('not a SHA-256');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /** Folder of unfinished resumable uploads. */
  get uploads(): string {
    return join(this.folder, 'uploads');
  }

  /** Writes the bytes to a temporary file of this store, flushed, and hashes them on the way; the caller removes or adopts it. */
  async spool(bytes: Bytes, max = Number.MAX_SAFE_INTEGER): Promise<{ path: string; sha256: string; size: number }> {
    const path = join(await this.#temporaryFolder(), randomBytes(16).toString('hex'));
    const hash = createHash('sha256');
    let size = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _, done) {
        size += chunk.length;
        if (size > max) return done(new TooManyBytesError(`more than ${max} bytes`));
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(toReadable(bytes), meter, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
    return { path, sha256: hash.digest('hex'), size };
  }

  async put(bytes: Bytes, max?: number): Promise<{ sha256: string; size: number }> {
    const { path, sha256, size } = await this.spool(bytes, max);
    try {
      await this.adopt(path, sha256);
    } finally {
      await rm(path, { force: true });
    }
    return { sha256, size };
  }

  /** Hashes a file that lies on this machine. */
  async digest(path: string): Promise<{ sha256: string; size: number }> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
      hash.update(chunk as Buffer);
      size += (chunk as Buffer).length;
    }
    return { sha256: hash.digest('hex'), size };
  }

  /** Gives a complete, unchanging file its name in the store. The file itself stays where it is: by a hard link, or a copy where the disk has none. */
  async adopt(path: string, sha256: string): Promise<void> {
    const target = this.path(sha256);
    if (await this.#refresh(target)) return;
    const source = await open(path, 'r+');
    try {
      await source.sync();
    } finally {
      await source.close();
    }
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    try {
      await link(path, target);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') return;
      if (code === 'ENOENT') throw error;
      await this.#copyInto(path, target);
    }
    await syncFolder(dirname(target));
  }

  async open(sha256: string, range?: ByteRange): Promise<Readable> {
    const file = await open(this.path(sha256), 'r');
    return file.createReadStream(range === undefined ? {} : { start: range.start, end: range.end });
  }

  async has(sha256: string): Promise<boolean> {
    return stat(this.path(sha256)).then(() => true, () => false);
  }

  async delete(sha256: string): Promise<void> {
    await rm(this.path(sha256), { force: true });
  }

  /** Names of the stored bytes below the folder `ab` (0–255), with the machine's time of the last put. */
  async list(first: number): Promise<{ sha256: string; storedAt: Date }[]> {
    const top = join(this.folder, first.toString(16).padStart(2, '0'));
    const found: { sha256: string; storedAt: Date }[] = [];
    for (const pair of await readdir(top).catch(() => [])) {
      if (!PAIR.test(pair)) continue;
      for (const name of await readdir(join(top, pair))) {
        const at = NAME.test(name) ? await stat(join(top, pair, name)).catch(() => null) : null;
        if (at !== null) found.push({ sha256: name, storedAt: at.mtime });
      }
    }
    return found;
  }

  /** Removes temporary files that nobody has touched since the machine's instant `before`: left by processes that were killed. */
  async removeStaleTemporary(before: Date): Promise<number> {
    const folder = await this.#temporaryFolder();
    let removed = 0;
    for (const name of await readdir(folder)) {
      const at = await stat(join(folder, name)).catch(() => null);
      if (at === null || at.mtime >= before) continue;
      await rm(join(folder, name), { force: true });
      removed += 1;
    }
    return removed;
  }

  async #temporaryFolder(): Promise<string> {
    const folder = join(this.folder, 'tmp');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }

  /** Whether the bytes are there; marks them as lately put, so that the sweep leaves them to their new owner. */
  async #refresh(target: string): Promise<boolean> {
    const now = new Date();
    try {
      await utimes(target, now, now);
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async #copyInto(path: string, target: string): Promise<void> {
    const copy = join(await this.#temporaryFolder(), randomBytes(16).toString('hex'));
    await copyFile(path, copy);
    const file = await open(copy, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(copy, target);
  }
}
