import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { checkpointText } from './check/checkpoint.ts';
import { hashing } from './hashing.ts';
import { keyName, publishedKey, signNote } from './log-key.ts';
import { transparencyErrors } from './transparency.errors.ts';

/** What opening a log needs: the key, the site's address, the time. */
export type LogContext = Pick<Context, 'keys' | 'clock' | 'config'>;

export interface LogState {
  readonly id: number;
  readonly name: string;
  readonly origin: string;
  /** Leaves in the tree. */
  readonly size: number;
  readonly closedAt: Date | null;
  /** Closed, and every leaf it took is in the tree: the latest checkpoint is the last one. */
  readonly final: boolean;
}

const ADVISORY_SPACE = 7_160_403;

/** The origin line of a log: its address without the scheme, or, where the site has no address of its own, a name from its key. */
function originFor({ config, keys }: LogContext, name: string): string {
  const host = config.origin?.replace(/^https?:\/\//, '');
  return `${host ?? keyName(keys)}/log/${name}`;
}

/** A log by name, or undefined. */
export async function findLog(db: Db, name: string): Promise<LogState | undefined> {
  const row = await db
    .selectFrom('transparency_logs as log')
    .select(['id', 'name', 'origin', 'size', 'closed_at'])
    .select(sql<boolean>`log.closed_at is not null and not exists (select from log_pending where log_pending.log = log.name)`.as('final'))
    .where('name', '=', name)
    .executeTakeFirst();
  return row === undefined ? undefined : { id: row.id, name: row.name, origin: row.origin, size: row.size, closedAt: row.closed_at, final: row.final };
}

/** A log by name; throws log.unknown. */
export async function requireLog(db: Db, name: string): Promise<LogState> {
  return (await findLog(db, name)) ?? transparencyErrors.fail('log.unknown');
}

/** The logs that were opened last, the newest first. */
export async function listLogs(db: Db, limit: number): Promise<{ name: string; origin: string; size: number; closedAt: Date | null }[]> {
  const rows = await db.selectFrom('transparency_logs').select(['name', 'origin', 'size', 'closed_at']).orderBy('id', 'desc').limit(limit).execute();
  return rows.map(({ closed_at: closedAt, ...row }) => ({ ...row, closedAt }));
}

/** The key that signs a log (`name+id+key`), or will once it is opened. */
export async function keyOfLog(ctx: LogContext, db: Db, name: string): Promise<string> {
  return publishedKey(ctx.keys, (await findLog(db, name))?.origin ?? originFor(ctx, name));
}

/**
 * Opens a log with the checkpoint of the empty tree; one that is there stays as it is. Nobody needs to call it before appending: the
 * sequencer opens what it finds leaves for. Its origin is settled here once and for all.
 */
export async function openLog(ctx: LogContext, db: Db, name: string): Promise<void> {
  if ((await db.selectFrom('transparency_logs').select('id').where('name', '=', name).executeTakeFirst()) !== undefined) return;
  const origin = originFor(ctx, name);
  const now = ctx.clock.now();
  const note = signNote(ctx.keys, origin, checkpointText({ origin, size: 0, root: hashing.empty }));
  await sql`
    with opened as (insert into transparency_logs (name, origin, opened_at) values (${name}, ${origin}, ${now}) on conflict do nothing returning id)
    insert into log_checkpoints (log_id, size, root, note, signed_at) select id, 0, ${hashing.empty}, ${note}, ${now} from opened`.execute(db);
}

/**
 * Closes a log in the caller's transaction: waits for all transactions that are adding to it, and from the commit on refuses leaves with
 * log.closed. What was taken before still goes into the tree; `final` says when it is done.
 */
export async function closeLog(ctx: LogContext, tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(ADVISORY_SPACE)}, hashtext(${name}))`.execute(tx);
  await openLog(ctx, tx, name);
  await tx.updateTable('transparency_logs').set({ closed_at: ctx.clock.now() }).where('name', '=', name).where('closed_at', 'is', null).execute();
}
