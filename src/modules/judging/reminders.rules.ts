import type { QuietHours } from '../../platform/calendar/quiet-hours.ts';
import type { Terms } from './judging.schemas.ts';

/** Nobody is reminded at night. */
export const QUIET: QuietHours = { from: '21:00', to: '08:00' };

const HOUR = 3_600_000;

/** The mark of the schedule that was passed last, so many hours before or after the due time; null before the first one. */
export function dueReminder(dueAt: Date, terms: Pick<Terms, 'remindBefore' | 'remindAfter'>, now: Date): { kind: 'before' | 'after'; hours: number } | null {
  const marks = [
    ...terms.remindBefore.map((hours) => ({ kind: 'before' as const, hours, at: dueAt.getTime() - hours * HOUR })),
    ...terms.remindAfter.map((hours) => ({ kind: 'after' as const, hours, at: dueAt.getTime() + hours * HOUR })),
  ]
    .filter(({ at }) => at <= now.getTime())
    .toSorted((a, b) => b.at - a.at);
  const last = marks[0];
  // Once the due time is over, a mark before it is no longer true.
  return last === undefined || (last.kind === 'before' && now >= dueAt) ? null : { kind: last.kind, hours: last.hours };
}
