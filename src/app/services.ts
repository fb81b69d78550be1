import { join } from 'node:path';
import { SettableClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { MIGRATIONS_FOLDER } from '../platform/config/root.ts';
import { loadKeys } from '../platform/crypto/keys.ts';
import { openReader } from '../platform/db/reader.ts';
import { openDatabase, type Database } from '../platform/db/db.ts';
import { startEmbeddedServer } from '../platform/db/embedded/embedded-server.ts';
import { prepareDatabase } from '../platform/db/prepare.ts';
import { FileStore } from '../platform/files/file-store.ts';
import { createDocumentRenderer } from '../platform/documents/render-typst.ts';
import type { Services } from '../platform/http/context.ts';
import { createLog, type Log } from '../platform/log/log.ts';
import { syncFactKinds } from '../ledger/fact-kinds.ts';
import { modules } from './modules.ts';
import { readClockSetting } from './scenario-clock.ts';

/** The process's services, opened; `close` ends them in order. */
export interface Opened {
  readonly services: Services & { readonly clock: SettableClock };
  readonly database: Database;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** Starts the embedded server where no DATABASE_URL is given, migrates, and opens everything a process works with. */
export async function openServices(config: Config, log: Log = createLog(config.logLevel)): Promise<Opened> {
  const embedded = config.databaseUrl === undefined ? await startEmbeddedServer({ dataFolder: config.dataFolder, log: (line) => log.debug(line) }) : undefined;
  const databaseUrl = config.databaseUrl ?? embedded!.url;
  let closing = false;
  try {
    const applied = await prepareDatabase(databaseUrl, MIGRATIONS_FOLDER);
    if (applied.length > 0) log.info({ applied }, 'database brought up to date');
    const onError = (error: Error) => void (closing || log.warn({ code: (error as { code?: string }).code, message: error.message }, 'a database connection was lost'));
    const database = openDatabase(databaseUrl, { onError });
    const reads = openReader(databaseUrl, onError);
    await syncFactKinds(database.db, modules.flatMap((module) => module.factKinds ?? []));
    const clock = new SettableClock(await readClockSetting(database.db));
    const documents = createDocumentRenderer({ fontFolders: config.fontFolders });
    const services = { config, db: database.db, reads, clock, log, keys: await loadKeys(config.dataFolder, process.env.HEMING_SECRET), files: new FileStore(join(config.dataFolder, 'files')), documents };
    const close = async () => {
      closing = true;
      await documents.close();
      await reads.destroy();
      await database.close();
      await embedded?.stop();
    };
    return { services, database, databaseUrl, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
