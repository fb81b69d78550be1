import { formatDay, formatInstant, inWords } from '../../platform/calendar/format.ts';
import { useLocale } from './locale.ts';
import { useNow } from './now.ts';

/**
 * An instant as people say it (还有3天, 2小时前) with the exact one on hover and read out. `words` always counts, `exact` always
 * writes it out; left out, what is within 30 days is counted and the rest written out.
 */
export function InstantText({ at, as }: { at: string | Date | null | undefined; as?: 'words' | 'exact' }) {
  const locale = useLocale();
  const now = useNow();
  if (at === null || at === undefined) return <span className="faint">—</span>;
  const instant = typeof at === 'string' ? new Date(at) : at;
  const exact = formatInstant(instant, locale);
  const near = Math.abs(instant.getTime() - now) < 30 * 86_400_000;
  if (as === 'exact' || (as === undefined && !near)) return <time dateTime={instant.toISOString()}>{exact}</time>;
  return (
    <time dateTime={instant.toISOString()} title={exact} className="instant">
      {inWords(instant, now, locale)}
      <span className="visually-hidden"> ({exact})</span>
    </time>
  );
}

/** A day without a time, `2026-03-05`, in the reader's words. */
export function DayText({ day, weekday = false }: { day: string | null | undefined; weekday?: boolean }) {
  const locale = useLocale();
  if (day === null || day === undefined) return <span className="faint">—</span>;
  return <time dateTime={day}>{formatDay(day, locale, { weekday })}</time>;
}
