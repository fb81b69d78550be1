import { DEFAULT_ZONE, type Instant, dayOf, formatDay, formatInstant, inWords } from '../../../platform/calendar/calendar.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';

interface DateTextProps {
  readonly locale: Locale;
  readonly at: Instant;
  /** `day`: 2013年3月5日; `minute`: with the time; `words`: how far off it is from `now`, as a deadline is told. */
  readonly as?: 'day' | 'minute' | 'words';
  readonly now?: Instant;
}

/** An instant as people say it; the exact one with its zone shows on hover and is in the markup for machines. */
export const DateText = ({ locale, at, as = 'day', now }: DateTextProps) => {
  const exact = new Date(at);
  const words = as === 'words' && now !== undefined ? inWords(at, now, locale) : as === 'day' ? formatDay(dayOf(at), locale) : formatInstant(at, locale);
  return (
    <time class={as === 'words' ? 'time-words' : undefined} datetime={exact.toISOString()} title={`${formatInstant(at, locale)} (${DEFAULT_ZONE})`}>
      {words}
    </time>
  );
};

/** A day without a time, `2013-03-05`. */
export const DayText = ({ locale, day, weekday = false }: { locale: Locale; day: string; weekday?: boolean }) => <time datetime={day}>{formatDay(day, locale, { weekday })}</time>;
