import { join } from 'node:path';
import { sql } from 'kysely';
import { FileStore } from '../../src/platform/files/file-store.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { loadConfig } from '../../src/platform/config/config.ts';
import { MIGRATIONS_FOLDER, ROOT } from '../../src/platform/config/root.ts';
import { loadKeys } from '../../src/platform/crypto/keys.ts';
import { type Database, openDatabase } from '../../src/platform/db/db.ts';
import { startEmbeddedServer } from '../../src/platform/db/embedded/embedded-server.ts';
import { prepareDatabase } from '../../src/platform/db/prepare.ts';
import { createDocumentRenderer } from '../../src/platform/documents/render-typst.ts';
import type { Context } from '../../src/platform/http/context.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { seedPortal, type SeededPortal } from './portal-data.ts';
import { end, firstAnswer, startPinned, startPlain } from './pinned.ts';

/** Makes the data of a province's site in a folder: see `portal-data.ts`. `more` may add to its tables. */
export async function seedSite(dataFolder: string, works: number, more?: (ctx: Context) => Promise<void>): Promise<SeededPortal> {
  const server = await startEmbeddedServer({ dataFolder });
  try {
    await prepareDatabase(server.url, MIGRATIONS_FOLDER);
    const database = openDatabase(server.url);
    const ctx: Context = {
      config: loadConfig({ HEMING_DATA: dataFolder }), db: database.db, clock: systemClock, keys: await loadKeys(dataFolder, undefined), log: createLog('warn'), files: new FileStore(join(dataFolder, 'files')),
      documents: createDocumentRenderer(), actor: { kind: 'system', name: 'bench' }, locale: 'zh-CN', address: null, requestId: newId(), origin: 'http://localhost',
    };
    const seeded = await seedPortal(ctx, works);
    await more?.(ctx);
    await finishJobs(server.url, dataFolder, database.db);
    await database.db.destroy();
    return seeded;
  } finally {
    await server.stop();
  }
}

/** Lets the built worker do what the data asked for (comparing each work with all others), so that the measured site stands as on any day but its first. */
async function finishJobs(url: string, dataFolder: string, db: Database['db']): Promise<void> {
  const worker = startPlain([join(ROOT, 'dist/server/worker.js')], { DATABASE_URL: url, HEMING_DATA: dataFolder, HEMING_LOG: 'warn', NODE_ENV: 'production' });
  try {
    for (;;) {
      const { rows } = await sql<{ left: number }>`select count(*)::int as left from graphile_worker.jobs where run_at <= now() and attempts < max_attempts`.execute(db);
      if (rows[0]!.left === 0) return;
      if (worker.exitCode !== null) throw new Error(`the worker ended with ${worker.exitCode}`);
      await new Promise((done) => setTimeout(done, 200));
    }
  } finally {
    await end(worker);
  }
}

/** Runs the built web process with its embedded database, all on core 0, while `use` asks it. */
export async function withSite<T>(dataFolder: string, port: number, env: Record<string, string>, use: (pid: number) => Promise<T>): Promise<T> {
  const site = startPinned(0, [join(ROOT, 'dist/server/web.js')], { env: { PORT: String(port), HEMING_DATA: dataFolder, HEMING_DEMO: '0', HEMING_LOG: 'warn', NODE_ENV: 'production', DATABASE_URL: '', ...env } });
  try {
    await firstAnswer(`http://localhost:${port}/readyz`, site);
    return await use(site.pid!);
  } finally {
    await end(site);
  }
}
