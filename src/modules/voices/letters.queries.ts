import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { inScope } from '../organizations/public.ts';
import { voiceErrors } from './voices.errors.ts';
import type { LetterQuery } from './voices.schemas.ts';

export interface LetterTurnRecord {
  readonly byOffice: boolean;
  readonly byName: string;
  readonly body: string;
  readonly at: string;
}

export interface LetterRecord {
  readonly id: string;
  readonly officeId: string;
  readonly accountId: string | null;
  readonly author: string;
  readonly subject: string;
  readonly about: 'question' | 'suggestion' | 'help';
  readonly mayPublish: boolean;
  readonly state: 'waiting' | 'answered' | 'withdrawn';
  readonly publishedAt: Date | null;
  readonly sentAt: Date;
  readonly dueAt: Date;
  readonly version: number;
  readonly turns: readonly LetterTurnRecord[];
}

const LETTER = sql`
  l.id, l.office_id as "officeId", l.account_id as "accountId", l.author, l.subject, l.about, l.may_publish as "mayPublish", l.state, l.published_at as "publishedAt", l.sent_at as "sentAt", l.due_at as "dueAt", l.version,
  (select coalesce(jsonb_agg(jsonb_build_object('byOffice', t.by_office, 'byName', t.by_name, 'body', t.body, 'at', t.at) order by t.seq), '[]') from letter_turns t where t.letter_id = l.id) as turns`;

async function read(db: Db, rest: RawBuilder<unknown>): Promise<LetterRecord[]> {
  const { rows } = await sql<LetterRecord>`select ${LETTER} from letters l ${rest}`.execute(db);
  return rows;
}

/** Whose letters are seen: those of an account, and those to offices within the nodes. */
export interface LetterView {
  readonly accountId: string | null;
  readonly nodes: readonly string[];
}

const seenBy = ({ accountId, nodes }: LetterView) => sql`(l.account_id = ${accountId}::uuid or ${inScope('l.office_id', nodes)})`;

/** A letter that the view holds; undefined otherwise. */
export async function findLetter(db: Db, id: string, view: LetterView): Promise<LetterRecord | undefined> {
  return (await read(db, sql`where l.id = ${id} and ${seenBy(view)}`))[0];
}

/** The same, locked until the transaction ends; refuses with letter.not-found. */
export async function lockLetter(tx: Tx, id: string, view: LetterView): Promise<LetterRecord> {
  return (await read(tx, sql`where l.id = ${id} and ${seenBy(view)} for update of l`))[0] ?? voiceErrors.fail('letter.not-found');
}

/** A page of the letters of the view that match: those that wait by what is due first, the others by date. */
export async function listLetters(db: Db, view: LetterView, query: LetterQuery): Promise<{ items: LetterRecord[]; total: number }> {
  const conditions = [query.by === 'me' ? sql`l.account_id = ${view.accountId}::uuid` : seenBy(view)];
  if (query.state !== undefined) conditions.push(sql`l.state = ${query.state}`);
  if (query.text !== undefined && query.text !== '') conditions.push(sql`l.subject ilike ${`%${query.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`);
  const where = sql.join(conditions, sql` and `);
  const items = await read(db, sql`where ${where} order by ${query.state === 'waiting' ? sql`l.due_at, l.id` : sql`l.id desc`} limit ${query.size} offset ${(query.page - 1) * query.size}`);
  const { rows } = await sql<{ total: number }>`select count(*) as total from letters l where ${where}`.execute(db);
  return { items, total: Number(rows[0]!.total) };
}

/** Letters an office has published, the latest first. */
export async function publishedLetters(db: Db, officeId: string, window: { offset: number; limit: number }): Promise<{ items: LetterRecord[]; total: number }> {
  const items = await read(db, sql`where l.office_id = ${officeId} and l.published_at is not null order by l.published_at desc, l.id desc limit ${window.limit} offset ${window.offset}`);
  const { rows } = await sql<{ total: number }>`select count(*) as total from letters where office_id = ${officeId} and published_at is not null`.execute(db);
  return { items, total: Number(rows[0]!.total) };
}

/** How an office has answered: letters received and answered, for its page. */
export async function letterCounts(db: Db, officeId: string): Promise<{ received: number; answered: number }> {
  const { rows } = await sql<{ received: number; answered: number }>`select count(*) as received, count(*) filter (where state = 'answered') as answered from letters where office_id = ${officeId} and state <> 'withdrawn'`.execute(db);
  return { received: Number(rows[0]!.received), answered: Number(rows[0]!.answered) };
}
