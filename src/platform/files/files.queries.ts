import { type Selectable, sql } from 'kysely';
import type { Files } from '../../../db/types.ts';
import type { Db } from '../db/db.ts';
import type { Params } from '../errors/errors.ts';

/** A smaller form of a picture, in the file store. */
export interface Derivative {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly mime: string;
  readonly size: number;
}

/** One file as the program works with it; hashes in hexadecimal. */
export interface FileRow {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly name: string;
  readonly purpose: string;
  readonly state: 'ready' | 'refused' | 'deleted';
  readonly refusal: { readonly code: string; readonly params: Params } | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  /** Tiny blurred stand-in of a picture as a data URI. */
  readonly placeholder: string | null;
  /** By name: w320, w640, w1280, w2000, j1280; empty until the job has made them. */
  readonly derivatives: Readonly<Record<string, Derivative>>;
  readonly ownerAccountId: string | null;
  readonly createdAt: Date;
  readonly claimedAt: Date | null;
}

export function toFileRow(row: Selectable<Files>): FileRow {
  return {
    id: row.id,
    sha256: row.sha256.toString('hex'),
    size: row.size,
    mime: row.mime,
    name: row.original_name,
    purpose: row.purpose,
    state: row.state as FileRow['state'],
    refusal: row.refusal as FileRow['refusal'],
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    placeholder: row.placeholder,
    derivatives: row.derivatives as FileRow['derivatives'],
    ownerAccountId: row.owner_account_id,
    createdAt: row.created_at,
    claimedAt: row.claimed_at,
  };
}

export async function findFile(db: Db, id: string): Promise<FileRow | undefined> {
  const row = await db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toFileRow(row);
}

/** Files by id, for pages that show many; those that are not ready are left out. */
export async function readyFiles(db: Db, ids: readonly string[]): Promise<Map<string, FileRow>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('files').selectAll().where('id', '=', sql<string>`any(${[...ids]}::uuid[])`).where('state', '=', 'ready').execute();
  return new Map(rows.map((row) => [row.id, toFileRow(row)]));
}

/** Bytes that the account sent since the instant, refused files among them. */
export async function bytesSentSince(db: Db, accountId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('files')
    .select(sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes'))
    .where('owner_account_id', '=', accountId)
    .where('created_at', '>', since)
    .where('purpose', '<>', 'generated')
    .executeTakeFirstOrThrow();
  return row.bytes;
}
