import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Selectable } from 'kysely';
import type { Uploads } from '../../../db/types.ts';
import type { Db } from '../db/db.ts';
import { isId } from '../ids/ids.ts';
import type { Context } from '../http/context.ts';
import type { Purpose } from './file-types.ts';
import type { FileStore } from './file-store.ts';

/** A resumable upload, unfinished or finished. */
export interface UploadRow {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly purpose: Purpose;
  /** Announced size in bytes. */
  readonly size: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The file it became, once complete. */
  readonly fileId: string | null;
}

const toUploadRow = (row: Selectable<Uploads>): UploadRow => ({
  id: row.id, accountId: row.account_id, name: row.name, purpose: row.purpose as Purpose, size: row.size, createdAt: row.created_at, expiresAt: row.expires_at, fileId: row.file_id,
});

export async function findUpload(db: Db, id: string): Promise<UploadRow | undefined> {
  if (!isId(id)) return undefined;
  const row = await db.selectFrom('uploads').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toUploadRow(row);
}

/** Uploads whose time is over, oldest first. */
export async function expiredUploads(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('uploads').select('id').where('expires_at', '<=', now).orderBy('expires_at').limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** Where the bytes of an unfinished upload gather. */
export const uploadPath = (files: FileStore, id: string): string => join(files.uploads, id);

/** Bytes received so far; null when there is nothing. */
export async function bytesReceived(ctx: Pick<Context, 'files'>, id: string): Promise<number | null> {
  return stat(uploadPath(ctx.files, id)).then((found) => found.size, () => null);
}
