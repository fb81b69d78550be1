import { sql } from 'kysely';
import type { Db, Tx } from '../db/db.ts';
import type { Context } from '../http/context.ts';
import { sizeInWords } from './file-types.ts';
import { fileErrors } from './files.errors.ts';
import { bytesSentSince } from './files.queries.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MAX_UNFINISHED = 20;
const MAX_DAILY_BYTES = 4 * 1024 * 1024 * 1024;

/** Refuses (upload.daily-limit) when the account would have sent too much within 24 hours; what unfinished uploads announced counts. */
export async function requireRoom(db: Db, ctx: Pick<Context, 'clock'>, accountId: string, bytes: number): Promise<void> {
  const { announced } = await db
    .selectFrom('uploads')
    .select(sql<number>`coalesce(sum(size), 0)::bigint`.as('announced'))
    .where('account_id', '=', accountId)
    .where('file_id', 'is', null)
    .executeTakeFirstOrThrow();
  const sent = await bytesSentSince(db, accountId, new Date(ctx.clock.now().getTime() - DAY_MS));
  if (announced + sent + bytes > MAX_DAILY_BYTES) fileErrors.fail('upload.daily-limit', { limit: sizeInWords(MAX_DAILY_BYTES) });
}

/** Refuses a further resumable upload when too many are unfinished or too much was sent. Uploads of one account are counted one after the other. */
export async function requireUploadSlot(tx: Tx, ctx: Pick<Context, 'clock'>, accountId: string, bytes: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('heming uploads of ' || ${accountId}::text, 0))`.execute(tx);
  const { unfinished } = await tx
    .selectFrom('uploads')
    .select((eb) => eb.fn.countAll<number>().as('unfinished'))
    .where('account_id', '=', accountId)
    .where('file_id', 'is', null)
    .where('expires_at', '>', ctx.clock.now())
    .executeTakeFirstOrThrow();
  if (unfinished >= MAX_UNFINISHED) fileErrors.fail('upload.too-many', { limit: MAX_UNFINISHED });
  await requireRoom(tx, ctx, accountId, bytes);
}
