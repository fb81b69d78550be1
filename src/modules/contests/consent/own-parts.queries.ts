import type { Db } from '../../../platform/db/db.ts';

/** Ids of authors and tutors of entries who are this account's owner: they decided on their own name, and have not taken it back. */
export async function ownPartsIn(db: Db, accountId: string): Promise<string[]> {
  return (await db.selectFrom('author_consents').select('author_id').distinct().where('account_id', '=', accountId).where('withdrawn_at', 'is', null).execute()).map((row) => row.author_id);
}
