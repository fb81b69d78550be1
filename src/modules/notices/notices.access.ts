import { sql } from 'kysely';
import { requireCapability } from '../../platform/auth/actor.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { inScope, isWithin } from '../organizations/public.ts';
import { noticeErrors } from './notices.errors.ts';
import { answersFor, issuesFor, seeNotices } from './notices.policy.ts';

export type NoticeRow = Awaited<ReturnType<typeof noticeRow>>;

const noticeRow = (db: Db, id: string) => db.selectFrom('notices').selectAll().where('id', '=', id).executeTakeFirstOrThrow(() => noticeErrors.error('notice.not-found'));

/** A notice and how the reader stands to it. */
export interface OpenedNotice {
  readonly row: NoticeRow;
  readonly isIssuer: boolean;
  /** Whether the reader sees all recipients (issues it, or stands above the issuer), or only those within `nodes`. */
  readonly seesAll: boolean;
  readonly nodes: readonly string[];
  /** Recipients for which the reader answers. */
  readonly mine: readonly string[];
}

/** Opens a notice for reading; what does not concern the reader is answered as if it did not exist. A draft is its issuer's alone. */
export async function openNotice(db: Db, ctx: Context, id: string): Promise<OpenedNotice> {
  const nodes = requireCapability(ctx.actor, seeNotices);
  const row = await noticeRow(db, id);
  const isIssuer = issuesFor(ctx.actor).includes(row.issuer_id);
  if (row.state === 'draft') return isIssuer ? { row, isIssuer, seesAll: true, nodes, mine: [] } : noticeErrors.fail('notice.not-found');
  const seesAll = isIssuer || (await isWithin(db, row.issuer_id, nodes));
  const answering = answersFor(ctx.actor);
  const mine = answering.length === 0 ? [] : await db.selectFrom('notice_recipients').select('organization_id').where('notice_id', '=', id).where('organization_id', 'in', answering).execute();
  if (!seesAll && mine.length === 0) {
    const below = await db.selectFrom('notice_recipients').select('organization_id').where('notice_id', '=', id).where(inScope('notice_recipients.organization_id', nodes)).limit(1).executeTakeFirst();
    if (below === undefined) noticeErrors.fail('notice.not-found');
  }
  return { row, isIssuer, seesAll, nodes, mine: mine.map(({ organization_id }) => organization_id) };
}

/** SQL condition on `notice_recipients as r`: the recipients of the notice that its reader may see. */
export const seenRecipients = ({ seesAll, nodes }: Pick<OpenedNotice, 'seesAll' | 'nodes'>) => (seesAll ? sql<boolean>`true` : inScope('r.organization_id', nodes));

/** The notice locked for a change by its issuer. Who may only read it is refused with auth.forbidden. */
export async function lockAsIssuer(tx: Tx, ctx: Context, id: string): Promise<NoticeRow> {
  if (ctx.actor.kind !== 'system' && !(await openNotice(tx, ctx, id)).isIssuer) commonErrors.fail('auth.forbidden');
  await tx.selectFrom('notices').select('id').where('id', '=', id).forUpdate().execute();
  return noticeRow(tx, id);
}

/** The same for a notice that is out and not withdrawn. */
export async function lockSentAsIssuer(tx: Tx, ctx: Context, id: string): Promise<NoticeRow & { sent_at: Date }> {
  const row = await lockAsIssuer(tx, ctx, id);
  return row.state === 'sent' ? (row as NoticeRow & { sent_at: Date }) : noticeErrors.fail('notice.not-sent');
}

export type RecipientRow = Awaited<ReturnType<typeof lockRecipient>>;

/** A recipient of a notice, locked until the transaction ends. */
export async function lockRecipient(tx: Tx, noticeId: string, organizationId: string) {
  return tx.selectFrom('notice_recipients').selectAll().where('notice_id', '=', noticeId).where('organization_id', '=', organizationId).forUpdate().executeTakeFirstOrThrow(() => noticeErrors.error('notice.not-found'));
}

/** Refuses unless the actor answers for the recipient; one who may only read it is refused with auth.forbidden. */
export async function lockAsRecipient(tx: Tx, ctx: Context, noticeId: string, organizationId: string): Promise<{ notice: NoticeRow; recipient: RecipientRow }> {
  const opened = await openNotice(tx, ctx, noticeId);
  if (!opened.mine.includes(organizationId)) {
    await requireSeenRecipient(tx, opened, organizationId);
    commonErrors.fail('auth.forbidden');
  }
  if (opened.row.state !== 'sent') noticeErrors.fail('notice.not-sent');
  return { notice: opened.row, recipient: await lockRecipient(tx, noticeId, organizationId) };
}

/** Refuses with notice.not-found unless the reader of the notice may see the recipient. */
export async function requireSeenRecipient(db: Db, opened: OpenedNotice, organizationId: string): Promise<void> {
  const seen = await db.selectFrom('notice_recipients as r').select('r.organization_id').where('r.notice_id', '=', opened.row.id).where('r.organization_id', '=', organizationId).where(seenRecipients(opened)).executeTakeFirst();
  if (seen === undefined) noticeErrors.fail('notice.not-found');
}

/** Refuses with state.stale unless the caller saw the newest version. */
export function requireVersion(seen: number, now: number): void {
  if (seen !== now) commonErrors.fail('state.stale');
}

