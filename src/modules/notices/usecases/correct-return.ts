import { audit } from '../../../platform/audit/audit.ts';
import { requireCapability } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { nextReminder } from '../due.rules.ts';
import type { ReturnForm } from '../form.schemas.ts';
import { lockRecipient, lockSentAsIssuer, openNotice, requireSeenRecipient } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { personIdOf, seeNotices } from '../notices.policy.ts';
import { findReturn } from '../returns.queries.ts';
import { contactsOf } from '../sealed-answers.ts';
import { tell } from '../tell.ts';

/**
 * Sends a return back for correction, with a reason and notes at fields; the version stays, and a new due time may be set. Errors:
 * notice.not-submitted, .no-such-field, .due-passed, .not-sent.
 */
export async function sendBackReturn(ctx: Context, noticeId: string, organizationId: string, input: { reason: string; marks: { key: string; note: string }[]; dueAt: string | null }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const notice = await lockSentAsIssuer(tx, ctx, noticeId);
    const recipient = await lockRecipient(tx, noticeId, organizationId);
    if (recipient.return_state !== 'submitted') noticeErrors.fail('notice.not-submitted');
    const { fields } = notice.form as ReturnForm;
    const unknown = input.marks.findIndex(({ key }) => !fields.some((field) => field.key === key));
    if (unknown >= 0) noticeErrors.failField(`marks.${unknown}.key`, 'notice.no-such-field');
    const now = ctx.clock.now();
    const due = input.dueAt === null ? recipient.due_at! : new Date(input.dueAt);
    if (input.dueAt !== null && due <= now) noticeErrors.failField('dueAt', 'notice.due-passed');
    await tx
      .updateTable('notice_returns')
      .set({ sent_back_at: now, sent_back_by: personIdOf(ctx.actor), sent_back_reason: input.reason, marks: JSON.stringify(input.marks) })
      .where('notice_id', '=', noticeId)
      .where('organization_id', '=', organizationId)
      .where('version', '=', recipient.return_version)
      .execute();
    await tx
      .updateTable('notice_recipients')
      .set({ return_state: 'sent-back', due_at: due, next_reminder_at: nextReminder(due, { before: notice.remind_before, after: notice.remind_after }, now) })
      .where('notice_id', '=', noticeId)
      .where('organization_id', '=', organizationId)
      .execute();
    await audit(tx, ctx, { action: 'notice.return-sent-back', objectType: 'notice', objectId: noticeId, nodeId: organizationId, reason: input.reason, after: { version: recipient.return_version, marks: input.marks } });
    await tell(tx, ctx, notice, [organizationId], { kind: 'sent-back', reason: input.reason });
  });
}

/** A contact of a return in clear, for its unit or the issuer; the reading is audited with its reason. Errors: notice.nothing-to-reveal, .no-such-field. */
export async function revealContact(ctx: Context, noticeId: string, organizationId: string, input: { field: string; index: number; reason: string }): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    requireCapability(ctx.actor, seeNotices);
    const opened = await openNotice(tx, ctx, noticeId);
    if (!opened.mine.includes(organizationId)) await requireSeenRecipient(tx, opened, organizationId);
    if (!opened.isIssuer && !opened.mine.includes(organizationId)) noticeErrors.fail('notice.nothing-to-reveal');
    const form = opened.row.form as ReturnForm | null;
    if (form?.fields.some(({ key }) => key === input.field) !== true) noticeErrors.failField('field', 'notice.no-such-field');
    const recipient = await lockRecipient(tx, noticeId, organizationId);
    const of = { noticeId, organizationId };
    const clear = contactsOf(ctx.keys, of, await findReturn(tx, of, recipient.return_version))[input.field];
    const contact = Array.isArray(clear) ? clear[input.index] : clear;
    if (contact === undefined || contact === '') return noticeErrors.fail('notice.nothing-to-reveal');
    await audit(tx, ctx, { action: 'notice.contact-revealed', objectType: 'notice', objectId: noticeId, nodeId: organizationId, reason: input.reason, after: { field: input.field, index: input.index } });
    return contact;
  });
}
