import { rm } from 'node:fs/promises';
import type { Context } from '../http/context.ts';
import { fileErrors } from './files.errors.ts';
import { findFile, type FileRow } from './files.queries.ts';
import { judgeFile, recordJudged } from './store-upload.ts';
import type { UploadLocker } from './upload-lock.ts';
import { findUpload, uploadPath } from './uploads.queries.ts';

/**
 * Turns a complete upload into a file, ready or refused. Runs once however often and from however many processes it is asked for: a client
 * that lost the last answer, or a process killed before it could give it, comes back here and gets the same file.
 */
export async function finishUpload(ctx: Context, locker: UploadLocker, id: string): Promise<FileRow> {
  const lock = locker.newLock(id);
  await lock.lock(new AbortController().signal, () => undefined);
  try {
    const upload = await findUpload(ctx.db, id);
    if (upload === undefined) return fileErrors.fail('upload.not-found');
    if (upload.fileId !== null) return (await findFile(ctx.db, upload.fileId))!;

    const path = uploadPath(ctx.files, id);
    const judged = await judgeFile(ctx, path, upload);
    const file = await ctx.db.transaction().execute(async (tx) => {
      const row = await recordJudged(tx, ctx, judged);
      await tx.updateTable('uploads').set({ file_id: row.id }).where('id', '=', id).execute();
      return row;
    });
    await rm(path, { force: true });
    return file;
  } finally {
    await lock.unlock();
  }
}
