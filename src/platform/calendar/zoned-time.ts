/** A point in time as the platform passes it around: a Date, epoch milliseconds or an ISO 8601 string with an offset. */
export type Instant = Date | number | string;

/** The zone deadlines are set in unless a caller says otherwise. */
export const DEFAULT_ZONE = 'Asia/Shanghai';

export interface ZonedParts {
  year: number;
  /** 1–12 */
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** China has kept UTC+8 without change since its last summer time ended in September 1991; Intl is fifty times slower than this. */
const FIXED_SINCE = Date.UTC(1992, 0, 1);
const FIXED_OFFSET = 8 * 3_600_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsFormatter(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** The instant as a Date. Throws RangeError on a value that is no instant. */
export function toDate(instant: Instant): Date {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) throw new RangeError(`not an instant: ${String(instant)}`);
  return date;
}

/** The wall clock of `zone` at `instant`. Throws RangeError on an unknown zone. */
export function zonedParts(instant: Instant, zone = DEFAULT_ZONE): ZonedParts {
  const at = toDate(instant).getTime();
  if (zone === DEFAULT_ZONE && at >= FIXED_SINCE) {
    const wall = new Date(at + FIXED_OFFSET);
    return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: wall.getUTCSeconds() };
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of partsFormatter(zone).formatToParts(toDate(instant))) parts[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return { year, month, day, hour, minute, second };
}

/** `YYYY-MM-DD` from its parts. */
export function dayString(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The calendar day, `YYYY-MM-DD`, that `zone` has at `instant`. */
export function dayOf(instant: Instant, zone = DEFAULT_ZONE): string {
  const { year, month, day } = zonedParts(instant, zone);
  return dayString(year, month, day);
}

/** The parts of a `YYYY-MM-DD` day. Throws RangeError on a day that does not exist, such as 2013-02-29. */
export function parseDay(day: string): { year: number; month: number; day: number } {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match) {
    const [year, month, date] = match.slice(1).map(Number) as [number, number, number];
    const probe = new Date(Date.UTC(2000, month - 1, date));
    probe.setUTCFullYear(year, month - 1, date);
    if (probe.getUTCMonth() === month - 1 && probe.getUTCDate() === date) return { year, month, day: date };
  }
  throw new RangeError(`not a day: ${day}`);
}

/** The number of days in a Gregorian month; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day `count` days after `day` (before, when negative); both are `YYYY-MM-DD`. */
export function addDays(day: string, count: number): string {
  const parts = parseDay(day);
  const moved = new Date(Date.UTC(parts.year, parts.month - 1, parts.day + count));
  return dayString(moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate());
}

/**
 * The instant at which the clocks of `zone` show `time` (`HH:MM`) on `day` (`YYYY-MM-DD`).
 * A time skipped by a change of clocks yields the instant the same distance after the gap;
 * a time shown twice yields the first.
 */
export function instantAt(day: string, time = '00:00', zone = DEFAULT_ZONE): Date {
  const { year, month, day: date } = parseDay(day);
  const { hour, minute } = parseTime(time);
  const wall = Date.UTC(year, month - 1, date, hour, minute);
  const before = wall - offsetAt(wall - 86_400_000, zone);
  const after = wall - offsetAt(wall + 86_400_000, zone);
  const shows = (candidate: number): boolean => candidate + offsetAt(candidate, zone) === wall;
  return new Date(shows(before) || !shows(after) ? before : after);
}

/** Hour and minute of an `HH:MM` time of day. Throws RangeError on anything else. */
export function parseTime(time: string): { hour: number; minute: number } {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new RangeError(`not a time of day: ${time}`);
  return { hour: Number(match[1]), minute: Number(match[2]) };
}

/** How far `zone` is ahead of UTC at an instant, in milliseconds. */
function offsetAt(epoch: number, zone: string): number {
  const seconds = Math.floor(epoch / 1000) * 1000;
  const { year, month, day, hour, minute, second } = zonedParts(seconds, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - seconds;
}
