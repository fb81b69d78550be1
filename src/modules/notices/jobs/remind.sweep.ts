import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { nextOutsideQuietHours } from '../../../platform/calendar/calendar.ts';
import { enqueue, type Sweep } from '../../../platform/jobs/jobs.ts';
import { nextReminder, QUIET, type Slot, slotToSend } from '../due.rules.ts';
import type { RecipientRow } from '../notices.access.ts';
import { noteReminders } from '../reminders.queries.ts';
import { tellRemindersJob } from './tell-reminders.ts';

const BATCH = 2000;

/** Reminders that have fallen due, of one notice at a time; what is written to whom and the next time go in one transaction. @returns how many recipients were looked at. */
async function remindBatch(tx: Tx, now: Date): Promise<number> {
  const first = await tx.selectFrom('notice_recipients').select('notice_id').where('next_reminder_at', '<=', now).orderBy('next_reminder_at').limit(1).executeTakeFirst();
  if (first === undefined) return 0;
  const notice = await tx.selectFrom('notices').selectAll().where('id', '=', first.notice_id).executeTakeFirstOrThrow();
  const schedule = { before: notice.remind_before, after: notice.remind_after };
  const due = await tx.selectFrom('notice_recipients').selectAll().where('notice_id', '=', notice.id).where('next_reminder_at', '<=', now).limit(BATCH).forUpdate().skipLocked().execute();
  const groups = new Map<string, { slot: Slot | null; dueAt: Date; recipients: RecipientRow[] }>();
  for (const recipient of due) {
    const dueAt = recipient.due_at!;
    const slot = slotToSend(dueAt, schedule, recipient.next_reminder_at!, now);
    const key = `${slot?.kind} ${slot?.hours} ${dueAt.getTime()}`;
    const group = groups.get(key) ?? { slot, dueAt, recipients: [] };
    groups.set(key, group);
    group.recipients.push(recipient);
  }
  for (const { slot, dueAt, recipients } of groups.values()) {
    const ids = recipients.map(({ organization_id }) => organization_id);
    await tx.updateTable('notice_recipients').set({ next_reminder_at: nextReminder(dueAt, schedule, now) }).where('notice_id', '=', notice.id).where(sql<boolean>`organization_id = any(${ids}::uuid[])`).execute();
    if (slot === null) continue;
    const noted = await noteReminders(tx, notice.id, ids, { kind: slot.kind, hours: slot.hours, sentBy: null }, now);
    if (noted > 0) await enqueue(tx, tellRemindersJob, { noticeId: notice.id });
  }
  return due.length;
}

/** Contacts of returns are kept for two years after they came in, then only their masked form. */
const CONTACT_MS = 2 * 365 * 24 * 3_600_000;

async function removeOldContacts(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - CONTACT_MS);
  await db.updateTable('notice_returns').set({ sealed: null }).where('sealed', 'is not', null).where('submitted_at', '<', before).execute();
  await db.deleteFrom('notice_held').where('sealed', 'is not', null).where('as_of', '<', before).execute();
  await db.deleteFrom('notice_return_drafts').where('updated_at', '<', before).execute();
}

/** Reminds before and after due times, each hour mark once; nothing goes out in quiet hours, what falls into them goes out when they end. */
export const remindSweep: Sweep = {
  name: 'notices.remind',
  async run(ctx) {
    const now = ctx.clock.now();
    if (nextOutsideQuietHours(now, QUIET) > now) return;
    while ((await ctx.db.transaction().execute((tx) => remindBatch(tx, now))) > 0);
  },
};

/** Removes contacts whose time is over. */
export const removeContactsSweep: Sweep = { name: 'notices.remove-contacts', run: (ctx) => removeOldContacts(ctx.db, ctx.clock.now()) };
