import type { Db } from '../../platform/db/db.ts';
import type { EntryFeedback } from '../contests/feedback/entry-feedback.ts';

/** What judges wrote to an entry's authors, by closed round, first to last; never by whom. */
export async function feedbackFor(db: Db, entryId: string): Promise<EntryFeedback[]> {
  const rows = await db
    .selectFrom('judging_assignments as a')
    .innerJoin('judging_rounds as r', 'r.id', 'a.round_id')
    .select(['r.id', 'r.name_zh', 'r.name_en', 'r.closed_at', 'a.feedback'])
    .where('a.entry_id', '=', entryId)
    .where('a.state', '=', 'locked')
    .where('a.feedback', '<>', '')
    .where('r.state', '=', 'closed')
    .orderBy('r.closed_at')
    // By the text, so that the order says nothing of who wrote it.
    .orderBy('a.feedback')
    .execute();
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((texts) => ({ round: { zh: texts[0]!.name_zh, en: texts[0]!.name_en }, closedAt: texts[0]!.closed_at!.toISOString(), texts: texts.map(({ feedback }) => feedback) }));
}
