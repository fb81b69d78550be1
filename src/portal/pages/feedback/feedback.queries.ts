import type { Contact, ContactKind } from '../../../modules/people/public.ts';
import { decryptField } from '../../../platform/crypto/fields.ts';
import type { Keys } from '../../../platform/crypto/keys.ts';
import type { Db } from '../../../platform/db/db.ts';
import { window } from '../../../platform/http/api.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import type { FeedbackState, SiteFeedback, Topic } from './feedback.schemas.ts';
import { CONTACT } from './leave-feedback.ts';

const selected = (db: Db) => db.selectFrom('site_feedback').select((eb) => ['id', 'at', 'locale', 'topic', 'about_path', 'message', 'reply', 'replied_at', 'closed_at', 'close_reason', eb('contact_cipher', 'is not', null).as('wants_answer')]);

type Query = ReturnType<typeof selected>;
type Row = Awaited<ReturnType<Query['execute']>>[number];

const present = (row: Row): SiteFeedback => ({
  id: row.id, at: row.at.toISOString(), locale: row.locale as Locale, topic: row.topic as Topic, aboutPath: row.about_path, message: row.message, reply: row.reply, repliedAt: row.replied_at?.toISOString() ?? null,
  closedAt: row.closed_at?.toISOString() ?? null, closeReason: row.close_reason, wantsAnswer: Boolean(row.wants_answer),
});

export interface FeedbackFilter {
  readonly state?: FeedbackState | undefined;
  readonly topic?: Topic | undefined;
}

function narrowed(query: Query, { state, topic }: FeedbackFilter): Query {
  const ofTopic = topic === undefined ? query : query.where('topic', '=', topic);
  if (state === 'waiting') return ofTopic.where('reply', 'is', null).where('closed_at', 'is', null);
  if (state === 'answered') return ofTopic.where('reply', 'is not', null);
  return state === 'closed' ? ofTopic.where('closed_at', 'is not', null) : ofTopic;
}

/** Messages: those that wait by age, others the newest first. */
export async function listFeedback(db: Db, query: FeedbackFilter & { page: number; size: number }): Promise<{ items: SiteFeedback[]; total: number }> {
  const { limit, offset } = window(query);
  const rows = await narrowed(selected(db), query).orderBy('at', query.state === 'waiting' ? 'asc' : 'desc').orderBy('id').limit(limit).offset(offset).execute();
  const { total } = await narrowed(selected(db), query).clearSelect().select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return { items: rows.map(present), total };
}

/** How many messages wait, and since when the oldest does. */
export async function waitingFeedback(db: Db): Promise<{ count: number; oldest: Date | null }> {
  return narrowed(selected(db), { state: 'waiting' }).clearSelect().select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('at').as('oldest')]).executeTakeFirstOrThrow();
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

/** The contact that the author left, in clear; it is kept no longer. */
export async function takeContact(db: Db, keys: Keys, id: string): Promise<Contact | null> {
  const row = await db.selectFrom('site_feedback').select(['contact_kind', 'contact_cipher']).where('id', '=', id).executeTakeFirst();
  if (row === undefined || row.contact_kind === null || row.contact_cipher === null) return null;
  await db.updateTable('site_feedback').set({ contact_kind: null, contact_cipher: null }).where('id', '=', id).execute();
  return { kind: row.contact_kind as ContactKind, value: decryptField(keys, CONTACT, row.contact_cipher) };
}

/** Removes contacts left before an instant. */
export async function removeContacts(db: Db, before: Date): Promise<void> {
  await db.updateTable('site_feedback').set({ contact_kind: null, contact_cipher: null }).where('contact_cipher', 'is not', null).where('at', '<', before).execute();
}
