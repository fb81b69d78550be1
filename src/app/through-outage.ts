import { setTimeout as pause } from 'node:timers/promises';
import { isConnectionLoss } from '../platform/db/connection-loss.ts';
import type { Log } from '../platform/log/log.ts';

const RETRY_MS = 250;

/** Does a step of a start that is under way (the port is open), again and again while the database is away: it may go in any moment, and comes back. Other errors pass. */
export async function throughOutage<T>(log: Log, step: () => Promise<T>): Promise<T> {
  for (let told = false; ; told = true) {
    try {
      return await step();
    } catch (error) {
      if (!isConnectionLoss(error)) throw error;
      if (!told) log.warn({ err: error }, 'the database went away during the start; waiting for it');
      await pause(RETRY_MS);
    }
  }
}
