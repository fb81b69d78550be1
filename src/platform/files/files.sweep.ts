import { rm } from 'node:fs/promises';
import type { Context } from '../http/context.ts';
import type { Sweep } from '../jobs/jobs.ts';
import { deleteFile } from './claim-file.ts';
import { referenced, removeUnreferenced } from './file-bytes.ts';
import { expiredUploads, uploadPath } from './uploads.queries.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const UNCLAIMED_DAYS = 30;
const AT_ONCE = 200;

/** Ends uploads whose time is over: bytes first, so that a crash in between leaves a row to find them by. */
async function endExpiredUploads(ctx: Context): Promise<void> {
  for (const id of await expiredUploads(ctx.db, ctx.clock.now(), AT_ONCE)) {
    await rm(uploadPath(ctx.files, id), { force: true });
    await ctx.db.deleteFrom('uploads').where('id', '=', id).execute();
  }
}

/** Deletes what was uploaded and then used for nothing. */
async function deleteUnclaimed(ctx: Context): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - UNCLAIMED_DAYS * DAY_MS);
  const rows = await ctx.db.selectFrom('files').select('id').where('state', '=', 'ready').where('claimed_at', 'is', null).where('created_at', '<', before).limit(AT_ONCE).execute();
  for (const { id } of rows) {
    await ctx.db.transaction().execute(async (tx) => {
      // Claimed meanwhile: the row is locked by the claim, or no longer fits.
      const still = await tx.selectFrom('files').select('id').where('id', '=', id).where('claimed_at', 'is', null).forUpdate().executeTakeFirst();
      if (still !== undefined) await deleteFile(tx, ctx, id, 'unclaimed');
    });
  }
}

/**
 * Removes bytes that no file names, one of 256 folders each minute: what a process left that was killed between storing bytes and
 * committing. Ages of bytes on disk are in the machine's time, whatever time a scenario plays in.
 */
async function removeOrphans(ctx: Context): Promise<void> {
  const now = Date.now();
  const before = new Date(now - DAY_MS);
  const slice = Math.floor(now / 60_000) % 256;
  const old = (await ctx.files.list(slice)).filter(({ storedAt }) => storedAt < before).map(({ sha256 }) => sha256);
  const needed = await referenced(ctx.db, old);
  await removeUnreferenced(ctx, old.filter((sha256) => !needed.has(sha256)));
  await ctx.files.removeStaleTemporary(before);
}

export const fileSweep: Sweep = {
  name: 'files',
  async run(ctx) {
    await endExpiredUploads(ctx);
    await deleteUnclaimed(ctx);
    await removeOrphans(ctx);
  },
};
