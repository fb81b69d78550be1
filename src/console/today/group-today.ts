import type { InboxItem } from '../../platform/inbox/inbox.ts';
import { dayOf } from '../../platform/calendar/zoned-time.ts';

export type TodayGroup = 'overdue' | 'dueToday' | 'dueThisWeek' | 'dueLater' | 'notDue';
const ORDER: readonly TodayGroup[] = ['overdue', 'dueToday', 'dueThisWeek', 'dueLater', 'notDue'];

/** The last day of the week (Monday to Sunday) of a `YYYY-MM-DD` day. */
export function endOfWeek(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
  return date.toISOString().slice(0, 10);
}

/** Where an item stands in time, by the days of China's clocks. */
export function groupOf(item: Pick<InboxItem, 'dueAt' | 'overdue'>, now: number): TodayGroup {
  if (item.dueAt === null) return item.overdue ? 'overdue' : 'notDue';
  if (item.overdue || Date.parse(item.dueAt) < now) return 'overdue';
  const today = dayOf(now);
  const due = dayOf(item.dueAt);
  if (due === today) return 'dueToday';
  return due <= endOfWeek(today) ? 'dueThisWeek' : 'dueLater';
}

/** Items by when they are due, the soonest first; groups without any are left out. */
export function groupToday<Item extends Pick<InboxItem, 'dueAt' | 'overdue'>>(items: readonly Item[], now: number): { group: TodayGroup; items: Item[] }[] {
  const sorted = items.toSorted((one, other) => (one.dueAt ?? '9999').localeCompare(other.dueAt ?? '9999'));
  return ORDER.map((group) => ({ group, items: sorted.filter((item) => groupOf(item, now) === group) })).filter((part) => part.items.length > 0);
}
