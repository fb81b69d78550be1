import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect } from 'vitest';

const script = fileURLToPath(new URL('../../scripts/scenario.mjs', import.meta.url));
export const PATIENCE_MS = 300_000;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

/** A scenario's command that runs. */
interface Running {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly printed: () => string;
  /** Process id of the web process that runs now. */
  readonly web: () => number;
  ended(): Promise<number | null>;
}

/** Starts a scenario's command on a data folder; `at` is told of each finished step by its number. */
export function start(name: string, args: readonly string[], data: string, at: (step: number, running: Running) => void = () => undefined): Running {
  const child = spawn(process.execPath, [script, ...args, name], { env: { ...process.env, HEMING_DATA: data, HEMING_SCENARIO_SCALE: '0.02', HEMING_LOG: 'silent', PORT: undefined }, stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  let out = '';
  let web = 0;
  child.stdout!.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const running: Running = { child, lines, printed: () => out, web: () => web, ended: async () => (child.exitCode !== null ? child.exitCode : ((await once(child, 'exit'))[0] as number | null)) };
  createInterface({ input: child.stderr! }).on('line', (line) => {
    lines.push(line);
    web = Number(/^server (\d+) /.exec(line)?.[1] ?? web);
    const step = /^\s*(\d+)\/\d+ {2}/.exec(line)?.[1];
    if (step !== undefined) at(Number(step), running);
  });
  cleanups.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  });
  return running;
}

/** An empty folder for a run's data, removed after the test. */
export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heming-faults-'));
  // Run as root, the database has an account of its own, which must be able to come here.
  await chmod(folder, 0o711);
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Kills what has this process id, as a crash would, a little into the step that follows. */
export const killSoon = (pid: number, ms: number) => setTimeout(() => process.kill(pid, 'SIGKILL'), ms);

/** Expects the run to end well with every figure right. */
export async function expectFinished(name: string, running: Running, data: string): Promise<void> {
  expect(await running.ended(), running.lines.slice(-20).join('\n')).toBe(0);
  const { counts } = JSON.parse(running.printed()) as { counts: Record<string, number> };
  expect(counts['contests.entry-submitted']).toBeGreaterThan(10);
  const check = start(name, ['--check'], data);
  expect(await check.ended(), check.lines.join('\n')).toBe(0);
  expect(JSON.parse(check.printed())).toMatchObject({ differences: 0 });
}
