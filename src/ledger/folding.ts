import type { Db } from '../platform/db/db.ts';
import { foldFacts } from './fold.ts';

// Figures read the tail at about 0.4 µs a fact: so many cost less than half a millisecond, and folding fewer at a time costs more than it saves.
const BACKLOG = 1000;
const EVERY_MS = 1000;

/** Whether so many facts wait in the tail that figures begin to feel it. */
async function hasBacklog(db: Db, backlog: number): Promise<boolean> {
  return (await db.selectFrom('fact_tail').select('kind').offset(backlog - 1).limit(1).executeTakeFirst()) !== undefined;
}

export interface Folding {
  /** Ends it; resolves when a round that runs is done. */
  stop(): Promise<void>;
}

/**
 * Looks every second, the first time at once, and folds when at least `backlog` facts wait, so that a burst does not slow figures down
 * until the sweep of the minute. Every worker process may run it: they take turns. A round that fails is reported and tried again.
 */
export function startFolding(db: Db, onError: (error: unknown) => void, { backlog = BACKLOG, everyMs = EVERY_MS } = {}): Folding {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async () => {
    try {
      if (await hasBacklog(db, backlog)) await foldFacts(db);
    } catch (error) {
      onError(error);
    }
    if (!stopped) timer = setTimeout(() => (round = look()), everyMs).unref();
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
