import { sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { checkpointText } from './check/checkpoint.ts';
import { signNote } from './log-key.ts';
import { type LogContext, openLog } from './logs.ts';
import { openTree } from './tree-edge.ts';

/** Leaves a transaction of the sequencer takes at most. */
const BATCH = 8192;
/** After so many leaves whatever else the process has to do has its turn. */
const BREATH = 512;
/** Batches of one log before the next log has its turn. */
const TURN = 32;

const NOTHING = { count: 0, last: '0' };
/** From the first waiting leaf on. */
export const FROM_START = '0';

/** Leaves that were taken together: the number of the first, and their hashes one behind the other. */
interface Waiting {
  readonly seq: string;
  readonly count: number;
  readonly hashes: Buffer;
}

/** Which of the waiting leaves to take: at most `limit`, and only those with a number above `after`. */
interface Part {
  readonly limit: number;
  readonly after: string;
}

/** Takes leaves out of the waiting ones, row by row: the last one may go past the limit. It sees what is committed: one with a lower number that commits later waits for the next time. */
async function takeLeaves(tx: Tx, name: string, { limit, after }: Part): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with waiting as (select ctid, sum(count) over (order by seq) - count as before from log_pending where log = ${name} and seq > ${after}::bigint order by seq limit ${limit}),
    taken as (delete from log_pending where ctid = any(array(select ctid from waiting where before < ${limit})) returning seq, count, hashes)
    select seq::text, count, hashes from taken order by taken.seq`.execute(tx);
  return rows;
}

/** Says where the leaves of each row stand now, from the index `size` on. */
async function writeRuns(tx: Tx, logId: number, size: number, rows: readonly Waiting[]): Promise<void> {
  await sql`
    insert into log_runs (log_id, first, seq, count)
    select ${logId}, ${size}::bigint + sum(count) over (order by place) - count, seq, count
    from unnest(${rows.map(({ seq }) => seq)}::bigint[], ${rows.map(({ count }) => count)}::smallint[]) with ordinality as given (seq, count, place)`.execute(tx);
}

/**
 * Puts a part of the waiting leaves of a log into its tree and signs the new checkpoint, all in one transaction that holds the log's row:
 * a crash at any moment leaves everything as it was before, or as it is after. The leaves themselves stay where they are.
 * @returns how many were put in, and the last row's number; 0 too when another process is at it.
 */
export async function sequenceBatch(ctx: LogContext, tx: Tx, name: string, part: Part): Promise<{ count: number; last: string }> {
  const log = await tx.selectFrom('transparency_logs').select(['id', 'origin', 'size']).where('name', '=', name).forNoKeyUpdate().skipLocked().executeTakeFirst();
  if (log === undefined) return NOTHING;
  const rows = await takeLeaves(tx, name, part);
  const last = rows.at(-1)?.seq;
  if (last === undefined) return NOTHING;
  const { tree, save } = await openTree(tx, log.id, log.size);
  let rested = log.size;
  for (const { hashes } of rows) {
    tree.append(hashes);
    // Requests of the same process do not wait for thousands of leaves.
    if (tree.size - rested < BREATH) continue;
    rested = tree.size;
    await new Promise((next) => setImmediate(next));
  }
  await writeRuns(tx, log.id, log.size, rows);
  await save();
  const { size } = tree;
  const root = tree.root();
  await tx.updateTable('transparency_logs').set({ size }).where('id', '=', log.id).execute();
  const note = signNote(ctx.keys, log.origin, checkpointText({ origin: log.origin, size, root }));
  await tx.insertInto('log_checkpoints').values({ log_id: log.id, size, root: Buffer.from(root), note, signed_at: ctx.clock.now() }).execute();
  return { count: size - log.size, last };
}

/** Names of the logs for which leaves wait: one look at the index for each, however many leaves there are. */
export async function waitingLogs(db: Db): Promise<string[]> {
  const { rows } = await sql<{ log: string }>`
    with recursive waiting as (
      (select log from log_pending order by log limit 1)
      union all
      select (select log from log_pending where log > waiting.log order by log limit 1) from waiting where waiting.log is not null
    )
    select log from waiting where log is not null`.execute(db);
  return rows.map(({ log }) => log);
}

/**
 * One log's turn. Each batch goes on behind the one before: rows just deleted still lie at the beginning, and stepping over them again and
 * again costs more than the rest. What commits late with a lower number is found by the next turn, which begins at the beginning.
 */
async function takeTurn(ctx: LogContext, db: Db, name: string, limit: number): Promise<number> {
  await openLog(ctx, db, name);
  let total = 0;
  let after = FROM_START;
  for (let batch = 0; batch < TURN; batch++) {
    const part = { limit, after };
    const { count, last } = await db.transaction().execute((tx) => sequenceBatch(ctx, tx, name, part));
    total += count;
    after = last;
    if (count < limit) break;
  }
  return total;
}

/** Gives each log for which leaves wait one turn. @returns how many leaves were put in. */
export async function sequenceRound(ctx: LogContext, db: Db, limit = BATCH): Promise<number> {
  let total = 0;
  for (const name of await waitingLogs(db)) total += await takeTurn(ctx, db, name, limit);
  return total;
}

/** Puts everything that waits into the trees, log by log in turns, until nothing waits or other processes are at the rest. @returns how many leaves were put in here. */
export async function sequence(ctx: LogContext, db: Db, { limit }: { limit?: number } = {}): Promise<number> {
  let total = 0;
  for (;;) {
    const round = await sequenceRound(ctx, db, limit);
    total += round;
    if (round === 0) return total;
  }
}
