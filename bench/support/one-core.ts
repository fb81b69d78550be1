import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/db.ts';
import { canPin } from './pinned.ts';

export interface OneCore {
  readonly pinned: boolean;
  /** Milliseconds of processor time that this process and the server's backend have used. */
  cpu(): number;
}

/** Holds this process and the server's one backend to one core, both the same, where it can, and reads what processor time they use. */
export async function pinTogether(db: Db): Promise<OneCore> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  const { pid } = rows[0]!;
  const pinned = canPin && [process.pid, pid].every((each) => spawnSync('taskset', ['-a', '-cp', '0', String(each)]).status === 0);
  const backend = () => (pinned ? Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6 : Number.NaN);
  return { pinned, cpu: () => (process.cpuUsage().user + process.cpuUsage().system) / 1000 + backend() };
}

/** Milliseconds. */
export interface Timed {
  readonly wall: number;
  readonly cpu: number;
}

export async function timed<T>(core: OneCore, ask: () => Promise<T>): Promise<Timed & { answer: T }> {
  const [from, used] = [performance.now(), core.cpu()];
  const answer = await ask();
  return { answer, wall: performance.now() - from, cpu: core.cpu() - used };
}
