import type { Tx } from '../../../platform/db/db.ts';
import { forgetOwners } from '../../../platform/similarity/items.ts';
import { removeUnnoted } from './likenesses.queries.ts';

/**
 * Takes the entries of an erased person out of the search for like works: no shingle, print or key of them stays. Of likenesses, those on which an office has
 * noted its finding stay, as the record of that decision; they hold numbers and no part of a work. The caller has taken the authors off the entries before.
 */
export async function forgetEntries(tx: Tx, entryIds: readonly string[]): Promise<void> {
  if (entryIds.length === 0) return;
  await forgetOwners(tx, entryIds);
  await removeUnnoted(tx, entryIds, true);
  await tx.deleteFrom('entry_comparisons').where('entry_id', 'in', [...entryIds]).execute();
}
