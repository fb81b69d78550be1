import { sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { formatProof } from './check/proof-text.ts';
import { readBundle } from './check/tiles.ts';
import { planConsistency, planInclusion } from './check/tree.ts';
import { findLog, type LogState } from './logs.ts';
import { proveFrom } from './read-tree.ts';

export interface SignedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The signed note as it is published, with the cosignatures that witnesses have given. */
  readonly note: string;
  readonly signedAt: Date;
}

/** A log's latest checkpoint; undefined when nothing was ever put into a log of this name. */
export async function latestCheckpoint(db: Db, log: string): Promise<SignedCheckpoint | undefined> {
  const row = await db
    .selectFrom('transparency_logs as log')
    .innerJoin('log_checkpoints as checkpoint', (join) => join.onRef('checkpoint.log_id', '=', 'log.id').onRef('checkpoint.size', '=', 'log.size'))
    .select(['checkpoint.size', 'checkpoint.root', 'checkpoint.note', 'checkpoint.signed_at'])
    .select(sql<string[]>`array(select line from log_cosignatures as given where given.log_id = log.id and given.size = log.size order by witness)`.as('lines'))
    .where('log.name', '=', log)
    .executeTakeFirst();
  return row === undefined ? undefined : { size: row.size, root: row.root, note: row.note + row.lines.join(''), signedAt: row.signed_at };
}

/** Where a leaf stands, and what proves it. */
export interface InclusionProof {
  readonly index: number;
  readonly leaf: Uint8Array;
  readonly path: readonly Uint8Array[];
  readonly checkpoint: SignedCheckpoint;
  /** All of it in the form of C2SP tlog-proof, to be kept by whom it concerns. */
  readonly text: string;
}

async function findLeaf(db: Db, log: LogState, seq: string): Promise<{ index: number; leaf: Uint8Array } | undefined> {
  // Of the rows whose numbers begin at or before it, the last: leaves that were taken together follow one another.
  const { rows } = await sql<{ first: number; place: number; entries: Buffer }>`
    select run.first, (${seq}::bigint - run.seq)::integer as place, leaves.entries
    from (select * from log_runs where log_id = ${log.id} and seq <= ${seq}::bigint order by seq desc limit 1) as run join log_entries as leaves using (seq)
    where ${seq}::bigint < run.seq + run.count`.execute(db);
  const [found] = rows;
  return found === undefined ? undefined : { index: found.first + found.place, leaf: readBundle(found.entries)![found.place]! };
}

/** The proof that a leaf is in the tree of the latest checkpoint, by the number it was taken under; undefined while it waits to be put in. */
export async function inclusionProof(db: Db, log: string, seq: string): Promise<InclusionProof | undefined> {
  const state = await findLog(db, log);
  const checkpoint = await latestCheckpoint(db, log);
  if (state === undefined || checkpoint === undefined) return undefined;
  const found = await findLeaf(db, state, seq);
  // The leaf may have come with a checkpoint that was signed after the one read above.
  if (found === undefined || found.index >= checkpoint.size) return undefined;
  const path = await proveFrom(db, state.id, planInclusion(found.index, checkpoint.size));
  return { ...found, path, checkpoint, text: formatProof({ index: found.index, path, checkpoint: checkpoint.note }) };
}

/** The proof that the tree of `from` leaves is the beginning of that of `to` leaves; both sizes within the log. */
export async function consistencyProof(db: Db, log: LogState, from: number, to: number): Promise<Uint8Array[]> {
  return proveFrom(db, log.id, planConsistency(from, to));
}
