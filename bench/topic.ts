import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createForum, setForumState } from '../src/modules/voices/usecases/manage-forum.ts';
import { NewForum } from '../src/modules/voices/voices.schemas.ts';
import { ROOT } from '../src/platform/config/root.ts';
import { destroyEmbeddedServer } from '../src/platform/db/embedded/embedded-server.ts';
import type { Context } from '../src/platform/http/context.ts';
import type { Line } from './support/line.ts';
import { median } from './support/pinned.ts';
import { seedSite, withSite } from './support/site.ts';

const PORT = 6721;
const PAGE_SIZE = 20;
const FEW = 20;

/**
 * Pages of a topic of 100,000 comments, every fifth with replies, drawn from the database one after the other in turns, so that all meet the
 * same noise: the first, the thousandth, and the one page of a topic with as many comments as a page holds.
 */
export async function run(report: (line: Line) => void, options: { quick: boolean }): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the site could not be built');
  const comments = 100_000;
  const rounds = options.quick ? 60 : 400;
  const dataFolder = await mkdtemp(join(tmpdir(), 'heming-bench-topic-'));
  const topics = { many: '', few: '' };
  try {
    await seedSite(dataFolder, 12, async (ctx) => {
      topics.many = await topicOf(ctx, comments);
      topics.few = await topicOf(ctx, FEW);
      await sql`vacuum analyze posts`.execute(ctx.db);
    });
    await withSite(dataFolder, PORT, { HEMING_PAGE_CACHE_SECONDS: '0' }, async () => {
      const pages = { first: `/topics/${topics.many}`, thousandth: `/topics/${topics.many}?page=1000`, last: `/topics/${topics.many}?page=${comments / PAGE_SIZE}`, few: `/topics/${topics.few}` };
      const times: Record<keyof typeof pages, number[]> = { first: [], thousandth: [], last: [], few: [] };
      for (let round = 0; round < rounds + 50; round++) {
        for (const [name, path] of Object.entries(pages) as [keyof typeof pages, string][]) {
          const since = performance.now();
          const answer = await fetch(`http://localhost:${PORT}${path}`);
          const html = await answer.text();
          const took = performance.now() - since;
          if (answer.status !== 200 || html.split('id="post-').length !== PAGE_SIZE + 1) throw new Error(`the ${name} page is not whole`);
          // In the first rounds the server plans its statements and Node compiles.
          if (round >= 50) times[name].push(took);
        }
      }
      const middle = Object.fromEntries(Object.entries(times).map(([name, each]) => [name, median(each)])) as Record<keyof typeof pages, number>;
      const line = (bench: string, value: number, limit: number, note: string) => report({ bench, value: Number(value.toFixed(2)), unit: 'ms', limit: Number(limit.toFixed(2)), ratio: Number((value / limit).toFixed(3)), note });
      line('topic/thousandth', middle.thousandth, middle.first, `median of ${rounds}; limit: the first page of the same ${comments} comments, in turns with it; page ${comments / PAGE_SIZE}: ${middle.last.toFixed(2)} ms; to be within 20 %`);
      line('topic/many', middle.first, middle.few, `limit: the page of a topic of ${FEW} comments, in turns with it`);
    });
  } finally {
    await destroyEmbeddedServer(dataFolder);
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** A topic with so many comments of 20 to 200 characters, two replies to every fifth. */
async function topicOf(ctx: Context, comments: number): Promise<string> {
  const { db } = ctx;
  const { id: campaignId } = await db.selectFrom('campaigns').select('id').where('state', '<>', 'draft').executeTakeFirstOrThrow();
  const now = Date.now();
  const id = await createForum(ctx, NewForum.parse({ campaignId, kind: 'topic', title: { zh: '我身边的好人' }, lead: { zh: '说说他们。' }, moderation: 'after', opensAt: new Date(now - 86_400_000).toISOString(), closesAt: new Date(now + 86_400_000).toISOString() }));
  await setForumState(ctx, id, 'open');
  await sql`
    insert into posts (id, forum_id, place, replies, author, body, state, posted_at)
    select gen_random_uuid(), ${id}::uuid, n, case when n % 5 = 0 then 2 else 0 end, '欧阳**', n || '：' || repeat('他每天清晨扫雪，大家都看在眼里。', 1 + n % 12), 'shown', now() - (${comments} - n) * interval '1 second'
    from generate_series(1, ${comments}) as n`.execute(db);
  await sql`
    insert into posts (id, forum_id, parent_id, place, author, body, state, posted_at)
    select gen_random_uuid(), forum_id, id, reply, '李**', '我也见过他。', 'shown', posted_at from posts cross join generate_series(1, 2) as reply where forum_id = ${id} and replies = 2`.execute(db);
  await db.updateTable('forums').set({ places: comments }).where('id', '=', id).execute();
  return id;
}
