import type { Db } from '../../platform/db/db.ts';
import type { LogContext } from './logs.ts';
import { sequenceRound } from './sequence.ts';

const EVERY_MS = 500;
/** After a round of so many leaves the next one comes sooner, so that a storm is worked off evenly and not in fits. */
const MANY = 500;
const SOON_MS = 200;

export interface Sequencing {
  /** Ends it; resolves when a round that runs is done. */
  stop(): Promise<void>;
}

/**
 * Looks twice a second for leaves that wait and puts them into their trees. Every worker process may run it: they take turns log by log.
 * A round that fails is reported and tried again. A look that finds nothing costs one step down an index.
 */
export function startSequencing(ctx: LogContext & { readonly db: Db }, onError: (error: unknown) => void, everyMs = EVERY_MS): Sequencing {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async () => {
    let put = 0;
    try {
      put = await sequenceRound(ctx, ctx.db);
    } catch (error) {
      onError(error);
    }
    if (!stopped) timer = setTimeout(() => (round = look()), put < MANY ? everyMs : Math.min(everyMs, SOON_MS)).unref();
  };
  let round = look();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
