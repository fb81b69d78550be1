import { loadConfig } from '../platform/config/config.ts';
import { startListener } from './listener.ts';
import { modules } from './modules.ts';
import { openServices } from './services.ts';
import { onShutdown } from './shutdown.ts';
import { throughOutage } from './through-outage.ts';
import { startWorker } from './worker.ts';

/** A process that only works off jobs; any number may run. */
export async function startWorkerOnly(): Promise<void> {
  const { services, database, databaseUrl, close } = await openServices(loadConfig());
  const listener = startListener(databaseUrl, services, null);
  const worker = await throughOutage(services.log, () => startWorker(services, database, modules));
  services.log.info('worker started');
  onShutdown(async () => {
    await worker.stop();
    await listener.stop();
    await close();
  });
}
