import pg from 'pg';
import type { SettableClock } from '../platform/clock/clock.ts';
import type { Services } from '../platform/http/context.ts';
import { PAGE_CHANNEL, type PageCache } from '../platform/http/page-cache.ts';
import { CLOCK_CHANNEL, readClockSetting } from './scenario-clock.ts';

const RETRY_MS = 1000;

/**
 * Hears what other processes announce: public pages changed, the scenario's clock was set. A lost connection is opened again, and
 * whatever may have been missed meanwhile is read anew.
 */
export function startListener(url: string, services: Services & { clock: SettableClock }, pages: PageCache | null): { stop(): Promise<void> } {
  let client: pg.Client | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const catchUp = async () => {
    pages?.clear();
    services.clock.set(await readClockSetting(services.db));
  };
  /** One connection is replaced by one: a broken one can both fail and end. */
  const replace = (gone: pg.Client) => {
    if (client !== gone || stopped) return;
    client = null;
    timer = setTimeout(() => void connect(), RETRY_MS);
    void gone.end().catch(() => undefined);
  };
  const connect = async () => {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true, application_name: 'heming-listen' });
    client = next;
    next.on('error', () => undefined);
    next.once('end', () => replace(next));
    next.on('notification', ({ channel }) => {
      if (channel === PAGE_CHANNEL) pages?.clear();
      if (channel === CLOCK_CHANNEL) void catchUp().catch((error: unknown) => services.log.warn({ err: error }, 'the clock setting could not be read'));
    });
    try {
      await next.connect();
      await next.query(`listen ${PAGE_CHANNEL}; listen ${CLOCK_CHANNEL}`);
      await catchUp();
    } catch (error) {
      if (!stopped) services.log.warn({ err: error }, 'the announcements cannot be heard; trying again');
      replace(next);
    }
  };
  void connect();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await client?.end();
    },
  };
}
