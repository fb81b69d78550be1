import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { MIGRATIONS_FOLDER } from '../../src/platform/config/root.ts';
import { prepareDatabase } from '../../src/platform/db/prepare.ts';
import { destroyEmbeddedServer, startEmbeddedServer } from '../../src/platform/db/embedded/embedded-server.ts';

/** Runs on a fresh migrated database of a server of its own, and removes both. */
export async function withScratchDatabase<T>(run: (url: string) => Promise<T>): Promise<T> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-scratch-'));
  const server = await startEmbeddedServer({ dataFolder });
  try {
    await prepareDatabase(server.url, MIGRATIONS_FOLDER);
    return await run(server.url);
  } finally {
    await server.stop();
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** The address of another database of the same server. */
export function urlOf(url: string, database: string): string {
  return url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

/** Copies the migrated template into a database of its own; `drop` removes it. */
export async function cloneDatabase(templateUrl: string, template: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const administer = async (sql: string) => {
    const client = new pg.Client({ connectionString: urlOf(templateUrl, 'postgres') });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await administer(`create database ${name} template ${template} strategy file_copy`);
  return { url: urlOf(templateUrl, name), drop: () => administer(`drop database ${name} with (force)`) };
}
