import { sql } from 'kysely';
import type { Db, Tx } from '../db/db.ts';
import type { Context } from '../http/context.ts';

// Storing bytes and the row that needs them happens under the shared side of this lock, removing unneeded bytes under the
// exclusive one: bytes are never removed between being found in the store and being named by a row.
const LOCK = sql`hashtextextended('heming file bytes', 0)`;

/** Keeps the sweep from removing bytes until the transaction ends. A backup holds it while it copies the store. */
export async function holdBytes(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${LOCK})`.execute(tx);
}

/** Records that a file needs the bytes. */
export async function addReferences(tx: Tx, fileId: string, hashes: readonly string[]): Promise<void> {
  const rows = [...new Set(hashes)].map((sha256) => ({ sha256: Buffer.from(sha256, 'hex'), file_id: fileId }));
  await tx.insertInto('file_blobs').values(rows).onConflict((conflict) => conflict.doNothing()).execute();
}

/** Those of the hashes that some file needs. */
export async function referenced(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('file_blobs')
    .select('sha256')
    .distinct()
    .where('sha256', '=', sql<Buffer>`any(${hashes.map((each) => Buffer.from(each, 'hex'))}::bytea[])`)
    .execute();
  return new Set(rows.map(({ sha256 }) => sha256.toString('hex')));
}

/** Removes those of the bytes that no file needs any more. @returns how many were removed */
export async function removeUnreferenced(ctx: Pick<Context, 'db' | 'files'>, hashes: readonly string[]): Promise<number> {
  if (hashes.length === 0) return 0;
  return ctx.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
    const needed = await referenced(tx, hashes);
    const unneeded = hashes.filter((each) => !needed.has(each));
    for (const each of unneeded) await ctx.files.delete(each);
    return unneeded.length;
  });
}
