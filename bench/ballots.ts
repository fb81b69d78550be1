import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ROOT } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import { OPTIONS, seedPoll, type SeededPoll } from './support/ballot-data.ts';
import { cpuSecondsOf } from './support/cpu-time.ts';
import type { Line } from './support/line.ts';
import { canPin, end, firstAnswer, median, startPinned } from './support/pinned.ts';
import { type PostMeasured, startPostClient } from './support/post-load.ts';

const PORT = 6750;
const CONNECTIONS = [64, 512] as const;
/** A bare echo takes so many times what the busiest measured process is prepared for, at most. */
const ECHOES = 4;
const WANTED_HTTP = 0.25;
const WANTED_DURABLE = 1;

interface Compared {
  readonly connections: number;
  readonly ours: PostMeasured;
  readonly echo: number;
  readonly inserts: number;
  readonly cpuMs: number;
}

const script = (name: string) => fileURLToPath(new URL(`./support/${name}.ts`, import.meta.url));

/** Durable, unique, logged ballots by one web process: against a bare POST echo, and against single-row durable inserts. Server and database on core 0, clients on core 1. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const built = process.env['BALLOTS_SERVER'] !== undefined ? { status: 0 } : spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the site could not be built');
  const effort = options.quick ? { runs: 1, warmMs: 1500, measureMs: 3000 } : { runs: 3, warmMs: 2000, measureMs: 5000 };
  // More voters than the fastest machine takes in the time.
  const perRun = Math.ceil(((effort.warmMs + effort.measureMs) / 1000) * 35_000);
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-bench-ballots-'));
  await chmod(dataFolder, 0o711);
  const holder = startPinned(0, [script('pinned-database'), dataFolder], { ipc: true });
  const client = startPostClient();
  let poll: SeededPoll | undefined;
  try {
    const [url] = (await once(holder, 'message')) as [string];
    poll = await seedPoll(url, dataFolder, perRun * effort.runs * CONNECTIONS.length);
    const compared: Compared[] = [];
    let next = 0;
    for (const connections of CONNECTIONS) {
      const rounds: Compared[] = [];
      for (let round = 0; round < effort.runs; round++) {
        const load = { passKey: poll.passKey, options: OPTIONS, connections, ...effort, from: next, to: (next += perRun) };
        const { ours, cpuMs } = await measureOurs(url, dataFolder, (port) => client.run({ ...load, port, path: `/api/polls/${poll!.id}/ballots` }));
        // The echo keeps nothing, so it may be sent more of them than there are voters for.
        const echo = await measureEcho((port) => client.run({ ...load, to: load.from + ECHOES * perRun, port, path: '/' }));
        rounds.push({ connections, ours, cpuMs, echo, inserts: await measureInserts(url, connections, effort.measureMs) });
      }
      compared.push({
        connections, echo: median(rounds.map((each) => each.echo)), inserts: median(rounds.map((each) => each.inserts)), cpuMs: median(rounds.map((each) => each.cpuMs)),
        ours: rounds.toSorted((a, b) => a.ours.perSecond - b.ours.perSecond)[Math.floor(rounds.length / 2)]!.ours,
      });
    }
    const words = (each: Compared, limit: number) => `${each.connections} connections: ${Math.round(each.ours.perSecond)} of ${Math.round(limit)} (${(each.ours.perSecond / limit).toFixed(2)}), p50 ${each.ours.p50.toFixed(1)} ms, p99 ${each.ours.p99.toFixed(1)} ms, ${(each.cpuMs * 1000).toFixed(0)} µs of processor time each`;
    const machine = canPin ? 'server and database on core 0, client on core 1' : 'all on the same cores';
    const line = (bench: string, limitOf: (each: Compared) => number, wanted: string) => {
      const worst = compared.toSorted((a, b) => a.ours.perSecond / limitOf(a) - b.ours.perSecond / limitOf(b))[0]!;
      report({ bench, value: Math.round(worst.ours.perSecond), unit: 'ballots/s', limit: Math.round(limitOf(worst)), ratio: Number((worst.ours.perSecond / limitOf(worst)).toFixed(3)), note: `${compared.map((each) => words(each, limitOf(each))).join('; ')}; ${machine}; ${wanted}` });
    };
    line('ballots/http', ({ echo }) => echo, `limit: a bare POST echo; wanted: ${WANTED_HTTP}, and p99 below 50 ms at 512`);
    line('ballots/durable', ({ inserts }) => inserts, `limit: single-row durable inserts by as many clients; wanted: ${WANTED_DURABLE}`);
  } catch (error) {
    console.error(error);
    throw error;
  } finally {
    await client.close();
    await poll?.close();
    await end(holder);
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function measureOurs(url: string, dataFolder: string, run: (port: number) => Promise<PostMeasured>): Promise<{ ours: PostMeasured; cpuMs: number }> {
  const site = startPinned(0, [...(process.env['BALLOTS_PROFILE'] === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${process.env['BALLOTS_PROFILE']}`]), process.env['BALLOTS_SERVER'] ?? join(ROOT, 'dist/server/web.js')], { env: { PORT: String(PORT), HEMING_DATA: dataFolder, HEMING_DEMO: '0', HEMING_LOG: 'warn', NODE_ENV: 'production', DATABASE_URL: url } });
  try {
    await firstAnswer(`http://localhost:${PORT}/readyz`, site);
    const before = await cpuSecondsOf(site.pid!);
    const ours = await run(PORT);
    return { ours, cpuMs: (((await cpuSecondsOf(site.pid!)) - before) * 1000) / ours.answers };
  } finally {
    await end(site);
  }
}

async function measureEcho(run: (port: number) => Promise<PostMeasured>): Promise<number> {
  const bare = startPinned(0, [script('bare-echo')], { ipc: true });
  try {
    const [port] = (await once(bare, 'message')) as [number];
    return (await run(port)).perSecond;
  } finally {
    await end(bare);
  }
}

async function measureInserts(url: string, connections: number, measureMs: number): Promise<number> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query('drop table if exists bench_ballots; create table bench_ballots (poll_id uuid not null, voter bytea not null, revision smallint not null, choices smallint[] not null, salt bytea not null, accepted_at timestamptz not null, primary key (poll_id, voter, revision))');
  const child = startPinned(1, [script('insert-client')], { ipc: true });
  try {
    const told = once(child, 'message');
    child.send({ url, connections, measureMs });
    const [perSecond] = (await told) as [number];
    return perSecond;
  } finally {
    await end(child);
    await admin.end();
  }
}
