import { sql } from 'kysely';
import { byteaArray } from '../../platform/db/binary-array.ts';
import type { Tx } from '../../platform/db/db.ts';
import { translating } from '../../platform/db/constraints.ts';
import { transparencyErrors } from './transparency.errors.ts';

/**
 * Takes leaves (from `leafOf`) into a log, in order, in one statement of the caller's transaction: they are in the log exactly when the
 * transaction commits, and in the tree a moment later. Writers do not wait for each other. Throws log.closed.
 * @returns the number each was taken under, in the same order; `inclusionProof` finds the leaf by it.
 */
export async function appendLeaves(tx: Tx, log: string, leaves: readonly Uint8Array[]): Promise<{ seq: string }[]> {
  if (leaves.length === 0) return [];
  const query = sql<{ seq: string }>`select seq::text from append_to_log(${log}, ${byteaArray(leaves)}::bytea[]) as seq`.execute(tx);
  const { rows } = await translating(query, { log_closed: () => transparencyErrors.fail('log.closed') });
  return rows;
}

/** As `appendLeaves`, for one leaf. */
export async function appendToLog(tx: Tx, log: string, leaf: Uint8Array): Promise<{ seq: string }> {
  const [taken] = await appendLeaves(tx, log, [leaf]);
  return taken!;
}
