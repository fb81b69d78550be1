import { spawnSync } from 'node:child_process';
import { chmod, lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import type { Line } from './support/line.ts';
import { end, firstAnswer, median, startPlain } from './support/pinned.ts';

const PORT = 6605;
const COLD_SECONDS = 20;
const WARM_SECONDS = 3;
const MIB = 1024 * 1024;

/** From `node scripts/start.mjs` to the first page, on no data and on existing data, and what an installation takes on the disk. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the site could not be built');
  const runs = options.quick ? 1 : 3;
  const line = (bench: string, seconds: readonly number[], limit: number, note: string) =>
    report({ bench, value: Number(median(seconds).toFixed(2)), unit: 's', limit, ratio: Number((median(seconds) / limit).toFixed(3)), note: `${note}; median of ${seconds.map((each) => each.toFixed(2)).join(', ')}` });

  const bare: number[] = [];
  const demonstration: number[] = [];
  const warm: number[] = [];
  for (let index = 0; index < runs; index++) {
    await withDataFolder(async (folder) => {
      bare.push(await startOnce(folder, '0'));
      warm.push(await startOnce(folder, '0'));
    });
    await withDataFolder(async (folder) => demonstration.push(await startOnce(folder, '1')));
  }
  line('start/cold', demonstration, COLD_SECONDS, 'empty data folder, the demonstration loading in the background');
  line('start/cold-bare', bare, COLD_SECONDS, 'empty data folder, HEMING_DEMO=0');
  line('start/warm', warm, WARM_SECONDS, 'existing data');
  await reportSize(report);
}

async function withDataFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'heming-bench-start-'));
  await chmod(folder, 0o755);
  try {
    return await use(folder);
  } finally {
    await destroyEmbeddedServer(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seconds from the command to the first page with status 200. */
async function startOnce(folder: string, demo: '0' | '1'): Promise<number> {
  const since = performance.now();
  const site = startPlain([join(ROOT, 'scripts/start.mjs')], { PORT: String(PORT), HEMING_DATA: folder, HEMING_DEMO: demo, HEMING_LOG: 'warn', DATABASE_URL: '' });
  try {
    return (await firstAnswer(`http://localhost:${PORT}/`, site, since)) / 1000;
  } finally {
    await end(site);
  }
}

/** What `npm ci` and the build leave on the disk. There is no limit: the line says what takes the most. */
async function reportSize(report: (line: Line) => void): Promise<void> {
  const modules = join(ROOT, 'node_modules');
  const names = (await readdir(modules)).filter((name) => name !== '.cache');
  const packages = (await Promise.all(names.map(async (name) => (name.startsWith('@') ? (await readdir(join(modules, name))).map((inner) => `${name}/${inner}`) : [name])))).flat();
  const sizes: { name: string; bytes: number }[] = [];
  for (const name of packages) sizes.push({ name, bytes: await sizeOf(join(modules, name)) });
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const largest = sizes.toSorted((a, b) => b.bytes - a.bytes).slice(0, 5).map(({ name, bytes }) => `${name} ${Math.round(bytes / MIB)}`);
  const listed = spawnSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], { cwd: ROOT, encoding: 'utf8' });
  const needed = new Set(listed.stdout.split('\n').map((path) => path.slice(modules.length + 1)));
  const running = sizes.filter(({ name }) => needed.has(name)).reduce((sum, { bytes }) => sum + bytes, 0);
  const built = await sizeOf(join(ROOT, 'dist'));
  const inMib = (bytes: number) => Math.round(bytes / MIB);
  report({ bench: 'start/size', value: inMib(total), unit: 'MiB', limit: inMib(total), ratio: 1, note: `node_modules after npm ci, ${inMib(running)} MiB of it without what only building and testing need, dist ${inMib(built)} MiB; largest: ${largest.join(', ')} MiB; no limit is set` });
}

async function sizeOf(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.size;
  let sum = 0;
  for (const name of await readdir(path)) sum += await sizeOf(join(path, name));
  return sum;
}
