import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../../src/platform/db/prepare.ts';
import { destroyEmbeddedServer, startEmbeddedServer } from '../../src/platform/db/embedded/embedded-server.ts';
import { MIGRATIONS_FOLDER } from '../../src/platform/config/root.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the migrated template database that each test file copies. */
    templateUrl: string;
  }
}

/** One PostgreSQL server for the whole run, with a migrated template in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-test-'));
  const server = await startEmbeddedServer({ dataFolder });
  await prepareDatabase(server.url, MIGRATIONS_FOLDER);
  project.provide('templateUrl', server.url);
  return async () => {
    await server.stop();
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  };
}
