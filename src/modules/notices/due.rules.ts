import { inWords, nextOutsideQuietHours, type QuietHours } from '../../platform/calendar/calendar.ts';
import type { Locale } from '../../platform/i18n/messages.ts';

/** Nobody is reminded at night (rule against instant-reply demands); each person's own quiet hours count besides. */
export const QUIET: QuietHours = { from: '20:00', to: '08:00' };

const HOUR = 3_600_000;

export interface Schedule {
  /** Hours before and after the due time. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

export interface Slot {
  readonly kind: 'before' | 'after';
  readonly hours: number;
  /** When it goes out: its hour, or the end of the quiet hours it falls into. */
  readonly at: Date;
}

/** When reminders of a due time go out, in order. One before the due time that quiet hours would push past it is left out. */
export function reminderSlots(due: Date, schedule: Schedule): Slot[] {
  const slot = (kind: Slot['kind'], hours: number): Slot => ({ kind, hours, at: nextOutsideQuietHours(due.getTime() + (kind === 'before' ? -hours : hours) * HOUR, QUIET) });
  return [
    ...schedule.before.map((hours) => slot('before', hours)).filter(({ at }) => at < due),
    ...schedule.after.map((hours) => slot('after', hours)),
  ].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** The next reminder strictly after an instant; null when none is left. */
export function nextReminder(due: Date, schedule: Schedule, after: Date): Date | null {
  return reminderSlots(due, schedule).find(({ at }) => at > after)?.at ?? null;
}

/**
 * What goes out now for a reminder that was planned for an earlier instant: the last that has come since, so that time that passed
 * unwatched makes one message, not several. Null when all that has come is about a due time that is over.
 */
export function slotToSend(due: Date, schedule: Schedule, planned: Date, now: Date): Slot | null {
  const last = reminderSlots(due, schedule).findLast(({ at }) => at >= planned && at <= now);
  return last === undefined || (last.kind === 'before' && now >= due) ? null : last;
}

/** Whole seconds a return came after its due time, at least 1; null when it was in time. */
export function lateSeconds(due: Date, submitted: Date): number | null {
  const late = submitted.getTime() - due.getTime();
  return late > 0 ? Math.max(1, Math.floor(late / 1000)) : null;
}

/** `迟交2小时`, `2 hours late`: rounded down, as `inWords` tells times. */
export function lateWords(seconds: number, locale: Locale): string {
  if (seconds < 60) return locale === 'en' ? 'less than a minute late' : '迟交不到1分钟';
  const words = inWords(0, seconds * 1000, locale);
  return locale === 'en' ? words.replace(/ago$/, 'late') : `迟交${words.replace(/前$/, '')}`;
}
