import { setTimeout as pause } from 'node:timers/promises';
import { chooseAddress, leaveAddress, type Address } from './address.ts';
import type { Binaries } from './binaries.ts';
import { pathsOf } from './cluster.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { Keeper } from './keeper.ts';
import { hasLostPrograms, isAlive, readPidFile, removeStale, type PidFile } from './pid-file.ts';
import { isPassing, lastWords, launch, stopPostmaster, type Launched } from './postmaster.ts';
import type { Account } from './run-as.ts';

/** Everything needed to run the server of one home. */
export interface ServerPlan {
  home: string;
  binaries: Binaries;
  account: Account | undefined;
  password: string;
  settings: Record<string, string>;
  log: (line: string) => void;
}

/** A server in use by this process. */
export interface ServerRun {
  keeper: Keeper;
  file: PidFile;
  address: Address;
  /** Whether this process spawned it. */
  launched: boolean;
}

/** Recovery after a crash may replay a good deal of log; past this the server counts as stuck. */
const longestStartMs = 15 * 60_000;
const longestRetryMs = 20_000;

/**
 * Comes to use the server of a home: the one that runs, or a new one. Any number of processes may do this at once: PostgreSQL's own
 * interlock lets one of their servers live, and the others' processes find it.
 */
export async function obtainServer(plan: ServerPlan): Promise<ServerRun> {
  const { cluster } = pathsOf(plan.home);
  const begun = Date.now();
  let mine: Launched | undefined;
  // Waiting for another server to stop takes nothing from the time in which a start is tried again.
  let failing: number | undefined;
  let told = false;
  for (;;) {
    const file = readPidFile(cluster);
    const run = file && (await tryToUse(plan, file, mine));
    if (run) return run;
    if (mine && mine.ended === undefined) await pause(4);
    else if (file && (await isAlive(file))) await pause(10);
    else {
      if (mine) failing ??= Date.now();
      if (mine && (!isPassing(mine) || Date.now() - failing! > longestRetryMs)) throw failed(plan.home, mine);
      if (mine) await pause(50);
      if (file) removeStale(cluster, file);
      mine = launch(plan.home, plan.binaries, plan.account, await chooseAddress(plan.home, plan.account), plan.settings);
    }
    const waited = Date.now() - begun;
    if (waited > 5_000 && !told) {
      told = true;
      plan.log('The embedded database is still starting: after a crash it first replays its log.');
    }
    if (waited > longestStartMs) throw stuck(file);
  }
}

async function tryToUse(plan: ServerPlan, file: PidFile, mine: Launched | undefined): Promise<ServerRun | undefined> {
  if (file.status !== 'ready' || !file.address) return undefined;
  const keeper = await Keeper.open(file.address, plan.password);
  if (!keeper) return undefined;
  const launched = mine?.pid === file.pid;
  const run = { keeper, file, address: file.address, launched };
  if (launched || !hasLostPrograms(file.pid)) return run;
  plan.log('The running database server belongs to an installation that was removed: stopping it to start the present one.');
  if (await releaseServer(plan, run)) return undefined;
  throw new EmbeddedServerError({
    zh: '正在运行的内置数据库属于已删除的安装，且仍被另一个和鸣进程使用。请先停止那个进程。',
    en: 'The running embedded database belongs to an installation that was removed, and another Heming process still uses it. Stop that process first.',
  });
}

/** Ends this process's use of the server, and stops the server if nobody else uses it. True if it was stopped. */
export async function releaseServer(plan: ServerPlan, run: ServerRun): Promise<boolean> {
  const { cluster } = pathsOf(plan.home);
  try {
    if (!(await run.keeper.isLast())) return false;
    const file = readPidFile(cluster) ?? run.file;
    if (process.platform !== 'win32' && !(await isAlive(file))) {
      plan.log('The embedded database runs where this process cannot stop it (another container); it was left running.');
      return false;
    }
    await stopPostmaster(file, cluster, plan.binaries);
    leaveAddress(plan.home, run.address);
    return true;
  } finally {
    await run.keeper.close();
  }
}

function failed(home: string, launched: Launched): EmbeddedServerError {
  return new EmbeddedServerError(
    { zh: '内置数据库没有启动成功，原因见下。', en: 'The embedded database did not start. It said:' },
    { detail: lastWords(home, launched) },
  );
}

function stuck(file: PidFile | undefined): EmbeddedServerError {
  return new EmbeddedServerError({
    zh: `内置数据库的进程 ${file?.pid ?? ''} 在运行，但 15 分钟内没有应答。`,
    en: `The embedded database's process ${file?.pid ?? ''} is running but has not answered for 15 minutes.`,
  });
}
