import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { nextReminder } from '../due.rules.ts';
import { lockAsRecipient, lockRecipient, lockSentAsIssuer } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { personIdOf } from '../notices.policy.ts';
import { tell } from '../tell.ts';

/** Asks for more time in the name of a recipient. Errors: notice.no-return, .already-submitted, .extension-open, .extension-not-later, .returns-closed. */
export async function askExtension(ctx: Context, noticeId: string, organizationId: string, input: { reason: string; until: string }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const { notice, recipient } = await lockAsRecipient(tx, ctx, noticeId, organizationId);
    if (recipient.return_state === null) noticeErrors.fail('notice.no-return');
    if (recipient.return_state === 'submitted') noticeErrors.fail('notice.already-submitted');
    if (notice.returns_closed_at !== null) noticeErrors.fail('notice.returns-closed');
    const now = ctx.clock.now();
    const until = new Date(input.until);
    if (until <= recipient.due_at! || until <= now) noticeErrors.failField('until', 'notice.extension-not-later');
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('notice_extensions')
      .values({ id: newId(), notice_id: noticeId, organization_id: organizationId, reason: input.reason, until, asked_at: now, asked_by: personIdOf(ctx.actor), state: 'asked' })
      .onConflict((conflict) => conflict.columns(['notice_id', 'organization_id']).where(sql<boolean>`state = 'asked'`).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) noticeErrors.fail('notice.extension-open');
    await audit(tx, ctx, { action: 'notice.extension-asked', objectType: 'notice', objectId: noticeId, nodeId: organizationId, reason: input.reason, after: { until } });
  });
}

/** Grants more time (until `dueAt`, the time asked for unless given) or declines it with a reason. Errors: notice.no-extension, .extension-not-later. */
export async function decideExtension(ctx: Context, noticeId: string, organizationId: string, input: { granted: boolean; dueAt: string | null; reason: string }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const notice = await lockSentAsIssuer(tx, ctx, noticeId);
    const recipient = await lockRecipient(tx, noticeId, organizationId);
    const asked = await tx.selectFrom('notice_extensions').selectAll().where('notice_id', '=', noticeId).where('organization_id', '=', organizationId).where('state', '=', 'asked').executeTakeFirst();
    if (asked === undefined) return noticeErrors.fail('notice.no-extension');
    const now = ctx.clock.now();
    const due = input.granted ? new Date(input.dueAt ?? asked.until) : null;
    if (due !== null && (due <= recipient.due_at! || due <= now)) noticeErrors.failField('dueAt', 'notice.extension-not-later');
    await tx
      .updateTable('notice_extensions')
      .set({ state: input.granted ? 'granted' : 'declined', due_at: due, decided_at: now, decided_by: personIdOf(ctx.actor), decision_reason: input.reason === '' ? null : input.reason })
      .where('id', '=', asked.id)
      .execute();
    if (due !== null) {
      const next = recipient.return_state === 'submitted' ? null : nextReminder(due, { before: notice.remind_before, after: notice.remind_after }, now);
      await tx.updateTable('notice_recipients').set({ due_at: due, next_reminder_at: next }).where('notice_id', '=', noticeId).where('organization_id', '=', organizationId).execute();
    }
    await audit(tx, ctx, {
      action: input.granted ? 'notice.extension-granted' : 'notice.extension-declined', objectType: 'notice', objectId: noticeId, nodeId: organizationId, ...(input.reason === '' ? {} : { reason: input.reason }),
      before: { dueAt: recipient.due_at }, after: { dueAt: due ?? recipient.due_at },
    });
    await tell(tx, ctx, notice, [organizationId], due === null ? { kind: 'extension-declined', reason: input.reason } : { kind: 'extension-granted', due });
  });
}
