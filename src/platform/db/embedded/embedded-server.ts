import { readFileSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { connectionString } from './address.ts';
import { findBinaries } from './binaries.ts';
import { checkVersion, pathsOf } from './cluster.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { createHome, deleteHome, findHome, mendOwnership, openDataFolder } from './home.ts';
import { accountOfOwner, canEnter, findAccount, isRoot, type Account } from './run-as.ts';
import { obtainServer, releaseServer, type ServerPlan } from './server-run.ts';
import { pruneLogs, writeSettings } from './settings.ts';

export { EmbeddedServerError } from './embedded-server-error.ts';

export interface EmbeddedServer {
  /** Connection string of database `heming`, for node-postgres and libpq alike. It holds the password: not for logs. */
  url: string;
  urlFor(database: string): string;
  /** Whether the server was already running (left by a killed process, or in use by another one). */
  adopted: boolean;
  /**
   * Ends this process's use of the server, which stops unless another Heming process uses it too: the last one out stops it.
   * End your own pools first, for a stopping server cuts its sessions. Can be called more than once.
   */
  stop(): Promise<void>;
}

export interface EmbeddedServerOptions {
  dataFolder: string;
  log?: (line: string) => void;
  /** Server settings beside the defaults, such as `{ work_mem: '64MB' }`. Without effect on a server that already runs. */
  settings?: Record<string, string>;
}

/** So many losses within a minute are mended at once; each further one is waited out for longer, and none is ever the last. */
const quickRestarts = 5;
const longestPauseMs = 20_000;

/**
 * Starts the server of a data folder, or uses the one that runs; creates the cluster and database `heming` where missing. Safe in several
 * processes at once. A server that dies while in use is started again at the same address. Errors are `EmbeddedServerError`s.
 */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { log = () => undefined } = options;
  const dataFolder = openDataFolder(options.dataFolder);
  const plan = await makePlan(dataFolder, options.settings ?? {}, log);
  let run = await obtainServer(plan);
  await run.keeper.ensureDatabase('heming');

  let stopping: Promise<void> | undefined;
  let recovering: Promise<void> = Promise.resolve();
  let losses: number[] = [];
  const ending = new AbortController();
  const stopOnce = () => (stopping ??= stop());
  const stopAtExit = () => {
    // Nothing can be awaited here, so a server that this process started gets the signal and stops by itself.
    if (!stopping && run.launched) signal(run.file.pid);
  };
  process.once('beforeExit', stopOnce);
  process.once('exit', stopAtExit);
  run.keeper.watch(lost);

  return {
    url: connectionString(run.address, plan.password, 'heming'),
    urlFor: (database) => connectionString(run.address, plan.password, database),
    adopted: !run.launched,
    stop: stopOnce,
  };

  async function stop(): Promise<void> {
    ending.abort();
    await recovering;
    process.off('beforeExit', stopOnce);
    process.off('exit', stopAtExit);
    await releaseServer(plan, run);
  }

  function lost(): void {
    recovering = recover();
  }

  /** Whatever made the server end or keeps it from starting (a full disk, no memory) may pass, so it is tried until it comes or this process is done. */
  async function recover(): Promise<void> {
    for (let failures = 0; !ending.signal.aborted; failures++) {
      losses = [...losses.filter((at) => at > Date.now() - 60_000), Date.now()];
      const waits = Math.min(longestPauseMs, Math.max(failures, losses.length - quickRestarts, 0) * 1000);
      log(`The embedded database ended unexpectedly; starting it again${waits > 0 ? ` in ${waits / 1000} s` : ''}.`);
      if (waits > 0) await pause(waits, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
      if (ending.signal.aborted) return;
      try {
        run = await obtainServer(plan);
        run.keeper.watch(lost);
        return;
      } catch (error) {
        log(`The embedded database cannot be brought back yet: ${(error as Error).message}`);
      }
    }
  }
}

/** Stops the server of a data folder and deletes its database for good: for tests and benches. Refuses while another process uses it. */
export async function destroyEmbeddedServer(dataFolder: string): Promise<void> {
  const folder = openDataFolder(dataFolder);
  if (!findHome(folder)) return;
  const plan = await makePlan(folder, {}, () => undefined);
  const stopped = await releaseServer(plan, await obtainServer(plan));
  if (!stopped) {
    throw new EmbeddedServerError({
      zh: `数据目录 ${folder} 的数据库正在使用，没有删除。`,
      en: `The database of ${folder} is in use and was not deleted.`,
    });
  }
  deleteHome(folder);
}

async function makePlan(dataFolder: string, settings: Record<string, string>, log: (line: string) => void): Promise<ServerPlan> {
  const existing = findHome(dataFolder);
  const account = isRoot() ? await accountFor(existing, log) : undefined;
  const binaries = findBinaries(account);
  const home = existing ?? (await createHome(dataFolder, binaries, account, log));
  const { cluster, log: logs, password } = pathsOf(home);
  try {
    if (account && !canEnter(home, account)) throw new Error(`${account.name} cannot enter ${home}`);
    mendOwnership(home, account);
    checkVersion(cluster, binaries);
    writeSettings(cluster);
    pruneLogs(logs);
    return { home, binaries, account, password: readFileSync(password, 'utf8'), settings, log };
  } catch (cause) {
    if (cause instanceof EmbeddedServerError) throw cause;
    throw new EmbeddedServerError(
      {
        zh: `数据库目录 ${home} 打不开：它属于另一个账户，或上级目录不让数据库账户进入。请用原来的账户启动，或修正权限。`,
        en: `The database folder ${home} cannot be opened: it belongs to another account, or a folder above it keeps the database's account out. Start with the account that made it, or mend the permissions.`,
      },
      { cause, detail: (cause as Error).message },
    );
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended already.
  }
}

/** The account that owns an existing cluster stays its account, whatever accounts the system has got since. */
async function accountFor(home: string | undefined, log: (line: string) => void): Promise<Account> {
  const owner = home && statSync(pathsOf(home).cluster);
  return owner && owner.uid !== 0 ? accountOfOwner(owner.uid, owner.gid) : await findAccount(log);
}
