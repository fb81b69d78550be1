import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';

/** Whether processes can be held to one core each here: the measured one on core 0, whoever asks it on core 1. */
export const canPin = process.platform === 'linux' && availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** Starts a Node program held to one core; what it starts itself stays there too. */
export function startPinned(core: 0 | 1, args: readonly string[], options: { env?: NodeJS.ProcessEnv; ipc?: boolean } = {}): ChildProcess {
  const [command, ...rest] = canPin ? ['taskset', '-c', String(core), process.execPath, ...args] : [process.execPath, ...args];
  return spawn(command!, rest, { env: { ...process.env, ...options.env }, stdio: ['ignore', 'ignore', 'inherit', ...(options.ipc === true ? (['ipc'] as const) : [])] });
}

/** Starts a Node program on whatever core is free. */
export const startPlain = (args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess => spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });

/** Asks a process to end, and waits until it has. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Waits until an address answers 200. @returns milliseconds since `since` (of performance.now()). */
export async function firstAnswer(url: string, child: ChildProcess, since = performance.now()): Promise<number> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return performance.now() - since;
    if (performance.now() - since > 120_000) throw new Error(`${url} did not answer within two minutes`);
    await new Promise((done) => setTimeout(done, 10));
  }
}

export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
