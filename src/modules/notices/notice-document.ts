import { dayOf } from '../../platform/calendar/calendar.ts';
import { renderOfficialDocument } from '../../platform/documents/official-document.ts';
import type { Db } from '../../platform/db/db.ts';
import type { PdfResult } from '../../platform/documents/render-typst.ts';
import type { Context } from '../../platform/http/context.ts';
import { organizationNames } from '../organizations/public.ts';
import type { NoticeRow } from './notices.access.ts';
import { noticeMessages } from './notices.messages.ts';
import type { NoticeDraft } from './notices.schemas.ts';

/** Names of recipients are printed when there are no more of them than this. */
const MOST_NAMES = 20;

async function addressees(ctx: Context, notice: NoticeRow): Promise<string[]> {
  if (notice.addressees.length > 0) return notice.addressees;
  if (notice.state === 'draft' || notice.recipient_count > MOST_NAMES) return [noticeMessages('zh-CN').allRecipients];
  return (await ctx.db.selectFrom('notice_recipients').select('name').where('notice_id', '=', notice.id).orderBy('path').execute()).map(({ name }) => name);
}

/** The issuers as the red head names them, in Chinese whatever the reader's language: the document is in one language. */
export async function printedIssuers(db: Db, notice: Pick<NoticeRow, 'issuer_id' | 'joint_issuer_ids'>): Promise<string[]> {
  const ids = [notice.issuer_id, ...notice.joint_issuer_ids];
  const names = await organizationNames(db, ids);
  return ids.map((id) => names.get(id)?.zh ?? '');
}

/** The notice in the official layout (GB/T 9704), in Chinese whatever the reader's language; a draft has no number and today's date. */
export async function renderNotice(ctx: Context, notice: NoticeRow): Promise<PdfResult> {
  const issuers = await printedIssuers(ctx.db, notice);
  const { body, attachments } = notice as unknown as Pick<NoticeDraft, 'body' | 'attachments'>;
  return renderOfficialDocument(ctx.documents, {
    issuerMark: { issuers },
    number: notice.year === null || notice.serial === null ? undefined : { series: notice.series, year: notice.year, serial: notice.serial },
    title: notice.title,
    recipients: await addressees(ctx, notice),
    body,
    attachments: attachments.map(({ title }) => ({ title })),
    date: dayOf(notice.sent_at ?? ctx.clock.now()),
    cc: notice.cc,
    printOffice: issuers[0]!,
    ...(notice.state === 'withdrawn' ? { remark: '本通知已撤回' } : {}),
  });
}
