import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { ROOT } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import type { Context } from '../src/platform/http/context.ts';
import type { Line } from './support/line.ts';
import { median } from './support/pinned.ts';
import { seedSite, withSite } from './support/site.ts';

const PORT = 6602;
const LIMIT_MS = 20;
const PAGE_SIZE = 36;

/** Pages of a campaign's gallery of 10,000 works, each drawn from the database, one asked after the other: all, one track's, one region's. */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the site could not be built');
  const works = options.quick ? 2000 : 10_000;
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-bench-gallery-'));
  let filters: Record<string, string> = {};
  try {
    const seeded = await seedSite(dataFolder, 120, async (ctx) => {
      await multiply(ctx, works);
      filters = await someFilters(ctx);
    });
    await withSite(dataFolder, PORT, { HEMING_PAGE_CACHE_SECONDS: '0' }, async () => {
      const results: { name: string; middle: number; slowest: number }[] = [];
      for (const [name, { query, share }] of Object.entries({ all: { query: '', share: 1 }, track: { query: `&track=${filters.track}`, share: 0.25 }, region: { query: `&region=${filters.region}`, share: 1 / 13 } })) {
        const pages = Math.max(1, Math.floor((works * share) / PAGE_SIZE));
        const asked = Math.min(pages, options.quick ? 30 : 150);
        const times: number[] = [];
        // Twice the same pages: the first time the server plans its statements and Node compiles.
        for (const measured of [false, true]) {
          for (let index = 0; index < asked; index++) {
            const since = performance.now();
            const answer = await fetch(`http://localhost:${PORT}${seeded.specialPage}/works?page=${1 + Math.floor((index * pages) / asked)}${query}`);
            const html = await answer.text();
            if (answer.status !== 200 || html.split('class="work"').length !== PAGE_SIZE + 1) throw new Error(`page ${index} of ${name} is not whole`);
            if (measured) times.push(performance.now() - since);
          }
        }
        results.push({ name, middle: median(times), slowest: Math.max(...times) });
      }
      const worst = results.toSorted((a, b) => b.middle - a.middle)[0]!;
      report({ bench: 'gallery', value: Number(worst.middle.toFixed(2)), unit: 'ms', limit: LIMIT_MS, ratio: Number((worst.middle / LIMIT_MS).toFixed(3)), note: `${works} works, median of a page and its slowest: ${results.map(({ name, middle, slowest }) => `${name} ${middle.toFixed(1)} and ${slowest.toFixed(1)} ms`).join('; ')}` });
    });
  } finally {
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** Adds copies of the published works until there are so many. The table of published works alone is filled: it is what the gallery reads. */
async function multiply({ db }: Context, works: number): Promise<void> {
  await sql`alter table published_works drop constraint published_works_entry_id_fkey`.execute(db);
  await sql`
    insert into published_works (entry_id, campaign_id, contest_id, category_id, track_id, path, published_at, work, tile)
    select gen_random_uuid(), campaign_id, contest_id, category_id, track_id, path, published_at - n * interval '1 minute', work, tile
    from published_works cross join generate_series(1, ${Math.ceil(works / 120) - 1}) as n limit ${works - 120}`.execute(db);
  await sql`vacuum analyze published_works`.execute(db);
}

async function someFilters({ db }: Context): Promise<Record<string, string>> {
  const { rows } = await sql<{ track: string; region: string }>`select track_id as track, path[2] as region from published_works where track_id is not null limit 1`.execute(db);
  return { ...rows[0]! };
}
