import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { dayOf, instantAt, nextOutsideQuietHours } from '../../../platform/calendar/calendar.ts';
import type { Context } from '../../../platform/http/context.ts';
import { enqueue } from '../../../platform/jobs/jobs.ts';
import { QUIET } from '../due.rules.ts';
import { lockSentAsIssuer } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { personIdOf } from '../notices.policy.ts';
import { noteReminders } from '../reminders.queries.ts';
import { tellRemindersJob } from '../jobs/tell-reminders.ts';

/**
 * Reminds by hand everybody who has not signed or not returned, each organization at most once a day (reminders of the schedule count).
 * In quiet hours the messages wait for their end. Errors: notice.nobody-to-remind, .reminded-today.
 * @returns how many are reminded, how many were left out because they were reminded today, and when the messages go.
 */
export async function remindRecipients(ctx: Context, noticeId: string, input: { who: 'unsigned' | 'unreturned'; under?: string | undefined }): Promise<{ reminded: number; leftOut: number; at: Date }> {
  return ctx.db.transaction().execute(async (tx) => {
    const notice = await lockSentAsIssuer(tx, ctx, noticeId);
    const now = ctx.clock.now();
    const waiting = await tx
      .selectFrom('notice_recipients')
      .select(['organization_id', 'last_reminded_at'])
      .where('notice_id', '=', noticeId)
      .$if(input.who === 'unsigned', (query) => query.where('signed_at', 'is', null))
      .$if(input.who === 'unreturned', (query) => query.where('return_state', 'in', ['awaited', 'sent-back']))
      .$if(input.under !== undefined, (query) => query.where(sql<boolean>`path @> array[${input.under}]::uuid[]`))
      .forUpdate()
      .execute();
    if (waiting.length === 0) noticeErrors.fail('notice.nobody-to-remind');
    const at = nextOutsideQuietHours(now, QUIET);
    const today = instantAt(dayOf(now));
    const ids = waiting.filter(({ last_reminded_at }) => last_reminded_at === null || last_reminded_at < today).map(({ organization_id }) => organization_id);
    if (ids.length === 0) noticeErrors.fail('notice.reminded-today');
    await noteReminders(tx, noticeId, ids, { kind: 'manual', hours: null, sentBy: personIdOf(ctx.actor) }, now);
    await enqueue(tx, tellRemindersJob, { noticeId }, at > now ? { runAt: new Date(Date.now() + at.getTime() - now.getTime()) } : {});
    await audit(tx, ctx, { action: 'notice.reminded', objectType: 'notice', objectId: noticeId, nodeId: notice.issuer_id, after: { who: input.who, reminded: ids.length } });
    return { reminded: ids.length, leftOut: waiting.length - ids.length, at };
  });
}
