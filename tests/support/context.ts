import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { syncFactKinds } from '../../src/ledger/fact-kinds.ts';
import { modules } from '../../src/app/modules.ts';
import { anonymous, type AccountActor, type Actor, type Grant } from '../../src/platform/auth/actor.ts';
import { SettableClock } from '../../src/platform/clock/clock.ts';
import { loadConfig } from '../../src/platform/config/config.ts';
import { deriveKeys } from '../../src/platform/crypto/keys.ts';
import { openDatabase } from '../../src/platform/db/db.ts';
import { createDocumentRenderer } from '../../src/platform/documents/render-typst.ts';
import { FileStore } from '../../src/platform/files/file-store.ts';
import type { Context } from '../../src/platform/http/context.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { cloneDatabase } from './scratch-database.ts';

export interface TestContext extends Context {
  readonly clock: SettableClock;
  readonly databaseUrl: string;
  /** The same surroundings with another actor. */
  as(actor: Actor): TestContext;
  close(): Promise<void>;
}

/** A context on a database of its own, copied from the migrated template, the clock standing at 2026-03-05 09:00 in Shanghai. */
export async function testContext(actor: Actor = anonymous): Promise<TestContext> {
  const { url, drop } = await cloneDatabase(inject('templateUrl'), 'heming');
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-files-'));
  const database = openDatabase(url, { max: 6 });
  await syncFactKinds(database.db, modules.flatMap((module) => module.factKinds ?? []));
  const make = (acting: Actor): TestContext => ({
    config: loadConfig({ HEMING_DATA: dataFolder, HEMING_LOG: 'silent', HEMING_DEMO: '0' }),
    db: database.db,
    clock,
    keys: deriveKeys(Buffer.alloc(48, 1)),
    log: createLog('silent'),
    files: new FileStore(join(dataFolder, 'files')),
    documents,
    actor: acting,
    locale: 'zh-CN',
    address: '192.0.2.1',
    requestId: newId(),
    origin: 'http://localhost',
    databaseUrl: url,
    as: make,
    close: async () => {
      await documents.close();
      await database.close();
      await drop();
      await rm(dataFolder, { recursive: true, force: true });
    },
  });
  const documents = createDocumentRenderer();
  const clock = new SettableClock(new Date('2026-03-05T09:00:00+08:00'));
  return make(actor);
}

/** A staff actor holding the given roles, second factor passed. */
export function staff(...grants: Grant[]): AccountActor {
  return { kind: 'account', accountId: newId(), personId: newId(), name: '测试人员', grants, staff: true, secondFactor: true, via: 'session' };
}
