import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { entriesInBrief, publishEntry, takeDownEntry } from '../../contests/public.ts';
import { levelOrder } from '../../judging/public.ts';
import { fillLevels } from '../awards.rules.ts';
import type { SchemeRecord } from '../scheme/scheme.queries.ts';
import { exclusionsOf, type PlaceRow, placesOf, type ProposalRow, vacanciesOf } from './proposals.queries.ts';

/** Computes the list of a category from the round's result, what is left empty and what objections changed, and keeps it. @returns the list before and after */
export async function arrangeCategory(tx: Tx, scheme: SchemeRecord, proposal: ProposalRow, categoryId: string): Promise<{ before: PlaceRow[]; after: PlaceRow[] }> {
  const before = (await placesOf(tx, proposal.id)).filter((place) => place.category_id === categoryId);
  const vacant = new Map((await vacanciesOf(tx, proposal.id)).map((row) => [row.level_id, row.count]));
  const excluded = await exclusionsOf(tx, proposal.id);
  const rooms = scheme.levels.filter((level) => level.categoryId === categoryId).map((level) => ({ levelId: level.id, places: level.places - (vacant.get(level.id) ?? 0) }));
  const order = await levelOrder(tx, proposal.round_id, categoryId, {
    places: rooms.map(({ places }) => places),
    without: excluded.filter(({ kind }) => kind !== 'moved').map((row) => row.entry_id),
    revalued: new Map(excluded.filter(({ kind }) => kind === 'moved').map((row) => [row.entry_id, row.value!])),
  });
  const known = new Map(before.map((place) => [place.entry_id, place]));
  const after: PlaceRow[] = fillLevels(order, rooms).map(({ entry, levelId, position }) => {
    const was = known.get(entry.entryId);
    // A reason holds for the level it was given for.
    const confirmed = was !== undefined && was.level_id === levelId && !entry.settled ? was.confirmed : null;
    return { proposal_id: proposal.id, category_id: categoryId, entry_id: entry.entryId, level_id: levelId, position, rank: entry.rank, sure: entry.sure, settled: entry.settled, confirmed, shown_by_notice: was?.shown_by_notice ?? false };
  });
  await tx.deleteFrom('award_places').where('proposal_id', '=', proposal.id).where('category_id', '=', categoryId).execute();
  if (after.length > 0) await tx.insertInto('award_places').values(after).execute();
  return { before, after };
}

/** Shows the works of a list, as nobody can object to what they cannot see, and takes down those that a notice showed and the list names no more: what was struck off goes aside. */
export async function showWorks(tx: Tx, ctx: Context, places: readonly PlaceRow[], dropped: readonly PlaceRow[], why: { struck: readonly string[]; reason: string }): Promise<void> {
  const waiting = places.filter((each) => !each.shown_by_notice);
  const states = await entriesInBrief(tx, waiting.map((place) => place.entry_id));
  for (const place of waiting) {
    // What the host had published before stays, whatever becomes of the award.
    if (states.get(place.entry_id)?.state === 'published') continue;
    await publishEntry(tx, ctx, place.entry_id);
    await tx.updateTable('award_places').set({ shown_by_notice: true }).where('proposal_id', '=', place.proposal_id).where('entry_id', '=', place.entry_id).execute();
  }
  for (const place of dropped.filter((each) => each.shown_by_notice)) await takeDownEntry(tx, ctx, place.entry_id, { to: why.struck.includes(place.entry_id) ? 'set-aside' : 'admitted', reason: why.reason });
}
