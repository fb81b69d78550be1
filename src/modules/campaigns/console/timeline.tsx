import { addDays, dayOf, formatDay, resolveDate } from '../../../platform/calendar/calendar.ts';
import { useLocale, usePick } from '../../../console/shared/locale.ts';
import { useNow } from '../../../console/shared/now.ts';
import type { CampaignContent, CampaignDate } from '../campaigns.schemas.ts';
import './campaigns.css';

/** The day of a date in the composer; null while it is being typed. */
export function dayIfWhole(date: CampaignDate | undefined, year: number): string | null {
  try {
    return date === undefined ? null : resolveDate(date.rule, year + (date.yearsLater ?? 0));
  } catch {
    return null;
  }
}

const time = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** Phases as bars on a line of days, with milestones and today; follows what is typed. */
export function Timeline({ content }: { content: Pick<CampaignContent, 'phases' | 'milestones' | 'year'> }) {
  const locale = useLocale();
  const pick = usePick();
  const now = useNow();
  const bars = (content.phases ?? []).flatMap(({ id, name, from, to }) => {
    const [first, last] = [dayIfWhole(from, content.year), dayIfWhole(to, content.year)];
    return first === null || last === null || last < first ? [] : [{ id, name: name === undefined ? '' : pick(name), first, last }];
  });
  if (bars.length === 0) return null;
  const start = time(bars.map(({ first }) => first).toSorted()[0]!);
  const end = time(addDays(bars.map(({ last }) => last).toSorted().at(-1)!, 1));
  const at = (day: string) => `${((time(day) - start) / (end - start)) * 100}%`;
  const ticks = (content.milestones ?? []).flatMap(({ id, date, name }) => {
    const day = dayIfWhole(date, content.year);
    return day === null || time(day) < start || time(day) >= end ? [] : [{ id, day, name: name === undefined ? '' : pick(name) }];
  });
  const today = dayOf(now);
  return (
    <div className="timeline">
      {bars.map(({ id, name, first, last }) => (
        <div key={id} className="timeline-row">
          <span className="timeline-bar" style={{ left: at(first), width: `calc(${at(addDays(last, 1))} - ${at(first)})` }} title={`${formatDay(first, locale)} – ${formatDay(last, locale)}`}>
            {name}
          </span>
        </div>
      ))}
      {ticks.map(({ id, day, name }) => <span key={id} className="timeline-tick" style={{ left: at(day) }} title={`${formatDay(day, locale)} ${name}`} />)}
      {time(today) >= start && time(today) < end ? <span className="timeline-today" style={{ left: at(today) }} /> : null}
    </div>
  );
}
