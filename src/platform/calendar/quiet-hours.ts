import { DEFAULT_ZONE, type Instant, addDays, dayOf, instantAt, parseTime, toDate, zonedParts } from './zoned-time.ts';

/** A span of every day, `HH:MM` to `HH:MM`, in which nobody is disturbed; it may pass midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/**
 * The first instant at or after `instant` that lies outside the quiet hours of `zone`: the instant itself when it
 * already does, else the moment the quiet hours end. Equal ends mean that there are no quiet hours.
 */
export function nextOutsideQuietHours(instant: Instant, quiet: QuietHours, zone = DEFAULT_ZONE): Date {
  const at = toDate(instant);
  const { hour, minute } = zonedParts(at, zone);
  const now = hour * 60 + minute;
  const from = minutes(quiet.from);
  const to = minutes(quiet.to);
  const overnight = from > to;
  const isQuiet = overnight ? now >= from || now < to : now >= from && now < to;
  if (!isQuiet) return at;
  const today = dayOf(at, zone);
  return instantAt(overnight && now >= from ? addDays(today, 1) : today, quiet.to, zone);
}

function minutes(time: string): number {
  const { hour, minute } = parseTime(time);
  return hour * 60 + minute;
}
