import { z } from 'zod';
import { touchPages } from '../http/page-cache.ts';
import type { Context } from '../http/context.ts';
import { defineJob } from '../jobs/jobs.ts';
import { addReferences, holdBytes, removeUnreferenced } from './file-bytes.ts';
import { findFile, type Derivative, type FileRow } from './files.queries.ts';
import { derivePictures } from './pictures.ts';

/**
 * Makes and records the smaller forms of a picture; does nothing where they are made, or the file is no picture or is gone.
 * The worker runs it after each upload; tests call it to have the forms at once.
 */
export async function deriveFile(ctx: Pick<Context, 'db' | 'files'>, fileId: string): Promise<FileRow['derivatives']> {
  const file = await findFile(ctx.db, fileId);
  if (file === undefined || file.state !== 'ready' || file.purpose !== 'picture' || file.width === null) return {};
  if (Object.keys(file.derivatives).length > 0) return file.derivatives;

  const pictures = await derivePictures(ctx.files.path(file.sha256), file.width);
  return ctx.db.transaction().execute(async (tx) => {
    await holdBytes(tx);
    const derivatives: Record<string, Derivative> = {};
    for (const { name, bytes, mime, width, height } of pictures) derivatives[name] = { ...(await ctx.files.put(bytes)), mime, width, height };
    const changed = await tx.updateTable('files').set({ derivatives: JSON.stringify(derivatives) }).where('id', '=', fileId).where('state', '=', 'ready').executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return {};
    await addReferences(tx, fileId, Object.values(derivatives).map((each) => each.sha256));
    await touchPages(tx);
    return derivatives;
  });
}

export const derivePictureJob = defineJob({
  name: 'files.derive-picture',
  schema: z.object({ fileId: z.uuid() }),
  async handle(ctx, { fileId }) {
    await deriveFile(ctx, fileId);
  },
});

export const removeBytesJob = defineJob({
  name: 'files.remove-bytes',
  schema: z.object({ hashes: z.array(z.string()) }),
  async handle(ctx, { hashes }) {
    await removeUnreferenced(ctx, hashes);
  },
});

export const fileJobs = [derivePictureJob, removeBytesJob];
