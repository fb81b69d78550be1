import { randomBytes } from 'node:crypto';
import { ConfigError, loadConfig } from '../platform/config/config.ts';
import { claimDatabase } from './claim-database.ts';
import { startDemonstration } from './demonstration.ts';
import { readPortalAssets } from '../portal/shared/assets.ts';
import { PageCache } from '../platform/http/page-cache.ts';
import { createWeb } from './http.ts';
import { listen } from './listen.ts';
import { startListener } from './listener.ts';
import { modules } from './modules.ts';
import { createScenarioApi } from './scenario.routes.ts';
import { openServices } from './services.ts';
import { onShutdown } from './shutdown.ts';
import { announceSetup } from './announce.ts';
import { throughOutage } from './through-outage.ts';
import { startWorker } from './worker.ts';

const DRAIN_MS = 10_000;

/**
 * The web process, with the worker in it unless told otherwise. An empty database loads the demonstration in the background, or
 * (HEMING_DEMO=0) waits for the first administrator. SIGTERM drains: no new connections, running requests and jobs finish.
 */
export async function startWeb(options: { worker: boolean }): Promise<void> {
  const config = loadConfig();
  if (config.deskUrl !== undefined) throw new ConfigError('HEMING_DESK_URL is a setting of the ballot box (node dist/server/box.js), and this is the site; it wants HEMING_BOX_URL.');
  readPortalAssets();
  const { services: opened, database, databaseUrl, close } = await openServices(config);
  await claimDatabase(opened, 'site').catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const pages = new PageCache(config.pageCacheSeconds * 1000);
  const services = { ...opened, pages };
  let draining = false;
  const scenarioSecret = process.env.HEMING_SCENARIO_SECRET ?? randomBytes(24).toString('base64url');
  const app = createWeb(services, modules, { isDraining: () => draining, api: [createScenarioApi(services, modules, scenarioSecret)] });
  const listener = startListener(databaseUrl, services, pages);
  const server = await listen(app, pages, config.port, modules.flatMap((module) => module.listener?.(services) ?? [])).catch(async (error: unknown) => {
    await listener.stop();
    await close();
    throw error;
  });
  const worker = options.worker ? await throughOutage(services.log, () => startWorker(services, database, modules)) : null;
  const address = `http://localhost:${server.port}`;
  await throughOutage(services.log, () => announceSetup(services, address));
  const demonstration = await throughOutage(services.log, () => startDemonstration(services, { address, scenarioSecret }));

  onShutdown(async (signal) => {
    services.log.info({ signal }, 'stopping');
    draining = true;
    await demonstration?.stop();
    await server.drain(DRAIN_MS);
    await worker?.stop();
    await listener.stop();
    await close();
  });
}
