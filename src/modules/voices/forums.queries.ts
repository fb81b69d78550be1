import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { inScope } from '../organizations/public.ts';
import { voiceErrors } from './voices.errors.ts';
import type { Moderation } from './voices.rules.ts';

export interface ForumRecord {
  readonly id: string;
  readonly kind: 'topic' | 'tribute';
  readonly campaignId: string;
  readonly hostId: string;
  readonly lead: { readonly zh: string; readonly en: string };
  readonly moderation: Moderation;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly state: 'draft' | 'open' | 'closed';
  readonly places: number;
  readonly answer: { readonly text: { readonly zh: string; readonly en: string }; readonly at: Date; readonly by: string } | null;
  readonly version: number;
}

/** Which forums: one by id, those of a scope of hosts, or all. */
export type ForumScope = { readonly hosts: readonly string[] } | 'all';

const scoped = (scope: ForumScope): RawBuilder<boolean> => (scope === 'all' ? sql<boolean>`true` : (inScope('forums.host_id', scope.hosts) as RawBuilder<boolean>));

const select = (db: Db, scope: ForumScope) => db.selectFrom('forums').selectAll().where(scoped(scope));
type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const toRecord = (row: Row): ForumRecord => ({
  id: row.id, kind: row.kind as ForumRecord['kind'], campaignId: row.campaign_id, hostId: row.host_id, lead: { zh: row.lead_zh, en: row.lead_en }, moderation: row.moderation as Moderation,
  opensAt: row.opens_at, closesAt: row.closes_at, state: row.state as ForumRecord['state'], places: row.places, version: row.version,
  answer: row.answered_at === null ? null : { text: { zh: row.answer_zh, en: row.answer_en }, at: row.answered_at, by: row.answered_by ?? '' },
});

/** A topic or wall by id; undefined where there is none in the scope. */
export async function findForum(db: Db, id: string, scope: ForumScope = 'all'): Promise<ForumRecord | undefined> {
  const row = await select(db, scope).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : toRecord(row);
}

/** The same; refuses with voices.not-found. */
export async function requireForum(db: Db, id: string, scope: ForumScope = 'all'): Promise<ForumRecord> {
  return (await findForum(db, id, scope)) ?? voiceErrors.fail('voices.not-found');
}

/** The same, locked until the transaction ends. */
export async function lockForum(tx: Tx, id: string, scope: ForumScope = 'all'): Promise<ForumRecord> {
  const row = await select(tx, scope).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? voiceErrors.fail('voices.not-found') : toRecord(row);
}

/** Topics and walls of the scope, the newest first. */
export async function listForums(db: Db, scope: ForumScope, window: { offset: number; limit: number }): Promise<{ items: ForumRecord[]; total: number }> {
  const rows = await select(db, scope).orderBy('opens_at', 'desc').orderBy('id').offset(window.offset).limit(window.limit).execute();
  const { total } = await db.selectFrom('forums').select((eb) => eb.fn.countAll<number>().as('total')).where(scoped(scope)).executeTakeFirstOrThrow();
  return { items: rows.map(toRecord), total: Number(total) };
}

/** Topics and walls that were opened, of these campaigns: those open at the instant first, each group the newest first. */
export async function publicForums(db: Db, campaignIds: readonly string[], now: Date, window: { offset: number; limit: number }): Promise<{ items: ForumRecord[]; total: number }> {
  const where = sql<boolean>`state <> 'draft' and campaign_id = any(${[...campaignIds]}::uuid[])`;
  const rows = await select(db, 'all').where(where).orderBy(sql`state = 'open' and closes_at > ${now}`, 'desc').orderBy('opens_at', 'desc').orderBy('id').offset(window.offset).limit(window.limit).execute();
  const { total } = await db.selectFrom('forums').select((eb) => eb.fn.countAll<number>().as('total')).where(where).executeTakeFirstOrThrow();
  return { items: rows.map(toRecord), total: Number(total) };
}

/** Posts that wait for a decision, by forum. */
export async function waitingIn(db: Db, forumIds: readonly string[]): Promise<Map<string, number>> {
  if (forumIds.length === 0) return new Map();
  const rows = await db.selectFrom('posts').select((eb) => ['forum_id', eb.fn.countAll<number>().as('waiting')]).where('state', '=', 'waiting').where(sql<boolean>`forum_id = any(${[...forumIds]}::uuid[])`).groupBy('forum_id').execute();
  return new Map(rows.map((row) => [row.forum_id, Number(row.waiting)]));
}
