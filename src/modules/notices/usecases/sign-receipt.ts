import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { placeOf } from '../../organizations/public.ts';
import { lockAsRecipient, type NoticeRow } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { receiptSigned } from '../notices.facts.ts';
import { personIdOf } from '../notices.policy.ts';

/** Signs for an organization that is locked and has not signed yet. The tree is held. */
export async function writeReceipt(tx: Tx, ctx: Context, notice: NoticeRow, organizationId: string): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .updateTable('notice_recipients')
    .set({ signed_at: now, signed_by: personIdOf(ctx.actor), ...(notice.form === null ? { next_reminder_at: null } : {}) })
    .where('notice_id', '=', notice.id)
    .where('organization_id', '=', organizationId)
    .execute();
  await recordFacts(tx, ctx, [{ kind: receiptSigned, place: await placeOf(tx, organizationId, now), campaignId: notice.campaign_id, subject: { type: 'notice', id: notice.id } }]);
  await audit(tx, ctx, { action: 'notice.receipt-signed', objectType: 'notice', objectId: notice.id, nodeId: organizationId });
}

/** Signs for a notice in the name of a recipient, once. Errors: notice.no-receipt, .already-signed, .not-sent. */
export async function signReceipt(ctx: Context, noticeId: string, organizationId: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const { notice, recipient } = await lockAsRecipient(tx, ctx, noticeId, organizationId);
    if (!notice.wants_receipt) noticeErrors.fail('notice.no-receipt');
    if (recipient.signed_at !== null) noticeErrors.fail('notice.already-signed');
    await writeReceipt(tx, ctx, notice, organizationId);
  });
}
