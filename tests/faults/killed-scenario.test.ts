import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const SCENARIO = 'heilongjiang-2013';
const script = fileURLToPath(new URL('../../scripts/scenario.mjs', import.meta.url));
const PATIENCE_MS = 300_000;

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

interface Running {
  readonly child: ChildProcess;
  readonly lines: string[];
  readonly printed: () => string;
  /** Process id of the web process that runs now. */
  readonly web: () => number;
  ended(): Promise<number | null>;
}

/** Starts the scenario's command on a data folder; `at` is told of each finished step by its number. */
function start(args: readonly string[], data: string, at: (step: number, running: Running) => void = () => undefined): Running {
  const child = spawn(process.execPath, [script, ...args, SCENARIO], { env: { ...process.env, HEMING_DATA: data, HEMING_SCENARIO_SCALE: '0.02', HEMING_LOG: 'silent', PORT: undefined }, stdio: ['ignore', 'pipe', 'pipe'] });
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

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'heming-faults-'));
  // Run as root, the database has an account of its own, which must be able to come here.
  await chmod(folder, 0o711);
  cleanups.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Kills what has this process id, as a crash would, a little into the step that follows. */
const killSoon = (pid: number, ms: number) => setTimeout(() => process.kill(pid, 'SIGKILL'), ms);

function databaseProcess(data: string): number {
  const file = globSync(join(data, 'postgres', '**', 'postmaster.pid'))[0];
  return Number(readFileSync(file!, 'utf8').split('\n')[0]);
}

async function expectFinished(running: Running, data: string): Promise<void> {
  expect(await running.ended(), running.lines.slice(-20).join('\n')).toBe(0);
  const { counts } = JSON.parse(running.printed()) as { counts: Record<string, number> };
  expect(counts['contests.entry-submitted']).toBeGreaterThan(10);
  const check = start(['--check'], data);
  expect(await check.ended(), check.lines.join('\n')).toBe(0);
  expect(JSON.parse(check.printed())).toMatchObject({ differences: 0 });
}

test('a web process killed again and again in a run leaves no figure wrong', async () => {
  const data = await dataFolder();
  const killed = new Set<number>();
  const running = start([], data, (step, { web }) => {
    // In the middle of opening accounts, of returns and of entries on their way.
    if (![2, 6, 13, 15, 17].includes(step) || killed.has(step)) return;
    killed.add(step);
    killSoon(web(), step === 2 ? 1500 : 60);
  });
  await expectFinished(running, data);
  expect(killed.size).toBe(5);
  expect(running.lines.filter((line) => line.startsWith('server ')).length).toBeGreaterThan(3);
}, PATIENCE_MS);

test('a database process killed in a run comes back, and leaves no figure wrong', async () => {
  const data = await dataFolder();
  const killed = new Set<number>();
  const running = start([], data, (step) => {
    if (![2, 7, 14, 16].includes(step) || killed.has(step)) return;
    killed.add(step);
    killSoon(databaseProcess(data), step === 2 ? 1200 : 60);
  });
  await expectFinished(running, data);
  expect(killed.size).toBe(4);
}, PATIENCE_MS);

test('a run whose command was killed goes on with --resume', async () => {
  const data = await dataFolder();
  const first = start([], data, (step, { child, web }) => {
    if (step !== 14) return;
    child.kill('SIGKILL');
    process.kill(web(), 'SIGKILL');
  });
  await once(first.child, 'exit');
  await expectFinished(start(['--resume'], data), data);
}, PATIENCE_MS);
