import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BarePage } from './support/bare-server.ts';
import { cpuSecondsOf } from './support/cpu-time.ts';
import type { Line } from './support/line.ts';
import { type LoadClient, startLoadClient } from './support/load.ts';
import { canPin, end, median, startPinned } from './support/pinned.ts';
import { ROOT } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import type { SeededPortal } from './support/portal-data.ts';
import { seedSite, withSite } from './support/site.ts';

const PORT = 6601;
const COLD_LIMIT = 1000;
const WARM_CONNECTIONS = 32;
const COLD_CONNECTIONS = 32;

interface Effort {
  readonly runs: number;
  readonly warmMs: number;
  readonly measureMs: number;
}

/** The special page and a work's page: kept ones against a bare node:http server with the same bytes, and each drawn from the database. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the site could not be built');
  const effort: Effort = options.quick ? { runs: 1, warmMs: 1500, measureMs: 2000 } : { runs: 3, warmMs: 2000, measureMs: 5000 };
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-bench-portal-'));
  const client = startLoadClient();
  try {
    const seeded = await seedSite(dataFolder, options.quick ? 60 : 300);
    await warm(report, client, dataFolder, seeded, effort);
    await cold(report, client, dataFolder, seeded, effort);
  } finally {
    await client.close();
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}

const machine = canPin ? 'server on core 0, client on core 1' : 'server and client on the same cores';

async function warm(report: (line: Line) => void, client: LoadClient, dataFolder: string, seeded: SeededPortal, effort: Effort): Promise<void> {
  await withSite(dataFolder, PORT, {}, async () => {
    const paths = { 'special page': seeded.specialPage, 'work page': seeded.works[0]! };
    const bare = startPinned(0, [fileURLToPath(new URL('./support/bare-server.ts', import.meta.url))], { ipc: true });
    try {
      const told = once(bare, 'message');
      bare.send(await Promise.all(Object.values(paths).map(fetchPage)));
      const [barePort] = (await told) as [number];
      const results: { name: string; ours: number; bare: number; ratio: number; bytes: number }[] = [];
      for (const [name, path] of Object.entries(paths)) {
        const load = { paths: [path], connections: WARM_CONNECTIONS, warmMs: effort.warmMs, measureMs: effort.measureMs };
        const pairs: { ours: number; bare: number; bytes: number }[] = [];
        for (let index = 0; index < effort.runs; index++) {
          const ours = await client.run({ ...load, port: PORT });
          const plain = await client.run({ ...load, port: barePort });
          // The minute that figures were counted at may differ, no more.
          if (Math.abs(ours.bytesPerPage - plain.bytesPerPage) > 16) throw new Error(`the two servers answered ${ours.bytesPerPage} and ${plain.bytesPerPage} bytes`);
          pairs.push({ ours: ours.pagesPerSecond, bare: plain.pagesPerSecond, bytes: ours.bytesPerPage });
        }
        const middle = { ours: median(pairs.map((pair) => pair.ours)), bare: median(pairs.map((pair) => pair.bare)) };
        results.push({ name, ...middle, ratio: middle.ours / middle.bare, bytes: pairs[0]!.bytes });
      }
      const worst = results.toSorted((a, b) => a.ratio - b.ratio)[0]!;
      const words = results.map(({ name, ours, bare: limit, ratio, bytes }) => `${name} ${Math.round(ours)} of ${Math.round(limit)} (${ratio.toFixed(2)}, ${bytes} bytes)`).join('; ');
      report({ bench: 'portal/warm', value: Math.round(worst.ours), unit: 'pages/s', limit: Math.round(worst.bare), ratio: Number(worst.ratio.toFixed(3)), note: `${words}; ${machine}; wanted: 0.7` });
    } finally {
      await end(bare);
    }
  });
}

/** The page as the site answers it, with the headers that are the same each time. */
async function fetchPage(path: string): Promise<BarePage> {
  let answer: Response;
  // The second answer is the kept one.
  do answer = await fetch(`http://localhost:${PORT}${path}`, { headers: { 'accept-encoding': 'identity' } });
  while (answer.headers.has('x-request-id') && (await answer.arrayBuffer()));
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive', 'transfer-encoding'].includes(name)));
  return { path, headers, body: Buffer.from(await answer.arrayBuffer()).toString('base64') };
}

async function cold(report: (line: Line) => void, client: LoadClient, dataFolder: string, seeded: SeededPortal, effort: Effort): Promise<void> {
  await withSite(dataFolder, PORT, { HEMING_PAGE_CACHE_SECONDS: '0' }, async (pid) => {
    const pages = { 'special page': [seeded.specialPage], 'work page': seeded.works };
    const results: { name: string; value: number; cpuMs: number; bytes: number }[] = [];
    for (const [name, paths] of Object.entries(pages)) {
      const load = { port: PORT, paths, connections: COLD_CONNECTIONS, warmMs: effort.warmMs, measureMs: effort.measureMs };
      const runs: { value: number; cpuMs: number; bytes: number }[] = [];
      for (let index = 0; index < effort.runs; index++) {
        await client.run({ ...load, measureMs: 1 });
        const before = await cpuSecondsOf(pid);
        const measured = await client.run({ ...load, warmMs: 0 });
        const used = (await cpuSecondsOf(pid)) - before;
        runs.push({ value: measured.pagesPerSecond, cpuMs: (used * 1000) / measured.pages, bytes: measured.bytesPerPage });
      }
      results.push({ name, value: median(runs.map(({ value }) => value)), cpuMs: median(runs.map(({ cpuMs }) => cpuMs)), bytes: runs[0]!.bytes });
    }
    const worst = results.toSorted((a, b) => a.value - b.value)[0]!;
    const words = results.map(({ name, value, cpuMs, bytes }) => `${name} ${Math.round(value)} (${cpuMs.toFixed(2)} ms of processor time, ${bytes} bytes)`).join('; ');
    report({ bench: 'portal/cold', value: Math.round(worst.value), unit: 'pages/s', limit: COLD_LIMIT, ratio: Number((worst.value / COLD_LIMIT).toFixed(3)), note: `${words}; server and database on core 0; limit: the figure aimed at` });
  });
}
