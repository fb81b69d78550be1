import { type Instant, toDate } from '../../../platform/calendar/zoned-time.ts';

export interface PhaseOnLine {
  readonly name: string;
  readonly from: Instant;
  /** The instant it ends, which is not part of it. */
  readonly to: Instant;
  readonly note?: string | undefined;
}

export interface MilestoneOnLine {
  readonly name: string;
  readonly on: Instant;
  /** Language-neutral address, where it has a page. */
  readonly path?: string | undefined;
}

export interface PlacedPhase {
  readonly phase: PhaseOnLine;
  readonly state: 'past' | 'now' | 'next';
  /** Length relative to the others, at least 1: the longest is at most six times the shortest, so that none becomes unreadable. */
  readonly span: number;
  /** Where today falls within it, 0–100; null when today is marked elsewhere. */
  readonly today: number | null;
  readonly milestones: readonly { readonly milestone: MilestoneOnLine; readonly at: number }[];
}

const percent = (part: number, whole: number) => Math.round(Math.min(1, Math.max(0, part / whole)) * 1000) / 10;

/**
 * Places phases, milestones and today on a line through time. Today is marked in exactly one phase: the one it falls in, the
 * end of the last one before a gap or after all, or the start of the first. A milestone belongs to the phase it falls in, or to the nearest before.
 */
export function placePhases(phases: readonly PhaseOnLine[], milestones: readonly MilestoneOnLine[], now: Instant): PlacedPhase[] {
  const ordered = phases.map((phase) => ({ phase, from: toDate(phase.from).getTime(), to: toDate(phase.to).getTime() })).toSorted((a, b) => a.from - b.from);
  const at = toDate(now).getTime();
  const lastBegunBy = (instant: number) => Math.max(0, ordered.findLastIndex(({ from }) => from <= instant));
  const marked = lastBegunBy(at);
  const shortest = Math.min(...ordered.map(({ from, to }) => Math.max(1, to - from)));
  const placed = milestones.map((milestone) => ({ milestone, on: toDate(milestone.on).getTime() })).toSorted((a, b) => a.on - b.on);
  return ordered.map(({ phase, from, to }, index) => ({
    phase,
    state: at >= to ? 'past' : at >= from ? 'now' : 'next',
    span: Math.min(6, Math.round((Math.max(1, to - from) / shortest) * 10) / 10),
    today: index === marked ? percent(at - from, to - from) : null,
    milestones: placed.filter(({ on }) => lastBegunBy(on) === index).map(({ milestone, on }) => ({ milestone, at: percent(on - from, to - from) })),
  }));
}
