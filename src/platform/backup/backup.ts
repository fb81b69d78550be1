import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { makeFolder } from '../config/make-folder.ts';
import { sequences, tablesInOrder } from './tables.ts';

export interface Manifest {
  readonly format: 1;
  readonly madeAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly { name: string; columns: readonly string[]; file: string; rows: number; sha256: string }[];
  readonly sequences: readonly { name: string; value: string }[];
  readonly files: readonly { path: string; size: number; sha256: string }[];
}

export class BackupError extends Error {}

export interface Progress {
  (line: string): void;
}

/** SHA-256 and size of a stream's bytes as they pass. */
function measure(): { stream: Transform; result: () => { sha256: string; size: number } } {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ sha256: hash.digest('hex'), size }) };
}

export async function hashFile(path: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), size };
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
}

/**
 * Copies the installation into a folder of its own while it runs: every table from one repeatable-read snapshot, then the stored files (never
 * changed once written, so those of the snapshot are all there) and the secret, with a manifest of checksums. The folder appears
 * under its name only when it is whole. It holds the key to the encrypted fields: keep it as safe as the installation.
 */
export async function backup(url: string, dataFolder: string, target: string, progress: Progress = () => undefined): Promise<Manifest> {
  const partial = `${target}.partial`;
  if ((await readdir(target).catch(() => null)) !== null) throw new BackupError(`${target} exists already; give a folder that does not.`);
  try {
    await rm(partial, { recursive: true, force: true });
    makeFolder(join(partial, 'tables'), 0o700);
  } catch (cause) {
    throw new BackupError(`${partial} cannot be made (${(cause as Error).message}).`, { cause });
  }
  const client = new pg.Client({ connectionString: url, application_name: 'heming-backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    if ((await client.query<{ there: boolean }>("select to_regclass('schema_migrations') is not null as there")).rows[0]?.there !== true) throw new BackupError('There is no installation in this database; see HEMING_DATA and DATABASE_URL.');
    const migrations = (await client.query<{ name: string }>('select name from schema_migrations order by name')).rows.map((row) => row.name);
    const tables = [];
    for (const [index, table] of (await tablesInOrder(client)).entries()) {
      const file = `tables/${String(index).padStart(3, '0')}.copy.gz`;
      const bytes = measure();
      const source = client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`));
      await pipeline(source, createGzip({ level: 6 }), bytes.stream, createWriteStream(join(partial, file), { mode: 0o600 }));
      tables.push({ name: table.name, columns: table.columns, file, rows: source.rowCount ?? 0, sha256: bytes.result().sha256 });
      progress(`${table.name}: ${source.rowCount ?? 0} rows`);
    }
    const standing = await sequences(client);
    await client.query('commit');
    const files = await copyFiles(dataFolder, partial, progress);
    const manifest: Manifest = { format: 1, madeAt: new Date().toISOString(), migrations, tables, sequences: standing, files };
    await writeFile(join(partial, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true });
    await rename(partial, target);
    return manifest;
  } finally {
    await client.end();
  }
}

async function copyFiles(dataFolder: string, target: string, progress: Progress): Promise<Manifest['files']> {
  const sources = [...(await filesBelow(join(dataFolder, 'files'))), join(dataFolder, 'secret')];
  const files = [];
  for (const source of sources) {
    const path = relative(dataFolder, source);
    const copy = join(target, 'data', path);
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    try {
      await copyFile(source, copy);
    } catch (error) {
      // A secret given by the environment has no file; an upload in progress may end meanwhile.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue;
      throw error;
    }
    files.push({ path, ...(await hashFile(copy)) });
  }
  progress(`${files.length} files`);
  return files;
}
