import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Tx } from '../../../platform/db/db.ts';
import { findFile } from '../../../platform/files/files.queries.ts';
import { storeGenerated } from '../../../platform/files/store-upload.ts';
import type { Context } from '../../../platform/http/context.ts';
import { defineJob } from '../../../platform/jobs/jobs.ts';
import { filesOf } from '../entries/entries.queries.ts';
import { refreshWork } from '../published/published-works.ts';
import { filmTools, writePoster } from './ffmpeg.ts';

async function makePoster(ctx: Context, filmId: string): Promise<void> {
  const tools = await filmTools();
  if (tools === null) return;
  const film = await findFile(ctx.db, filmId);
  const made = await ctx.db.selectFrom('film_posters').select('film_id').where('film_id', '=', filmId).executeTakeFirst();
  if (made !== undefined || film === undefined || film.state !== 'ready' || !film.mime.startsWith('video/')) return;
  const folder = await mkdtemp(join(tmpdir(), 'heming-poster-'));
  try {
    const to = join(folder, 'poster.jpg');
    const bytes = (await writePoster(tools, ctx.files.path(film.sha256), to, film.durationMs)) ? await readFile(to) : null;
    await ctx.db.transaction().execute(async (tx: Tx) => {
      const poster = bytes === null ? null : await storeGenerated(tx, ctx, { bytes, name: 'poster.jpg', mime: 'image/jpeg', ownerAccountId: null });
      await tx.insertInto('film_posters').values({ film_id: filmId, poster_id: poster?.id ?? null, at: ctx.clock.now() }).onConflict((conflict) => conflict.column('film_id').doNothing()).execute();
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Makes posters of an entry's films, where this machine can, and draws its page with them if it is published. */
export const filmPostersJob = defineJob({
  name: 'contests.film-posters',
  schema: z.object({ entryId: z.uuid() }),
  async handle(ctx, { entryId }) {
    for (const fileId of (await filesOf(ctx.db, [entryId])).get(entryId) ?? []) await makePoster(ctx, fileId);
    await ctx.db.transaction().execute((tx) => refreshWork(tx, ctx, entryId));
  },
});
