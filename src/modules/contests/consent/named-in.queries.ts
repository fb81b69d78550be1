import type { Db } from '../../../platform/db/db.ts';

/** The entries of others that name the account's holder with their own consent, newest first. */
export async function namedIn(db: Db, accountId: string): Promise<{ entryId: string; title: { zh: string; en: string } }[]> {
  const rows = await db
    .selectFrom('author_consents as c')
    .innerJoin('entries as e', 'e.id', 'c.entry_id')
    .select(['e.id', 'e.title_zh', 'e.title_en'])
    .distinct()
    .where('c.account_id', '=', accountId)
    .where('c.withdrawn_at', 'is', null)
    .orderBy('e.id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ entryId: row.id, title: { zh: row.title_zh, en: row.title_en } }));
}
