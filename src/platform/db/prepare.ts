import { makeWorkerUtils } from 'graphile-worker';
import { migrate, readMigrations } from './migrate.ts';

/** Brings a database to this version: our migrations, then the job queue's own. Safe to run from two processes at once. */
export async function prepareDatabase(url: string, migrationsFolder: string): Promise<string[]> {
  const applied = await migrate(url, await readMigrations(migrationsFolder));
  const utils = await makeWorkerUtils({ connectionString: url, maxPoolSize: 1, logger: undefined });
  try {
    await utils.migrate();
  } finally {
    await utils.release();
  }
  return applied;
}
