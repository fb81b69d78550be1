import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { placeOf } from '../../organizations/public.ts';
import { lockSentAsIssuer } from '../notices.access.ts';
import { noticeWithdrawn } from '../notices.facts.ts';
import { personIdOf } from '../notices.policy.ts';
import { numberOf } from '../numbers.queries.ts';

/** Withdraws a sent notice: it stays readable as withdrawn, keeps its number, and asks for nothing more. Errors: notice.not-sent. */
export async function withdrawNotice(ctx: Context, id: string, input: { reason: string }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const notice = await lockSentAsIssuer(tx, ctx, id);
    const now = ctx.clock.now();
    await tx.updateTable('notices').set({ state: 'withdrawn', version: notice.version + 1, withdrawn_at: now, withdrawn_by: personIdOf(ctx.actor), withdraw_reason: input.reason, updated_at: now }).where('id', '=', id).execute();
    await tx.updateTable('notice_recipients').set({ next_reminder_at: null }).where('notice_id', '=', id).where('next_reminder_at', 'is not', null).execute();
    await recordFacts(tx, ctx, [{ kind: noticeWithdrawn, place: await placeOf(tx, notice.issuer_id, now), campaignId: notice.campaign_id, subject: { type: 'notice', id } }]);
    await audit(tx, ctx, { action: 'notice.withdrawn', objectType: 'notice', objectId: id, nodeId: notice.issuer_id, reason: input.reason, before: { state: 'sent' }, after: { state: 'withdrawn', number: numberOf(notice) } });
  });
}

/** Stops taking returns, late ones too, or takes them again. Errors: notice.not-sent. */
export async function closeReturns(ctx: Context, id: string, input: { closed: boolean }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const notice = await lockSentAsIssuer(tx, ctx, id);
    const closedAt = input.closed ? (notice.returns_closed_at ?? ctx.clock.now()) : null;
    await tx.updateTable('notices').set({ returns_closed_at: closedAt, version: notice.version + 1, updated_at: ctx.clock.now() }).where('id', '=', id).execute();
    if (input.closed) await tx.updateTable('notice_recipients').set({ next_reminder_at: null }).where('notice_id', '=', id).where('return_state', 'is not', null).execute();
    await audit(tx, ctx, { action: input.closed ? 'notice.returns-closed' : 'notice.returns-reopened', objectType: 'notice', objectId: id, nodeId: notice.issuer_id });
  });
}
