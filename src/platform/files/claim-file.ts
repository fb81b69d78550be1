import { requireAccount } from '../auth/actor.ts';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../db/db.ts';
import type { Context } from '../http/context.ts';
import { enqueue } from '../jobs/jobs.ts';
import type { Purpose } from './file-types.ts';
import { fileErrors } from './files.errors.ts';
import { removeBytesJob } from './files.jobs.ts';
import { type FileRow, toFileRow } from './files.queries.ts';

/**
 * Takes up a file in the caller's transaction. Every module that keeps a file's id goes through here: it makes sure that the acting account
 * uploaded the file for one of the purposes, and keeps it from being deleted as forgotten.
 * @param field path of the input field, for the refusal (file.not-found)
 */
export async function claimFile(tx: Tx, ctx: Context, fileId: string, purposes: readonly Purpose[], field = 'fileId'): Promise<FileRow> {
  const row = await tx
    .updateTable('files')
    .set((eb) => ({ claimed_at: eb.fn.coalesce('claimed_at', eb.val(ctx.clock.now())) }))
    .where('id', '=', fileId)
    .where('owner_account_id', '=', requireAccount(ctx.actor).accountId)
    .where('state', '=', 'ready')
    .where('purpose', 'in', [...purposes])
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? fileErrors.failField(field, 'file.not-found') : toFileRow(row);
}

/** Deletes a file in the caller's transaction: its row stays without name and content, its bytes go unless another file needs them. Nothing happens when it is gone. */
export async function deleteFile(tx: Tx, ctx: Context, fileId: string, reason: string): Promise<void> {
  const row = await tx
    .updateTable('files')
    .set({ state: 'deleted', deleted_at: ctx.clock.now(), original_name: 'deleted', placeholder: null, derivatives: '{}', refusal: null })
    .where('id', '=', fileId)
    .where('state', '<>', 'deleted')
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return;
  const freed = await tx.deleteFrom('file_blobs').where('file_id', '=', fileId).returning('sha256').execute();
  await enqueue(tx, removeBytesJob, { hashes: freed.map(({ sha256 }) => sha256.toString('hex')) });
  await audit(tx, ctx, { action: 'file.deleted', objectType: 'file', objectId: fileId, reason });
}
