import { dayOf, formatDay, formatMonthDay, type Instant, parseDay, zonedParts } from '../../../platform/calendar/calendar.ts';
import { toDate } from '../../../platform/calendar/zoned-time.ts';
import type { Locale } from '../../../platform/i18n/messages.ts';
import { href } from '../addresses.ts';
import { portalMessages } from '../portal.messages.ts';
import { type MilestoneOnLine, type PhaseOnLine, type PlacedPhase, placePhases } from './phase-line.rules.ts';

interface PhaseLineProps {
  readonly locale: Locale;
  readonly now: Instant;
  readonly phases: readonly PhaseOnLine[];
  readonly milestones?: readonly MilestoneOnLine[];
}

/** The phases of a campaign as a line through time with today on it: across the page on a desk, down its side on a phone. */
export const PhaseLine = ({ locale, now, phases, milestones = [] }: PhaseLineProps) =>
  phases.length === 0 ? null : (
    <div class="phases">
      <ol aria-label={portalMessages(locale).phases}>
        {placePhases(phases, milestones, now).map((placed) => (
          <Phase locale={locale} now={now} placed={placed} />
        ))}
      </ol>
    </div>
  );

const Phase = ({ locale, now, placed }: { locale: Locale; now: Instant; placed: PlacedPhase }) => {
  const t = portalMessages(locale);
  const { phase, state, span, today } = placed;
  const words = { past: t.phasePast, now: t.phaseNow, next: t.phaseNext }[state];
  return (
    <li class={`phase phase-${state}`} style={`--span:${span};--today:${today ?? 0}%`} aria-current={state === 'now' ? 'step' : undefined}>
      {today === null ? null : <span class="phases-today" aria-hidden="true"></span>}
      {placed.milestones.map(({ at }) => (
        <span class="milestone-tick" style={`--at:${at}%`} aria-hidden="true"></span>
      ))}
      <p class="phase-name">{phase.name}</p>
      <p class="phase-when">
        {dayRange(locale, phase.from, phase.to)} · {words}
      </p>
      {today === null ? null : <Today locale={locale} now={now} at={today} />}
      {phase.note === undefined || phase.note === '' ? null : <p class="phase-note">{phase.note}</p>}
      {placed.milestones.length === 0 ? null : (
        <ul class="milestones" aria-label={t.milestones}>
          {placed.milestones.map(({ milestone }) => (
            <Milestone locale={locale} milestone={milestone} />
          ))}
        </ul>
      )}
    </li>
  );
};

/** Stands below the dates on a phone; on a desk the style lifts it over the line, held within its ends. */
const Today = ({ locale, now, at }: { locale: Locale; now: Instant; at: number }) => (
  <p class={at < 12 ? 'phase-today phase-today-start' : at > 88 ? 'phase-today phase-today-end' : 'phase-today'}>{portalMessages(locale).today({ day: monthDay(locale, now) })}</p>
);

const Milestone = ({ locale, milestone }: { locale: Locale; milestone: MilestoneOnLine }) => (
  <li>
    <time class="milestone-day" datetime={dayOf(milestone.on)}>
      {monthDay(locale, milestone.on)}
    </time>
    <span>{milestone.path === undefined ? milestone.name : <a href={href(locale, milestone.path)}>{milestone.name}</a>}</span>
  </li>
);

function monthDay(locale: Locale, at: Instant): string {
  const { month, day } = zonedParts(at);
  return formatMonthDay(month, day, locale);
}

/** First to last day; the end instant is not part of the phase, and a year is said once. */
function dayRange(locale: Locale, from: Instant, to: Instant): string {
  const first = dayOf(from);
  const last = dayOf(toDate(to).getTime() - 1);
  if (first === last) return formatDay(first, locale);
  const [a, b] = [parseDay(first), parseDay(last)];
  const short = (day: typeof a) => formatMonthDay(day.month, day.day, locale);
  const sameYear = a.year === b.year;
  const t = portalMessages(locale);
  return locale === 'zh-CN'
    ? t.dayRange({ from: formatDay(first, locale), to: sameYear ? short(b) : formatDay(last, locale) })
    : t.dayRange({ from: sameYear ? short(a) : formatDay(first, locale), to: formatDay(last, locale) });
}
