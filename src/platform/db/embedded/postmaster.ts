import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Address } from './address.ts';
import type { Binaries } from './binaries.ts';
import { explain, pathsOf } from './cluster.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { isAlive, readPidFile, type PidFile } from './pid-file.ts';
import { spawnOptions, type Account } from './run-as.ts';
import { fixedArguments } from './settings.ts';

/** A server that this process has spawned. */
export interface Launched {
  readonly pid: number | undefined;
  /** Set when it has ended: what it said before its log file took over. */
  readonly ended: string | undefined;
}

/**
 * Spawns a server. It gets a session of its own, so that Ctrl-C in a terminal reaches Heming alone, which stops it when its work is done.
 */
export function launch(
  home: string,
  binaries: Binaries,
  account: Account | undefined,
  address: Address,
  settings: Record<string, string>,
): Launched {
  const { cluster } = pathsOf(home);
  const socket = address.host.startsWith('/');
  const listen = {
    listen_addresses: socket ? '' : address.host,
    unix_socket_directories: socket ? `"${address.host.replaceAll('"', '""')}"` : '',
    unix_socket_permissions: '0700',
    port: String(address.port),
  };
  const args = ['-D', cluster, ...fixedArguments({ ...settings, ...listen })];
  const child: ChildProcess = spawn(binaries.postgres, args, {
    ...spawnOptions(account, cluster),
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const state: { pid: number | undefined; ended: string | undefined } = { pid: child.pid, ended: undefined };
  let words = '';
  child.stderr?.on('data', (chunk: Buffer) => (words += chunk.toString()));
  child.on('error', (error) => (state.ended ??= explain(error, binaries.postgres)));
  child.on('close', (code, signal) => (state.ended ??= `${words}postgres ended with ${signal ?? `code ${code}`}`));
  child.unref();
  if (child.stderr instanceof Socket) child.stderr.unref();
  return state;
}

/** What a server that could not start said, with the end of its newest log file. */
export function lastWords(home: string, launched: Launched): string {
  const folder = pathsOf(home).log;
  const newest = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .toSorted()
    .at(-1);
  const lines = newest ? readFileSync(join(folder, newest), 'utf8').trimEnd().split('\n').slice(-8) : [];
  return [launched.ended?.trim() ?? '', ...lines].join('\n');
}

/** Whether a start failed because an earlier server is not quite gone, or another start was faster: to be tried again. */
export function isPassing(launched: Launched): boolean {
  return /lock file|shared memory block|Address already in use/i.test(launched.ended ?? '');
}

/** Stops the server of a pid file with a checkpoint, ending its sessions; past a minute without one (the log is replayed at the next start). */
export async function stopPostmaster(file: PidFile, cluster: string, binaries: Binaries): Promise<void> {
  for (const [mode, signal, seconds] of [
    ['fast', 'SIGINT', 60],
    ['immediate', 'SIGQUIT', 15],
  ] as const) {
    if (process.platform === 'win32') await promisify(execFile)(binaries.pgCtl, ['stop', '-D', cluster, '-m', mode, '-W']);
    else if (await isAlive(file)) process.kill(file.pid, signal);
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      if (process.platform === 'win32' ? readPidFile(cluster) === undefined : !(await isAlive(file))) return;
      await pause(5);
    }
  }
  throw new EmbeddedServerError({
    zh: `内置数据库（进程 ${file.pid}）没有停止。`,
    en: `The embedded database (process ${file.pid}) did not stop.`,
  });
}
