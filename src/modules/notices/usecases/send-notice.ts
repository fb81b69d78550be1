import { sql } from 'kysely';
import { holdTree, recordFacts } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { type Audience, audienceMembers, placeOf } from '../../organizations/public.ts';
import { nextReminder } from '../due.rules.ts';
import type { ReturnForm } from '../form.schemas.ts';
import { heldByField, heldCount, heldNames, unitFields } from '../held.queries.ts';
import { announceNoticeJob } from '../jobs/announce-notice.ts';
import { lockAsIssuer, type NoticeRow, requireVersion } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { fieldAsked, noticeReceived, noticeSent } from '../notices.facts.ts';
import { personIdOf } from '../notices.policy.ts';
import { numberOf, takeNumber } from '../numbers.queries.ts';

/** Freezes the recipients: one statement, whatever their number. @returns how many. */
async function freezeRecipients(tx: Tx, notice: NoticeRow, now: Date): Promise<number> {
  const form = notice.form as ReturnForm | null;
  const schedule = { before: notice.remind_before, after: notice.remind_after };
  const reminder = notice.due_at === null ? null : nextReminder(notice.due_at, schedule, now);
  const asked = form === null ? sql`0` : sql`${form.fields.length - unitFields(form)}::int - ${heldCount('m.organization_id', heldNames(form), now)}`;
  const { numAffectedRows } = await sql`
    insert into notice_recipients (notice_id, organization_id, name, path, due_at, return_state, fields_asked, next_reminder_at)
    select ${notice.id}, m.organization_id, m.name, m.path, ${notice.due_at}::timestamptz, ${form === null ? null : 'awaited'}::text, ${asked}, ${reminder}::timestamptz
    from (${audienceMembers(notice.audience as Audience, notice.issuer_id)}) m`.execute(tx);
  return Number(numAffectedRows);
}

async function refuseWhatIsHeld(tx: Tx, notice: NoticeRow, total: number, now: Date): Promise<void> {
  const form = notice.form as ReturnForm | null;
  if (form === null) return;
  const held = await heldByField(tx, form, sql`select organization_id from notice_recipients where notice_id = ${notice.id}`, total, now);
  if (held.every(({ heldFor }) => heldFor === total)) noticeErrors.failField('form', 'notice.all-held', { fields: held.map(({ label }) => label).join('、') });
}

/** Facts of the sending, and for each recipient that it was written to and how much it was asked. The tree is held, so path and today's line agree. */
async function recordSending(tx: Tx, ctx: Context, notice: NoticeRow, now: Date): Promise<void> {
  const recipients = await tx.selectFrom('notice_recipients').select(['organization_id', 'path', 'fields_asked']).where('notice_id', '=', notice.id).execute();
  const common = { campaignId: notice.campaign_id, subject: { type: 'notice', id: notice.id } };
  await recordFacts(tx, ctx, [
    { ...common, kind: noticeSent, place: await placeOf(tx, notice.issuer_id, now) },
    ...recipients.flatMap(({ organization_id, path, fields_asked }) => {
      const place = { nodeId: organization_id, path, pathNow: path };
      return [{ ...common, kind: noticeReceived, place }, ...(fields_asked > 0 ? [{ ...common, kind: fieldAsked, place, quantity: fields_asked }] : [])];
    }),
  ]);
}

/**
 * Signs and sends a draft: exactly the organizations the audience has at this moment become its recipients, it gets its number, and
 * the messages are enqueued, all in one transaction. Errors: notice.not-draft, .no-recipients, .due-passed, .all-held, .series-taken, state.stale.
 */
export async function sendNotice(ctx: Context, id: string, input: { version: number }): Promise<{ number: string; recipients: number }> {
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const notice = await lockAsIssuer(tx, ctx, id);
    if (notice.state !== 'draft') noticeErrors.fail('notice.not-draft');
    requireVersion(input.version, notice.version);
    const now = ctx.clock.now();
    if (notice.due_at !== null && notice.due_at <= now) noticeErrors.failField('dueAt', 'notice.due-passed');
    const recipients = await freezeRecipients(tx, notice, now);
    if (recipients === 0) noticeErrors.failField('audience', 'notice.no-recipients');
    await refuseWhatIsHeld(tx, notice, recipients, now);
    await recordSending(tx, ctx, notice, now);
    await enqueue(tx, announceNoticeJob, { noticeId: id });
    // The number comes last: other senders of the series wait from here on only.
    const given = await takeNumber(tx, notice.series, notice.issuer_id, now);
    await tx.updateTable('notices').set({ ...given, state: 'sent', version: notice.version + 1, recipient_count: recipients, sent_at: now, sent_by: personIdOf(ctx.actor), updated_at: now }).where('id', '=', id).execute();
    const number = numberOf({ series: notice.series, ...given })!;
    await audit(tx, ctx, { action: 'notice.sent', objectType: 'notice', objectId: id, nodeId: notice.issuer_id, before: { state: 'draft' }, after: { state: 'sent', number, recipients, title: notice.title } });
    return { number, recipients };
  });
}
