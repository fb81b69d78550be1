import { sql } from 'kysely';
import type { Tx } from '../../platform/db/db.ts';
import { newId } from '../../platform/ids/ids.ts';

/** A reminder of the schedule, with its hour mark, or one by hand. */
export interface ReminderKind {
  readonly kind: 'before' | 'after' | 'manual';
  readonly hours: number | null;
  readonly sentBy: string | null;
}

/** Notes reminders at an instant; one of the schedule that was noted before is left out. The messages are a job's. @returns how many were noted. */
export async function noteReminders(tx: Tx, noticeId: string, organizationIds: readonly string[], reminder: ReminderKind, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    with noted as (
      insert into notice_reminders (id, notice_id, organization_id, kind, hours, due_at, sent_at, sent_by)
      select r.id, n.notice_id, n.organization_id, ${reminder.kind}, ${reminder.hours}::int, n.due_at, ${now}, ${reminder.sentBy}::uuid
      from unnest(${organizationIds.map(() => newId())}::uuid[], ${[...organizationIds]}::uuid[]) as r(id, organization_id)
      join notice_recipients n on n.notice_id = ${noticeId} and n.organization_id = r.organization_id
      on conflict (notice_id, organization_id, kind, hours, due_at) where kind <> 'manual' do nothing
      returning notice_id, organization_id
    )
    update notice_recipients n set last_reminded_at = ${now} from noted where n.notice_id = noted.notice_id and n.organization_id = noted.organization_id`.execute(tx);
  return Number(numAffectedRows);
}
