import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/db.ts';
import { inScope } from '../organizations/public.ts';
import { REASONS, type Reason } from './voices.rules.ts';
import type { ModerationCounts } from './voices.schemas.ts';

export interface AppealRecord {
  readonly id: string;
  readonly postId: string;
  readonly forumId: string;
  readonly body: string;
  readonly at: Date;
  readonly dueAt: Date;
  readonly outcome: 'upheld' | 'restored' | null;
  readonly reply: string;
  readonly answeredAt: Date | null;
}

const APPEAL = sql`a.id, a.post_id as "postId", p.forum_id as "forumId", a.body, a.at, a.due_at as "dueAt", a.outcome, a.reply, a.answered_at as "answeredAt"`;

/** A page of appeals: an account's own, or those to offices within the nodes; what is due first comes first. */
export async function listAppeals(db: Db, of: { accountId: string } | { nodes: readonly string[] }, query: { open?: boolean | undefined; page: number; size: number }): Promise<{ items: AppealRecord[]; total: number }> {
  const conditions: RawBuilder<unknown>[] = ['accountId' in of ? sql`p.account_id = ${of.accountId}` : sql`${inScope('a.office_id', of.nodes)}`];
  if (query.open !== undefined) conditions.push(query.open ? sql`a.outcome is null` : sql`a.outcome is not null`);
  const from = sql`from moderation_appeals a join posts p on p.id = a.post_id where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<AppealRecord>`select ${APPEAL} ${from} order by a.outcome is not null, a.due_at, a.id limit ${query.size} offset ${(query.page - 1) * query.size}`.execute(db);
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
  return { items: rows, total: Number(counted[0]!.total) };
}

/** The appeals against decisions on a post, the first first. */
export async function appealsOf(db: Db, postId: string): Promise<AppealRecord[]> {
  const { rows } = await sql<AppealRecord>`select ${APPEAL} from moderation_appeals a join posts p on p.id = a.post_id where a.post_id = ${postId} order by a.at`.execute(db);
  return rows;
}

/** How the posts of a topic or wall, or of all that were opened, were dealt with, for everybody to read. Counts are of decisions, not of people. */
export async function moderationCounts(db: Db, forumId?: string): Promise<ModerationCounts> {
  const within = (column: string) => (forumId === undefined ? sql`true` : sql`${sql.ref(column)} = ${forumId}`);
  const { rows: states } = await sql<{ state: string; count: number }>`select state, count(*) as count from posts where ${within('forum_id')} group by state`.execute(db);
  const { rows: reasons } = await sql<{ reason: Reason; action: string; count: number }>`
    select reason, action, count(*) as count from moderation_decisions where ${within('forum_id')} and reason is not null group by reason, action`.execute(db);
  const { rows: appeals } = await sql<{ made: number; restored: number; upheld: number }>`
    select count(*) as made, count(*) filter (where outcome = 'restored') as restored, count(*) filter (where outcome = 'upheld') as upheld
    from moderation_appeals a join posts p on p.id = a.post_id where ${within('p.forum_id')}`.execute(db);
  const of = (state: string) => Number(states.find((row) => row.state === state)?.count ?? 0);
  const by = (reason: Reason, action: string) => Number(reasons.find((row) => row.reason === reason && row.action === action)?.count ?? 0);
  const { made, restored, upheld } = appeals[0]!;
  return {
    posted: states.reduce((sum, row) => sum + Number(row.count), 0), shown: of('shown'), waiting: of('waiting'), withdrawn: of('withdrawn'),
    reasons: REASONS.map((reason) => ({ reason, refused: by(reason, 'refuse'), removed: by(reason, 'remove') })).filter(({ refused, removed }) => refused + removed > 0),
    appeals: { made: Number(made), restored: Number(restored), upheld: Number(upheld) },
  };
}
