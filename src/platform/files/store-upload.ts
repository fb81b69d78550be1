import { rm } from 'node:fs/promises';
import { accountIdOf, requireAccount } from '../auth/actor.ts';
import { audit } from '../audit/audit.ts';
import type { Tx } from '../db/db.ts';
import { CodedError } from '../errors/errors.ts';
import { newId } from '../ids/ids.ts';
import { enqueue } from '../jobs/jobs.ts';
import type { Context } from '../http/context.ts';
import { addReferences, holdBytes } from './file-bytes.ts';
import { safeFileName } from './file-names.ts';
import { type Bytes, TooManyBytesError } from './file-store.ts';
import { maxBytesOf, type Purpose, sizeInWords } from './file-types.ts';
import { fileErrors } from './files.errors.ts';
import { derivePictureJob } from './files.jobs.ts';
import { type FileRow, toFileRow } from './files.queries.ts';
import { inspectFile, type Inspection } from './inspect-file.ts';
import { requireRoom } from './upload-limits.ts';

/** As the sender named it and what it was sent for. */
export interface Declared {
  readonly name: string;
  readonly purpose: Purpose;
}

/** A file on this machine with what its content says of it, or why it is refused. */
export interface Judged extends Declared {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly outcome: Inspection | CodedError;
}

/** Inspects and hashes a file on this machine; a coded refusal is an outcome, anything else is thrown. */
export async function judgeFile(ctx: Context, path: string, declared: Declared): Promise<Judged> {
  const outcome = await inspectFile(path, declared).catch((error: unknown) => {
    if (error instanceof CodedError) return error;
    throw error;
  });
  return { ...declared, path, outcome, ...(await ctx.files.digest(path)) };
}

async function insertReady(tx: Tx, ctx: Context, file: { sha256: string; size: number; purpose: Purpose | 'generated'; inspection: Inspection; ownerAccountId: string | null }): Promise<FileRow> {
  const { inspection } = file;
  const now = ctx.clock.now();
  const row = await tx
    .insertInto('files')
    .values({
      id: newId(),
      sha256: Buffer.from(file.sha256, 'hex'),
      size: file.size,
      mime: inspection.mime,
      original_name: inspection.name,
      purpose: file.purpose,
      state: 'ready',
      width: inspection.width,
      height: inspection.height,
      duration_ms: inspection.durationMs,
      placeholder: inspection.placeholder,
      owner_account_id: file.ownerAccountId,
      created_at: now,
      claimed_at: file.purpose === 'generated' ? now : null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await addReferences(tx, row.id, [file.sha256]);
  await audit(tx, ctx, { action: 'file.stored', objectType: 'file', objectId: row.id, after: { purpose: file.purpose, mime: inspection.mime, size: file.size, sha256: file.sha256 } });
  return toFileRow(row);
}

async function insertRefused(tx: Tx, ctx: Context, file: Judged, refusal: CodedError): Promise<FileRow> {
  const row = await tx
    .insertInto('files')
    .values({
      id: newId(),
      sha256: Buffer.from(file.sha256, 'hex'),
      size: file.size,
      mime: 'application/octet-stream',
      original_name: safeFileName(file.name),
      purpose: file.purpose,
      state: 'refused',
      refusal: JSON.stringify({ code: refusal.code, params: refusal.params }),
      owner_account_id: accountIdOf(ctx.actor),
      created_at: ctx.clock.now(),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(tx, ctx, { action: 'file.stored', objectType: 'file', objectId: row.id, outcome: 'refused', reason: refusal.code, after: { purpose: file.purpose, size: file.size } });
  return toFileRow(row);
}

/**
 * Writes down what became of an upload: a ready file with its bytes in the store, its audit entry and, for a picture, the job that makes its
 * smaller forms; or a refused one, whose bytes are not kept.
 */
export async function recordJudged(tx: Tx, ctx: Context, file: Judged): Promise<FileRow> {
  if (file.outcome instanceof CodedError) return insertRefused(tx, ctx, file, file.outcome);
  await holdBytes(tx);
  await ctx.files.adopt(file.path, file.sha256);
  const row = await insertReady(tx, ctx, { ...file, inspection: file.outcome, ownerAccountId: accountIdOf(ctx.actor) });
  if (file.purpose === 'picture') await enqueue(tx, derivePictureJob, { fileId: row.id }, { key: `files.derive:${row.id}` });
  return row;
}

/**
 * Takes a file that a signed-in account sends in one piece: a form without scripts, an import, a script. It checks the content,
 * keeps the bytes and owns its transaction, so it comes before the caller's own; there, claimFile takes the file up.
 * @returns the ready file; throws the coded refusal (file.*, upload.daily-limit).
 */
export async function storeUpload(ctx: Context, upload: Declared & { readonly bytes: Bytes }): Promise<FileRow> {
  const { accountId } = requireAccount(ctx.actor);
  const limit = maxBytesOf(upload.purpose);
  const spooled = await ctx.files.spool(upload.bytes, limit).catch((error: unknown) => {
    if (error instanceof TooManyBytesError) return fileErrors.fail('file.too-large', { limit: sizeInWords(limit) });
    throw error;
  });
  try {
    await requireRoom(ctx.db, ctx, accountId, spooled.size);
    const judged = await judgeFile(ctx, spooled.path, { name: upload.name, purpose: upload.purpose });
    const row = await ctx.db.transaction().execute((tx) => recordJudged(tx, ctx, judged));
    if (judged.outcome instanceof CodedError) throw judged.outcome;
    return row;
  } finally {
    await rm(spooled.path, { force: true });
  }
}

/** A file that the program made itself, such as a PDF or an error workbook; claimed from the start. Runs in the caller's transaction. */
export async function storeGenerated(tx: Tx, ctx: Context, file: { bytes: Bytes; name: string; mime: string; ownerAccountId: string | null }): Promise<FileRow> {
  await holdBytes(tx);
  const stored = await ctx.files.put(file.bytes);
  const inspection = { mime: file.mime, name: safeFileName(file.name), width: null, height: null, durationMs: null, placeholder: null };
  return insertReady(tx, ctx, { ...stored, purpose: 'generated', inspection, ownerAccountId: file.ownerAccountId });
}
