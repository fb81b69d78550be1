import type { Db } from '../../../platform/db/db.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { window } from '../../../platform/http/api.ts';
import type { SiteFeedback, Topic } from './feedback.schemas.ts';

const selected = (db: Db) => db.selectFrom('site_feedback').select(['id', 'at', 'locale', 'topic', 'about_path', 'message', 'reply', 'replied_at']);

type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

const present = (row: Row): SiteFeedback => ({
  id: row.id, at: row.at.toISOString(), locale: row.locale as Locale, topic: row.topic as Topic, aboutPath: row.about_path, message: row.message, reply: row.reply, repliedAt: row.replied_at?.toISOString() ?? null,
});

/** Messages, those that wait first by age when `waiting` is yes, the newest first otherwise. */
export async function listFeedback(db: Db, query: { waiting?: 'yes' | 'no' | undefined; page: number; size: number }): Promise<{ items: SiteFeedback[]; total: number }> {
  const narrowed = <Q extends ReturnType<typeof selected>>(q: Q) => (query.waiting === undefined ? q : (q.where('reply', query.waiting === 'yes' ? 'is' : 'is not', null) as Q));
  const { limit, offset } = window(query);
  const rows = await narrowed(selected(db)).orderBy('at', query.waiting === 'yes' ? 'asc' : 'desc').orderBy('id').limit(limit).offset(offset).execute();
  const { total } = await narrowed(db.selectFrom('site_feedback') as unknown as ReturnType<typeof selected>).clearSelect().select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map(present), total };
}

/** The last answered messages, which everybody may read. */
export async function listAnswered(db: Db, limit: number): Promise<SiteFeedback[]> {
  const rows = await selected(db).where('reply', 'is not', null).orderBy('replied_at', 'desc').limit(limit).execute();
  return rows.map(present);
}

/** One message, its row held until the transaction ends. */
export async function lockFeedback(db: Db, id: string): Promise<SiteFeedback | undefined> {
  const row = await selected(db).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : present(row);
}
