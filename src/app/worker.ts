import { Logger, parseCronItems, run, type Runner, type TaskList } from 'graphile-worker';
import { startFolding } from '../ledger/folding.ts';
import { startSequencing } from '../ledger/transparency/sequencing.ts';
import type { Database } from '../platform/db/db.ts';
import type { Services } from '../platform/http/context.ts';
import type { Module } from './module.ts';
import { runSweeps } from './sweeps.ts';
import { systemContext } from './system-context.ts';

const SWEEP_TASK = 'sweep';

function workerLogger(services: Services): Logger {
  return new Logger((scope) => (level, message, meta) => {
    const log = services.log;
    if (level === 'error') log.error({ scope, meta }, message);
    else if (level === 'warning') log.warn({ scope }, message);
    else log.debug({ scope }, message);
  });
}

/** Starts the worker: the modules' jobs, and the sweeps once a minute. `stop()` lets running jobs finish. */
export async function startWorker(services: Services, database: Database, modules: readonly Module[]): Promise<{ stop(): Promise<void> }> {
  const taskList: TaskList = {
    [SWEEP_TASK]: () => runSweeps(services, modules),
  };
  for (const job of modules.flatMap((module) => module.jobs ?? [])) {
    taskList[job.name] = (payload) => job.handle(systemContext(services, `job:${job.name}`), job.schema.parse(payload));
  }
  const runner: Runner = await run({
    pgPool: database.pool,
    taskList,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger: workerLogger(services),
    parsedCronItems: parseCronItems([{ task: SWEEP_TASK, match: '* * * * *', identifier: 'sweep', options: { maxAttempts: 1 } }]),
  });
  // After the runner, whose start may fail and be tried again.
  const folding = startFolding(services.db, (error) => services.log.error({ err: error }, 'folding failed'));
  const sequencing = startSequencing(services, (error) => services.log.error({ err: error }, 'the log could not be sequenced'));
  return {
    stop: async () => {
      await folding.stop();
      await sequencing.stop();
      await runner.stop();
    },
  };
}
