import { sql } from 'kysely';
import type { Tx } from '../platform/db/db.ts';

// Two fixed numbers in one space of advisory locks: the tree's, and the folder's.
const SPACE = 7_160_402;
const TREE = 1;
const FOLD = 2;

const holding = new WeakSet<Tx>();

/** SQL that takes the shared hold of the tree; for the statement that writes facts. */
export const SHARED_HOLD = `pg_advisory_xact_lock_shared(${SPACE}, ${TREE})`;

/**
 * Keeps the tree from changing shape until the transaction ends. Whoever records facts calls it first in the transaction, before
 * asking where the nodes stand, so that no fact is counted for a line that a move has just ended. Holders do not wait for each other.
 */
export async function holdTree(tx: Tx): Promise<void> {
  if (holding.has(tx)) return;
  await sql`select ${sql.raw(SHARED_HOLD)}`.execute(tx);
  holding.add(tx);
}

/**
 * Waits for every transaction that records facts to end, and keeps new ones waiting until this one ends. Whoever moves a node calls it
 * first in the transaction, before reading lines, and `rebase` after writing the new ones.
 */
export async function holdTreeExclusively(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(SPACE)}, ${sql.lit(TREE)})`.execute(tx);
  holding.add(tx);
}

/** Throws unless the transaction holds the tree: a mistake of the calling code, found by its first test. */
export function requireHold(tx: Tx): void {
  if (!holding.has(tx)) throw new Error('facts are recorded without holdTree(tx): call it first in the transaction, before placeOf');
}

/** Makes this transaction the only one that changes rollups; waits for the one before. */
export async function holdFolding(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(SPACE)}, ${sql.lit(FOLD)})`.execute(tx);
}

/** As `holdFolding`, but gives up at once when another transaction has it. */
export async function tryHoldFolding(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${sql.lit(SPACE)}, ${sql.lit(FOLD)}) as held`.execute(tx);
  return rows[0]!.held;
}
