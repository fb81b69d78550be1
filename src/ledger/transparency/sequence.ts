import { sql } from 'kysely';
import { byteaArray } from '../../platform/db/binary-array.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { checkpointText } from './check/checkpoint.ts';
import { readBundle, TILE_WIDTH } from './check/tiles.ts';
import { hashing } from './hashing.ts';
import { signNote } from './log-key.ts';
import { type LogContext, openLog } from './logs.ts';
import { openTree } from './tree-edge.ts';

/** Leaves a transaction of the sequencer takes at most: 64 bundles, at most 64 MiB. */
const BATCH = 8192;
const SEQ_BYTES = 8;
/** Leaves that are hashed at a stretch. */
const BREATH = 512;
/** Batches of one log before the next log has its turn. */
const TURN = 32;

const NOTHING = { count: 0, last: '0' };
/** From the first waiting leaf on. */
export const FROM_START = '0';

interface Batch {
  readonly count: number;
  /** Leaves after their lengths, in the order of their numbers. */
  readonly entries: Buffer;
  /** Their numbers, eight bytes each. */
  readonly seqs: Buffer;
}

/** Which of the waiting leaves to take: at most `limit`, and only those with a number above `after`. */
interface Part {
  readonly limit: number;
  readonly after: string;
}

/** Takes leaves out of the waiting ones, row by row: the last one may go past the limit. It sees what is committed: one with a lower number that commits later waits for the next time. */
async function takeLeaves(tx: Tx, name: string, { limit, after }: Part): Promise<Batch> {
  const { rows } = await sql<{ seq: string; count: number; entries: Buffer }>`
    with waiting as (select ctid, sum(count) over (order by seq) - count as before from log_pending where log = ${name} and seq > ${after}::bigint order by seq limit ${limit}),
    taken as (delete from log_pending where ctid = any(array(select ctid from waiting where before < ${limit})) returning seq, count, entries)
    select seq::text, count, entries from taken order by taken.seq`.execute(tx);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const seqs = Buffer.allocUnsafe(count * SEQ_BYTES);
  let at = 0;
  for (const row of rows) for (let number = BigInt(row.seq), end = number + BigInt(row.count); number < end; number++) at = seqs.writeBigInt64BE(number, at);
  return { count, entries: Buffer.concat(rows.map(({ entries }) => entries)), seqs };
}

interface BundleRow {
  readonly number: number;
  readonly entries: Buffer;
  readonly seqs: Buffer;
}

/** The leaves cut into the bundles they fall into; the first may be the end of one that is there. */
function cutBundles(size: number, { entries, seqs }: Batch, leaves: readonly Uint8Array[]): BundleRow[] {
  const rows: BundleRow[] = [];
  for (let at = 0, from = 0; at < leaves.length; ) {
    const number = Math.floor((size + at) / TILE_WIDTH);
    const count = Math.min((number + 1) * TILE_WIDTH - size - at, leaves.length - at);
    let to = from;
    for (let each = at; each < at + count; each++) to += 2 + leaves[each]!.length;
    rows.push({ number, entries: entries.subarray(from, to), seqs: seqs.subarray(at * SEQ_BYTES, (at + count) * SEQ_BYTES) });
    at += count;
    from = to;
  }
  return rows;
}

async function writeBundles(tx: Tx, logId: number, rows: readonly BundleRow[]): Promise<void> {
  const lows = rows.map(({ seqs }) => String(seqs.readBigInt64BE(0)));
  const highs = rows.map(({ seqs }) => String(seqs.readBigInt64BE(seqs.length - SEQ_BYTES)));
  const [entries, seqs] = [byteaArray(rows.map((row) => row.entries)), byteaArray(rows.map((row) => row.seqs))];
  await sql`
    insert into log_bundles (log_id, number, entries, seqs, seq_low, seq_high)
    select ${logId}, * from unnest(${rows.map(({ number }) => number)}::bigint[], ${entries}::bytea[], ${seqs}::bytea[], ${lows}::bigint[], ${highs}::bigint[])
    on conflict (log_id, number) do update
    set entries = log_bundles.entries || excluded.entries, seqs = log_bundles.seqs || excluded.seqs,
        seq_low = least(log_bundles.seq_low, excluded.seq_low), seq_high = greatest(log_bundles.seq_high, excluded.seq_high)`.execute(tx);
}

/**
 * Puts a part of the waiting leaves of a log into its tree and signs the new checkpoint, all in one transaction that holds the log's row:
 * a crash at any moment leaves everything as it was before, or as it is after.
 * @returns how many were put in, and the last one's number; 0 too when another process is at it.
 */
export async function sequenceBatch(ctx: LogContext, tx: Tx, name: string, part: Part): Promise<{ count: number; last: string }> {
  const log = await tx.selectFrom('transparency_logs').select(['id', 'origin', 'size']).where('name', '=', name).forNoKeyUpdate().skipLocked().executeTakeFirst();
  if (log === undefined) return NOTHING;
  const batch = await takeLeaves(tx, name, part);
  if (batch.count === 0) return NOTHING;
  const leaves = readBundle(batch.entries)!;
  const { tree, save } = await openTree(tx, log.id, log.size);
  for (const [at, leaf] of leaves.entries()) {
    tree.append(hashing.leaf(leaf));
    // Requests of the same process do not wait for thousands of leaves.
    if (at % BREATH === BREATH - 1) await new Promise((next) => setImmediate(next));
  }
  await writeBundles(tx, log.id, cutBundles(log.size, batch, leaves));
  await save();
  const { size } = tree;
  const root = tree.root();
  await tx.updateTable('transparency_logs').set({ size }).where('id', '=', log.id).execute();
  const note = signNote(ctx.keys, log.origin, checkpointText({ origin: log.origin, size, root }));
  await tx.insertInto('log_checkpoints').values({ log_id: log.id, size, root: Buffer.from(root), note, signed_at: ctx.clock.now() }).execute();
  return { count: batch.count, last: String(batch.seqs.readBigInt64BE(batch.seqs.length - SEQ_BYTES)) };
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

/**
 * Puts everything that waits into the trees, log by log in turns, until nothing waits, other processes are at the rest, or `goOn` says no.
 * @param options only: one log; left out: all. @returns how many leaves were put in here.
 */
export async function sequence(ctx: LogContext, db: Db, { only, limit = BATCH, goOn = () => true }: { only?: string; limit?: number; goOn?: () => boolean } = {}): Promise<number> {
  let total = 0;
  for (;;) {
    let round = 0;
    for (const name of only === undefined ? await waitingLogs(db) : [only]) round += await takeTurn(ctx, db, name, limit);
    total += round;
    if (round === 0 || !goOn()) return total;
  }
}
