import { gatherCosignatures } from '../ledger/transparency/witnesses.ts';
import { createLogPages } from '../ledger/transparency/transparency.pages.ts';
import { isSetUp } from '../modules/people/public.ts';
import { ballotBoxModule } from '../modules/polls/polls.module.ts';
import { anonymous } from '../platform/auth/actor.ts';
import { type Config, ConfigError, loadConfig } from '../platform/config/config.ts';
import type { Services } from '../platform/http/context.ts';
import { createHttpApp } from '../platform/http/http-app.ts';
import { PageCache } from '../platform/http/page-cache.ts';
import { claimDatabase } from './claim-database.ts';
import { createHealth } from './health.ts';
import { listen } from './listen.ts';
import type { Module } from './module.ts';
import { openServices } from './services.ts';
import { onShutdown } from './shutdown.ts';
import { systemContext } from './system-context.ts';
import { throughOutage } from './through-outage.ts';
import { startWorker } from './worker.ts';

const DRAIN_MS = 10_000;

/** What a box does beside taking ballots: its logs are cosigned by witnesses, as the site's are. */
const box: Module = {
  ...ballotBoxModule,
  sweeps: [...ballotBoxModule.sweeps, { name: 'witnesses', run: async (ctx) => void (await gatherCosignatures(ctx, (refusal) => ctx.log.warn(refusal, 'a witness did not cosign'))) }],
};

/** Everything the box answers: health, its logs, ballots' surroundings. Nobody signs in here. */
export function createBox(services: Services, isDraining: () => boolean) {
  return createHttpApp({
    services, authenticate: () => Promise.resolve(anonymous), api: [],
    pages: [createHealth(isDraining), createLogPages([ballotBoxModule.logOwner]), ballotBoxModule.pages],
    renderError: (ctx, error) => error.text(ctx.locale),
  });
}

function boxConfig(): Config {
  const config = { ...loadConfig(), demo: false };
  if (config.deskUrl === undefined) throw new ConfigError('HEMING_DESK_URL is missing: a ballot box serves the desk of one site; give its address, such as https://heming.example.org.');
  return config;
}

/**
 * The ballot box as a process of its own, on a database of its own: it takes the secret ballots of one site and publishes their log. It
 * has no accounts, contacts or lists of voters, and no key of the desk's; a database that has accounts is refused.
 */
export async function startBox(): Promise<void> {
  const config = boxConfig();
  const { services, database, close } = await openServices(config);
  try {
    if (await isSetUp(services.db)) throw new ConfigError('this database has accounts in it. A ballot box needs a database of its own, in which no person can be found.');
    await claimDatabase(services, 'box');
    await ballotBoxModule.settle(systemContext(services, 'ballot box'), config.deskUrl!);
  } catch (error) {
    await close();
    throw error;
  }
  let draining = false;
  const server = await listen(createBox(services, () => draining), new PageCache(0), config.port, [ballotBoxModule.listener(services)]).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  const worker = await throughOutage(services.log, () => startWorker(services, database, [box]));
  process.stdout.write(`\n  和鸣票箱 Heming ballot box   http://localhost:${server.port}/\n  发证处 Its desk              ${config.deskUrl}/\n\n`);
  onShutdown(async (signal) => {
    services.log.info({ signal }, 'stopping');
    draining = true;
    await server.drain(DRAIN_MS);
    await worker.stop();
    await close();
  });
}
