import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { findLog, sequence } from '../src/ledger/public.ts';
import { logOfPoll } from '../src/modules/polls/ballots/leaf.ts';
import type { PublishedResult } from '../src/modules/polls/check/opening.ts';
import { requirePoll } from '../src/modules/polls/polls.queries.ts';
import { exportPoll } from '../src/modules/polls/results/export-poll.ts';
import { finishPoll } from '../src/modules/polls/results/finish-poll.ts';
import { closePoll } from '../src/modules/polls/usecases/step-poll.ts';
import { ROOT } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import { OPTIONS, seedPoll, type SeededPoll } from './support/ballot-data.ts';
import type { Line } from './support/line.ts';
import { end, firstAnswer, startPinned } from './support/pinned.ts';
import { startPostClient } from './support/post-load.ts';

const PORT = 6755;
const CONNECTIONS = 256;
const MIB_LIMIT = 700;
const VERIFY_LIMIT = 60;

const seconds = async <T>(work: () => Promise<T>): Promise<{ took: number; value: T }> => {
  const from = performance.now();
  const value = await work();
  return { took: (performance.now() - from) / 1000, value };
};

/** Peak resident memory of a process so far, in MiB; NaN where there is no /proc. */
async function peakMiB(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+) kB/.exec(text)?.[1]) / 1024;
}

/** A million ballots from a million invited people in one run through one web process, then close, count, export and verify. Any refusal ends the bench. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the site could not be built');
  const people = options.quick ? 50_000 : 1_000_000;
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-bench-storm-'));
  await chmod(dataFolder, 0o711);
  const holder = startPinned(0, [fileURLToPath(new URL('./support/pinned-database.ts', import.meta.url)), dataFolder], { ipc: true });
  const client = startPostClient();
  let poll: SeededPoll | undefined;
  try {
    const [url] = (await once(holder, 'message')) as [string];
    poll = await seedPoll(url, dataFolder, people);
    const { ctx, id } = poll;
    const site = startPinned(0, [join(ROOT, 'dist/server/web.js')], { env: { PORT: String(PORT), HEMING_DATA: dataFolder, HEMING_DEMO: '0', HEMING_LOG: 'warn', NODE_ENV: 'production', DATABASE_URL: url } });
    let memory: number;
    try {
      await firstAnswer(`http://localhost:${PORT}/readyz`, site);
      const storm = await client.run({ port: PORT, path: `/api/polls/${id}/ballots`, passKey: poll.passKey, from: 0, to: people, options: OPTIONS, connections: CONNECTIONS, warmMs: 0 });
      if (storm.answers !== people) throw new Error(`${people} ballots were sent and ${storm.answers} acknowledged`);
      memory = await peakMiB(site.pid!);
      report({ bench: 'storm/ballots', value: Math.round(storm.perSecond), unit: 'ballots/s', limit: people, ratio: storm.answers / people, note: `${people} ballots in ${storm.seconds.toFixed(0)} s, none refused; p50 ${storm.p50.toFixed(1)} ms, p99 ${storm.p99.toFixed(1)} ms at ${CONNECTIONS} connections; ratio: acknowledged of sent` });
    } finally {
      await end(site);
    }
    report({ bench: 'storm/memory', value: Math.round(memory), unit: 'MiB', limit: MIB_LIMIT, ratio: Number((memory / MIB_LIMIT).toFixed(3)), note: 'peak resident set of the web process, worker included' });
    const closed = await seconds(async () => {
      await closePoll(ctx, id, { reason: 'bench' });
      await sequence(ctx, ctx.db);
      if ((await findLog(ctx.db, logOfPoll(id)))?.final !== true) throw new Error('the log is not final');
      await finishPoll(ctx, id, (await requirePoll(ctx.db, id)).version);
    });
    const counted = await requirePoll(ctx.db, id);
    const result = counted.result as PublishedResult;
    if (result.counted !== people || result.options.reduce((sum, { votes }) => sum + votes, 0) !== people) throw new Error(`${people} ballots were acknowledged and ${result.counted} counted`);
    const file = join(dataFolder, 'poll.tar');
    const written = await seconds(() => pipeline(Readable.from(exportPoll(ctx, counted)), createWriteStream(file)));
    const size = (await stat(file)).size / 1024 / 1024;
    report({ bench: 'storm/close', value: Number((closed.took + written.took).toFixed(1)), unit: 's', limit: 0, ratio: 0, note: `close, count and finish ${closed.took.toFixed(1)} s, export ${written.took.toFixed(1)} s, ${size.toFixed(0)} MiB; no limit` });
    const verified = await seconds(async () => spawnSync(process.execPath, [join(ROOT, 'bin/heming.mjs'), 'verify', file], { encoding: 'utf8', env: { ...process.env, LANG: 'en' } }));
    if (verified.value.status !== 0) throw new Error(`the export does not verify: ${verified.value.stdout}${verified.value.stderr}`);
    report({ bench: 'storm/verify', value: Number(verified.took.toFixed(1)), unit: 's', limit: VERIFY_LIMIT, ratio: Number((verified.took / VERIFY_LIMIT).toFixed(3)), note: `${people} ballots checked and counted again by \`heming verify\`` });
  } finally {
    await client.close();
    await poll?.close();
    await end(holder);
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}
