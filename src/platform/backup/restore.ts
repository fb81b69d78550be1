import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { readMigrations } from '../db/migrate.ts';
import { prepareDatabase } from '../db/prepare.ts';
import { BackupError, hashFile, type Manifest, type Progress } from './backup.ts';

const ManifestShape = z.object({
  format: z.literal(1),
  madeAt: z.string(),
  migrations: z.array(z.string()),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), file: z.string().regex(/^tables\/\d+\.copy\.gz$/), rows: z.number(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string() })),
  files: z.array(z.object({ path: z.string().regex(/^(secret|files\/[A-Za-z0-9/._-]+)$/).refine((path) => !path.includes('..')), size: z.number(), sha256: z.string() })),
});

const fail = (message: string): never => {
  throw new BackupError(message);
};

function readManifest(text: string): Manifest | null {
  try {
    return ManifestShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Reads a backup's manifest and checks every file of it against its checksum; names the first that differs. */
export async function verifyBackup(source: string): Promise<Manifest> {
  const text = await readFile(join(source, 'manifest.json'), 'utf8').catch(() => {
    throw new BackupError(`${source} holds no manifest.json; it is not a whole backup.`);
  });
  const manifest = readManifest(text) ?? fail(`${source}/manifest.json was changed; the backup cannot be restored.`);
  const expected = [...manifest.tables.map((table) => ({ path: table.file, sha256: table.sha256 })), ...manifest.files.map((file) => ({ path: `data/${file.path}`, sha256: file.sha256 }))];
  for (const { path, sha256 } of expected) {
    const found = await hashFile(join(source, path)).catch(() => null);
    if (found?.sha256 !== sha256) throw new BackupError(`${path} of the backup ${found === null ? 'is missing' : 'was changed'}; it cannot be restored.`);
  }
  return manifest;
}

/**
 * Restores a backup into an empty database and data folder: migrates to the same version, then copies every table in one transaction.
 * A database that holds anything is refused.
 */
export async function restore(url: string, dataFolder: string, source: string, migrationsFolder: string, progress: Progress = () => undefined): Promise<Manifest> {
  const manifest = await verifyBackup(source);
  const known = (await readMigrations(migrationsFolder)).map((migration) => migration.name);
  if (known.join() !== manifest.migrations.join()) throw new BackupError('The backup was made by another version of the program; restore it with that version, then upgrade.');
  await prepareDatabase(url, migrationsFolder);
  const client = new pg.Client({ connectionString: url, application_name: 'heming-restore' });
  await client.connect();
  try {
    await client.query('begin');
    await refuseUnlessEmpty(client);
    for (const table of manifest.tables) {
      if (table.name.startsWith('graphile_worker.')) await client.query(`delete from ${table.name}`);
      const sink = client.query(copyFrom(`copy ${table.name} (${table.columns.join(', ')}) from stdin`));
      await pipeline(createReadStream(join(source, table.file)), createGunzip(), sink);
      if ((sink.rowCount ?? 0) !== table.rows) throw new BackupError(`${table.name}: ${table.rows} rows were expected and ${sink.rowCount} came.`);
      progress(`${table.name}: ${table.rows} rows`);
    }
    for (const { name, value } of manifest.sequences) await client.query('select setval($1::regclass, $2::bigint)', [name, value]);
    // The files first: what was cut off here is begun again, and a database that is whole never stands without its files and key.
    await restoreFiles(manifest, source, dataFolder);
    progress(`${manifest.files.length} files`);
    await client.query('commit');
  } finally {
    await client.end();
  }
  return manifest;
}

async function restoreFiles(manifest: Manifest, source: string, dataFolder: string): Promise<void> {
  for (const file of manifest.files) {
    const target = join(dataFolder, file.path);
    await mkdir(dirname(target), { recursive: true });
    await copyFile(join(source, 'data', file.path), target);
    if (file.path === 'secret') await chmod(target, 0o600);
  }
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ full: boolean }>('select exists (select 1 from audit_events) or exists (select 1 from settings) as full');
  if (rows[0]?.full === true) throw new BackupError('The database is not empty; a backup is restored only into an empty one.');
}
