import { z } from 'zod';
import { deriveFile } from '../../../platform/files/files.jobs.ts';
import { defineJob } from '../../../platform/jobs/jobs.ts';
import { filesOf } from '../entries/entries.queries.ts';
import { refreshWork } from '../published/published-works.ts';

/** Makes the smaller forms of a work's pictures, where the queue has not come to them yet, and draws its page with them. */
export const redrawWorkJob = defineJob({
  name: 'contests.redraw-work',
  schema: z.object({ entryId: z.uuid() }),
  async handle(ctx, { entryId }) {
    for (const fileId of (await filesOf(ctx.db, [entryId])).get(entryId) ?? []) await deriveFile(ctx, fileId);
    await ctx.db.transaction().execute((tx) => refreshWork(tx, ctx, entryId));
  },
});
