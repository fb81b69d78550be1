import type { Context } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { isWithin, organizationNames } from '../organizations/public.ts';
import { personNames } from '../people/public.ts';
import { presentAttachments } from './attachments.ts';
import { printedIssuers } from './notice-document.ts';
import { type OpenedNotice, openNotice } from './notices.access.ts';
import { seeNotices } from './notices.policy.ts';
import { type ListedNotice, searchNotices } from './notices.queries.ts';
import type { Notice, NoticeDraft, NoticeQuery, NoticeSummary } from './notices.schemas.ts';
import { numberOf } from './numbers.queries.ts';
import { countRecipients } from './recipients.queries.ts';
import { requireCapability } from '../../platform/auth/actor.ts';

/** An instant as answers give it. */
export const iso = <T extends Date | string | null>(at: T) => (at === null ? null : new Date(at).toISOString()) as T extends null ? string | null : string;

/** Names of organizations in the reader's language, with their ids. */
export async function namedOrganizations(ctx: Context, ids: readonly string[]): Promise<(id: string) => { id: string; name: string }> {
  const names = await organizationNames(ctx.db, ids);
  return (id) => {
    const name = names.get(id);
    return { id, name: name === undefined ? '' : pick(name, ctx.locale) };
  };
}

function summary(row: ListedNotice, named: (id: string) => { id: string; name: string }): Omit<NoticeSummary, 'counts'> {
  const { mine } = row;
  return {
    id: row.id, title: row.title, number: numberOf(row), issuer: named(row.issuer_id), campaignId: row.campaign_id, state: row.state as NoticeSummary['state'], version: row.version,
    wantsReceipt: row.wants_receipt, wantsReturn: row.wants_return, dueAt: iso(row.due_at), updatedAt: iso(row.updated_at), sentAt: iso(row.sent_at), recipientCount: row.recipient_count,
    mine: mine === null ? null : { organization: { id: mine.organization_id, name: mine.name }, signedAt: iso(mine.signed_at), returnState: mine.return_state, dueAt: iso(mine.due_at), lateSeconds: mine.late_seconds },
  };
}

/** A page of one of the reader's boxes; counts are of the recipients the reader may see. */
export async function listNotices(ctx: Context, filter: NoticeQuery): Promise<{ items: NoticeSummary[]; total: number }> {
  const nodes = requireCapability(ctx.actor, seeNotices);
  const { rows, total } = await searchNotices(ctx.db, ctx, filter);
  const named = await namedOrganizations(ctx, rows.map((row) => row.issuer_id));
  const now = ctx.clock.now();
  const items: NoticeSummary[] = [];
  for (const row of rows) {
    const seesAll = filter.box === 'sent' || (filter.box === 'below' && (await isWithin(ctx.db, row.issuer_id, nodes)));
    const counts = filter.box === 'sent' || filter.box === 'below' ? await countRecipients(ctx.db, { row, seesAll, nodes }, now) : null;
    items.push({ ...summary(row, named), counts });
  }
  return { items, total };
}

/** A notice as its reader sees it. */
export async function describeNotice(ctx: Context, opened: OpenedNotice): Promise<Notice> {
  const { row, isIssuer, mine } = opened;
  const named = await namedOrganizations(ctx, [row.issuer_id, ...row.joint_issuer_ids, ...mine]);
  const people = await personNames(ctx.db, row.sent_by === null ? [] : [row.sent_by]);
  const { mine: _, wantsReturn: __, ...common } = summary({ ...row, wants_return: row.form !== null, mine: null }, named);
  return {
    ...common,
    counts: row.state === 'draft' ? null : await countRecipients(ctx.db, opened, ctx.clock.now()),
    standings: [...(isIssuer ? (['issuer'] as const) : []), ...(mine.length > 0 ? (['recipient'] as const) : []), ...(!isIssuer && mine.length === 0 ? (['above'] as const) : [])],
    myOrganizations: mine.map(named),
    jointIssuers: row.joint_issuer_ids.map(named),
    printedIssuers: await printedIssuers(ctx.db, row),
    body: row.body as Notice['body'],
    attachments: await presentAttachments(ctx.db, row.attachments as NoticeDraft['attachments']),
    addressees: row.addressees, cc: row.cc, series: row.series,
    audience: isIssuer ? (row.audience as Notice['audience']) : null,
    form: row.form as Notice['form'],
    remindBefore: row.remind_before, remindAfter: row.remind_after,
    sentBy: row.sent_by === null ? null : (people.get(row.sent_by) ?? null),
    withdrawnAt: iso(row.withdrawn_at), withdrawReason: row.withdraw_reason, returnsClosedAt: iso(row.returns_closed_at),
  };
}

/** Opens and describes. Errors: notice.not-found. */
export async function readNotice(ctx: Context, id: string): Promise<Notice> {
  return describeNotice(ctx, await openNotice(ctx.db, ctx, id));
}

