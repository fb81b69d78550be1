import { once } from 'node:events';
import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { ROOT } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import { seedPoll, type SeededPoll } from './support/ballot-data.ts';
import type { Line } from './support/line.ts';
import { startLoadClient } from './support/load.ts';
import { canPin, end, firstAnswer, startPinned } from './support/pinned.ts';
import { startPostClient } from './support/post-load.ts';

const PORT = 6755;
const READERS = 5000;
const QUERIES = 1;
const CONNECTIONS = 64;
const SETTLE_MS = 3000;

/** Transactions of the database so far, each statement of a page being one; none of the session that asks. */
async function transactions(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ n: string }>('select pg_stat_force_next_flush(), pg_stat_clear_snapshot(), xact_commit + xact_rollback as n from pg_stat_database where datname = current_database()');
  return Number(rows[0]!.n);
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** The results of a poll that runs and shows its totals, read as fast as the machine gives them: what the readers cost the database, beside what the process asks of it at rest. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the site could not be built');
  const measureMs = options.quick ? 32_000 : 62_000;
  const ballots = options.quick ? 20_000 : 200_000;
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-bench-results-'));
  await chmod(dataFolder, 0o711);
  const holder = startPinned(0, [fileURLToPath(new URL('./support/pinned-database.ts', import.meta.url)), dataFolder], { ipc: true });
  const [readers, voters] = [startLoadClient(), startPostClient()];
  let poll: SeededPoll | undefined;
  try {
    const [url] = (await once(holder, 'message')) as [string];
    poll = await seedPoll(url, dataFolder, ballots, { liveTotals: true });
    const site = startPinned(0, [join(ROOT, 'dist/server/web.js')], { env: { PORT: String(PORT), HEMING_DATA: dataFolder, HEMING_DEMO: '0', HEMING_WORKER: '0', HEMING_LOG: 'warn', NODE_ENV: 'production', DATABASE_URL: url } });
    const admin = new pg.Client({ connectionString: url });
    try {
      await firstAnswer(`http://localhost:${PORT}/readyz`, site);
      await voters.run({ port: PORT, path: `/api/polls/${poll.id}/ballots`, passKey: poll.passKey, from: 0, to: ballots, options: 12, connections: 64, warmMs: 0 });
      await admin.connect();
      await pause(SETTLE_MS);
      const costOf = async (work: () => Promise<unknown>) => {
        const [before, from] = [await transactions(admin), performance.now()];
        await work();
        const took = (performance.now() - from) / 1000;
        await pause(1200);
        return ((await transactions(admin)) - before) / took;
      };
      const atRest = await costOf(() => pause(measureMs));
      let pages = 0;
      const read = await costOf(async () => {
        pages = (await readers.run({ port: PORT, paths: [`/polls/${poll!.id}/results`, `/en/polls/${poll!.id}/results`], connections: CONNECTIONS, warmMs: 0, measureMs })).pagesPerSecond;
      });
      const cost = Math.max(0, read - atRest);
      report({ bench: 'results/queries', value: Number(cost.toFixed(2)), unit: 'queries/s', limit: QUERIES, ratio: Number((cost / QUERIES).toFixed(3)), note: `${Math.round(pages)} readers/s of a poll of ${ballots} ballots in two languages; the process asks ${atRest.toFixed(2)}/s at rest and ${read.toFixed(2)}/s meanwhile; wanted: below 1` });
      report({ bench: 'results/readers', value: Math.round(pages), unit: 'pages/s', limit: READERS, ratio: Number((pages / READERS).toFixed(3)), note: `${CONNECTIONS} connections; ${canPin ? 'server and database on core 0, client on core 1' : 'all on the same cores'}; limit: the readers a second aimed at` });
      if (cost >= QUERIES) throw new Error(`the readers cost the database ${cost.toFixed(2)} queries a second`);
    } finally {
      await admin.end();
      await end(site);
    }
  } finally {
    await readers.close();
    await voters.close();
    await poll?.close();
    await end(holder);
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}
