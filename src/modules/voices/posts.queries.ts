import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../platform/db/db.ts';
import { inScope } from '../organizations/public.ts';
import { voiceErrors } from './voices.errors.ts';
import type { DecisionAction, Flower, PostState, Reason } from './voices.rules.ts';
import type { PostQuery } from './voices.schemas.ts';

export interface PostDecisionRow {
  readonly id: string;
  readonly action: DecisionAction;
  readonly reason: Reason | null;
  readonly note: string;
  readonly at: string;
  readonly byAccount: string | null;
}

export interface PostRecord {
  readonly id: string;
  readonly forumId: string;
  readonly hostId: string;
  readonly campaignId: string;
  readonly kind: 'topic' | 'tribute';
  readonly parentId: string | null;
  readonly place: number | null;
  readonly replies: number;
  readonly accountId: string | null;
  readonly author: string;
  readonly officeId: string | null;
  readonly flower: Flower | null;
  readonly body: string;
  readonly state: PostState;
  readonly version: number;
  readonly postedAt: Date;
  /** The latest decision, where one was taken. */
  readonly decision: PostDecisionRow | null;
}

const POST = sql`
  p.id, p.forum_id as "forumId", f.host_id as "hostId", f.campaign_id as "campaignId", f.kind, p.parent_id as "parentId", p.place, p.replies, p.account_id as "accountId", p.author, p.office_id as "officeId", p.flower, p.body, p.state, p.version, p.posted_at as "postedAt",
  (select jsonb_build_object('id', d.id, 'action', d.action, 'reason', d.reason, 'note', d.note, 'at', d.at, 'byAccount', d.by_account) from moderation_decisions d where d.post_id = p.id order by d.at desc, d.id desc limit 1) as decision`;

async function read(db: Db, rest: RawBuilder<unknown>): Promise<PostRecord[]> {
  const { rows } = await sql<PostRecord>`select ${POST} from posts p join forums f on f.id = p.forum_id ${rest}`.execute(db);
  return rows;
}

/** Whose posts are seen: those of an account, and those of topics and walls hosted within the nodes. */
export interface PostView {
  readonly accountId: string | null;
  readonly nodes: readonly string[];
}

const seenBy = (view: PostView | 'all'): RawBuilder<unknown> => (view === 'all' ? sql`true` : sql`(p.account_id = ${view.accountId}::uuid or ${inScope('f.host_id', view.nodes)})`);

/** A post that the view holds; undefined otherwise. */
export async function findPost(db: Db, id: string, view: PostView | 'all'): Promise<PostRecord | undefined> {
  return (await read(db, sql`where p.id = ${id} and ${seenBy(view)}`))[0];
}

/** The same, locked until the transaction ends; refuses with post.not-found. */
export async function lockPost(tx: Tx, id: string, view: PostView | 'all'): Promise<PostRecord> {
  return (await read(tx, sql`where p.id = ${id} and ${seenBy(view)} for update of p`))[0] ?? voiceErrors.fail('post.not-found');
}

/** What stands at places of a topic or wall, the highest first: read by its index, so every page costs the same. */
export async function postsAt(db: Db, forumId: string, span: { from: number; to: number }): Promise<PostRecord[]> {
  return read(db, sql`where p.forum_id = ${forumId} and p.parent_id is null and p.place between ${span.to} and ${span.from} order by p.place desc`);
}

/** The first replies to each of several posts. */
export async function firstReplies(db: Db, parentIds: readonly string[], each: number): Promise<Map<string, PostRecord[]>> {
  const found = new Map<string, PostRecord[]>();
  if (parentIds.length === 0) return found;
  for (const row of await read(db, sql`where p.parent_id = any(${[...parentIds]}::uuid[]) and p.place between 1 and ${each} order by p.parent_id, p.place`)) {
    found.set(row.parentId!, [...(found.get(row.parentId!) ?? []), row]);
  }
  return found;
}

/** Replies to a post at places, the first first. */
export async function repliesAt(db: Db, parentId: string, span: { from: number; to: number }): Promise<PostRecord[]> {
  return read(db, sql`where p.parent_id = ${parentId} and p.place between ${span.from} and ${span.to} order by p.place`);
}

/** A page of the posts of the view that match, the newest first; of those that wait, the oldest first. */
export async function listPosts(db: Db, view: PostView, query: PostQuery): Promise<{ items: PostRecord[]; total: number }> {
  const conditions = [query.by === 'me' ? sql`p.account_id = ${view.accountId}::uuid` : seenBy(view)];
  if (query.forum !== undefined) conditions.push(sql`p.forum_id = ${query.forum}`);
  if (query.state !== undefined) conditions.push(sql`p.state = ${query.state}`);
  if (query.text !== undefined && query.text !== '') conditions.push(sql`p.body ilike ${`%${query.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`}`);
  const where = sql.join(conditions, sql` and `);
  const items = await read(db, sql`where ${where} order by ${query.state === 'waiting' ? sql`p.id` : sql`p.id desc`} limit ${query.size} offset ${(query.page - 1) * query.size}`);
  const { rows } = await sql<{ total: number }>`select count(*) as total from posts p join forums f on f.id = p.forum_id where ${where}`.execute(db);
  return { items, total: Number(rows[0]!.total) };
}

/** What an account wrote lately in a forum, for telling repetitions. */
export async function latestBodies(db: Db, forumId: string, accountId: string): Promise<string[]> {
  const rows = await db.selectFrom('posts').select('body').where('account_id', '=', accountId).where('forum_id', '=', forumId).where('state', '<>', 'withdrawn').orderBy('id', 'desc').limit(50).execute();
  return rows.map((row) => row.body);
}

/** The next place at the top of a forum, or below a post. The row that counts is locked: places have no gaps and no doubles. */
export async function nextPlace(tx: Tx, post: { forumId: string; parentId: string | null }): Promise<number> {
  const { rows } =
    post.parentId === null
      ? await sql<{ place: number }>`update forums set places = places + 1 where id = ${post.forumId} returning places as place`.execute(tx)
      : await sql<{ place: number }>`update posts set replies = replies + 1 where id = ${post.parentId} returning replies as place`.execute(tx);
  return rows[0]!.place;
}
