import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { isDemonstration } from '../../../platform/messaging/channels.ts';
import { placeOf } from '../../organizations/public.ts';
import { lateSeconds } from '../due.rules.ts';
import { checkAnswers, type Contacts, keepContacts, splitAnswers } from '../form.rules.ts';
import type { Answers, ReturnForm } from '../form.schemas.ts';
import { heldAnswers, holdAnswers, unitAnswers } from '../held.queries.ts';
import { lockAsRecipient, type NoticeRow, type RecipientRow, requireVersion } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { returnLate, returnSubmitted } from '../notices.facts.ts';
import { personIdOf } from '../notices.policy.ts';
import { findDraft, findReturn } from '../returns.queries.ts';
import { contactsOf, sealAnswers } from '../sealed-answers.ts';
import { writeReceipt } from './sign-receipt.ts';

interface Writing {
  readonly notice: NoticeRow;
  readonly recipient: RecipientRow;
  readonly form: ReturnForm;
}

/** The return of a recipient, locked, if it may be written now. */
async function lockForWriting(tx: Tx, ctx: Context, noticeId: string, organizationId: string): Promise<Writing> {
  const { notice, recipient } = await lockAsRecipient(tx, ctx, noticeId, organizationId);
  if (notice.form === null) noticeErrors.fail('notice.no-return');
  if (notice.returns_closed_at !== null) noticeErrors.fail('notice.returns-closed');
  if (recipient.return_state === 'submitted') noticeErrors.fail('notice.already-submitted');
  return { notice, recipient, form: notice.form as ReturnForm };
}

/** Contacts that a masked one may stand for: of the draft, of the last version, of what is held. */
async function knownContacts(db: Db, ctx: Context, { notice, recipient, form }: Writing): Promise<Contacts[]> {
  const of = { noticeId: notice.id, organizationId: recipient.organization_id };
  const [draft, last, held] = [await findDraft(db, of), await findReturn(db, of, recipient.return_version), await heldAnswers(db, ctx.keys, form, of.organizationId, ctx.clock.now())];
  return [contactsOf(ctx.keys, of, draft), contactsOf(ctx.keys, of, last), splitAnswers(form, held).contacts];
}

async function writeDraft(tx: Tx, ctx: Context, writing: Writing, input: { answers: Answers; revision: number }): Promise<number> {
  const of = { noticeId: writing.notice.id, organizationId: writing.recipient.organization_id };
  const before = await findDraft(tx, of);
  requireVersion(input.revision, before?.revision ?? 0);
  const answers = keepContacts(writing.form, input.answers, await knownContacts(tx, ctx, writing));
  const row = { revision: input.revision + 1, ...sealAnswers(ctx.keys, of, writing.form, answers), updated_at: ctx.clock.now(), updated_by: personIdOf(ctx.actor) };
  await tx
    .insertInto('notice_return_drafts')
    .values({ notice_id: of.noticeId, organization_id: of.organizationId, ...row })
    .onConflict((conflict) => conflict.columns(['notice_id', 'organization_id']).doUpdateSet(row))
    .execute();
  return row.revision;
}

/** Keeps an unfinished return, unchecked; `revision` is the one last read, 0 at first. Errors: state.stale, notice.no-return, .returns-closed, .already-submitted. */
export async function saveReturnDraft(ctx: Context, noticeId: string, organizationId: string, input: { answers: Answers; revision: number }): Promise<{ revision: number }> {
  return ctx.db.transaction().execute(async (tx) => ({ revision: await writeDraft(tx, ctx, await lockForWriting(tx, ctx, noticeId, organizationId), input) }));
}

/**
 * Hands in a return, a late one too, which is marked with how late it came; a correction keeps the time of the first. What is handed in is
 * also signed for. Errors: notice.return-invalid (a problem a field), state.stale, notice.no-return, .returns-closed, .already-submitted.
 */
export async function submitReturn(ctx: Context, noticeId: string, organizationId: string, input: { answers: Answers; revision: number }): Promise<{ version: number; lateSeconds: number | null }> {
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const writing = await lockForWriting(tx, ctx, noticeId, organizationId);
    const { notice, recipient, form } = writing;
    const of = { noticeId, organizationId };
    requireVersion(input.revision, (await findDraft(tx, of))?.revision ?? 0);
    const given = { ...input.answers, ...(await unitAnswers(tx, form, organizationId)) };
    const { answers, problems } = checkAnswers(form, keepContacts(form, given, await knownContacts(tx, ctx, writing)), await isDemonstration({ config: ctx.config, db: tx }));
    if (problems.length > 0) noticeErrors.fail('notice.return-invalid', { count: problems.length }, problems);
    const now = ctx.clock.now();
    const isFirst = recipient.first_submitted_at === null;
    const late = isFirst ? lateSeconds(recipient.due_at!, now) : recipient.late_seconds;
    const version = recipient.return_version + 1;
    const id = newId();
    await tx.insertInto('notice_returns').values({ id, notice_id: noticeId, organization_id: organizationId, version, ...sealAnswers(ctx.keys, of, form, answers), submitted_at: now, submitted_by: personIdOf(ctx.actor), late_seconds: late }).execute();
    await tx
      .updateTable('notice_recipients')
      .set({ return_state: 'submitted', return_version: version, first_submitted_at: recipient.first_submitted_at ?? now, late_seconds: late, next_reminder_at: null })
      .where('notice_id', '=', noticeId)
      .where('organization_id', '=', organizationId)
      .execute();
    await tx.deleteFrom('notice_return_drafts').where('notice_id', '=', noticeId).where('organization_id', '=', organizationId).execute();
    await holdAnswers(tx, ctx.keys, form, noticeId, organizationId, answers, now);
    if (notice.wants_receipt && recipient.signed_at === null) await writeReceipt(tx, ctx, notice, organizationId);
    if (isFirst) {
      const fact = { place: await placeOf(tx, organizationId, now), campaignId: notice.campaign_id, subject: { type: 'notice-return', id } };
      await recordFacts(tx, ctx, [{ ...fact, kind: returnSubmitted }, ...(late === null ? [] : [{ ...fact, kind: returnLate }])]);
    }
    await audit(tx, ctx, { action: 'notice.return-submitted', objectType: 'notice', objectId: noticeId, nodeId: organizationId, after: { version, lateSeconds: late } });
    return { version, lateSeconds: late };
  });
}
