import { execFile } from 'node:child_process';
import { linkSync, readFileSync, readlinkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Address } from './address.ts';

/** What postmaster.pid says about the server that wrote it; `status` is ready, starting, stopping or standby. */
export interface PidFile {
  pid: number;
  cluster: string;
  startedAt: string;
  address: Address | undefined;
  status: string;
  text: string;
}

/** Reads a cluster's postmaster.pid; undefined where there is none or it is being written. */
export function readPidFile(cluster: string): PidFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(cluster, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const host = lines[4] || lines[5];
  const address = host ? { host, port: Number(lines[3]) } : undefined;
  return { pid, cluster: lines[1] ?? '', startedAt: lines[2] ?? '', address, status: lines[7] ?? '', text };
}

/** Whether the process of a pid file is still that server, and not another process that got its number later. */
export async function isAlive(file: PidFile): Promise<boolean> {
  if (!exists(file.pid)) return false;
  if (process.platform === 'win32') return true;
  const command = await commandOf(file.pid);
  return command.includes('postgres') && command.includes(file.cluster);
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Empty for a process that has ended but was not waited for by its parent, as happens in containers. */
async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return (await promisify(execFile)('ps', ['-ww', '-p', String(pid), '-o', 'command='])).stdout;
  } catch {
    return '';
  }
}

/** Whether the programs of a running server were deleted since (by a new installation), so that it can no longer load its libraries. */
export function hasLostPrograms(pid: number): boolean {
  try {
    return process.platform === 'linux' && readlinkSync(`/proc/${pid}/exe`).endsWith(' (deleted)');
  } catch {
    return false;
  }
}

/**
 * Removes a pid file whose server is gone while its number belongs to another process, which PostgreSQL itself would take for the server.
 * A file that another start has written meanwhile is put back.
 */
export function removeStale(cluster: string, stale: PidFile): void {
  if (!exists(stale.pid)) return;
  const path = join(cluster, 'postmaster.pid');
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
    if (readFileSync(aside, 'utf8') !== stale.text) linkSync(aside, path);
    rmSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
