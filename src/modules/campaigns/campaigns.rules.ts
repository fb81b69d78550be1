import { addDays, instantAt, resolveDate } from '../../platform/calendar/calendar.ts';
import type { FieldProblem } from '../../platform/errors/errors.ts';
import { PUBLISH_PROBLEMS } from './campaigns.errors.ts';
import type { CampaignContent, CampaignDate, CampaignState } from './campaigns.schemas.ts';

export const STEPS = ['publish', 'close', 'reopen', 'archive', 'discard'] as const;
export type Step = (typeof STEPS)[number];

/** Where each step leads from each state; a step that is not listed is refused. `gone`: the draft ceases to be. */
export const STATE_TABLE: Readonly<Record<CampaignState, Readonly<Partial<Record<Step, CampaignState | 'gone'>>>>> = {
  draft: { publish: 'published', discard: 'gone' },
  published: { close: 'closed' },
  closed: { reopen: 'published', archive: 'archived' },
  archived: {},
};

/** The state after a step, or undefined where the step is not possible. */
export const after = (state: CampaignState, step: Step): CampaignState | 'gone' | undefined => STATE_TABLE[state][step];
/** What can be done in a state. */
export const stepsFrom = (state: CampaignState): Step[] => STEPS.filter((step) => after(state, step) !== undefined);

/** The day, `YYYY-MM-DD`, a campaign's date falls on in its year. */
export function dayFor(date: CampaignDate, year: number): string {
  return resolveDate(date.rule, year + date.yearsLater);
}

export interface ResolvedPhase {
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

/** First and last day of each phase, in the order given. */
export function resolvePhases(content: Pick<CampaignContent, 'phases' | 'year'>): ResolvedPhase[] {
  return content.phases.map(({ id, from, to }) => ({ id, from: dayFor(from, content.year), to: dayFor(to, content.year) }));
}

/** First day of the first phase and last day of the last one; null without phases. */
export function spanOf(content: Pick<CampaignContent, 'phases' | 'year'>): { from: string; to: string } | null {
  const phases = resolvePhases(content);
  if (phases.length === 0) return null;
  return { from: phases.map(({ from }) => from).toSorted()[0]!, to: phases.map(({ to }) => to).toSorted().at(-1)! };
}

/** The instants between which a phase runs in Asia/Shanghai; the second is not part of it. */
export function instantsOf(phase: ResolvedPhase): { from: Date; to: Date } {
  return { from: instantAt(phase.from), to: instantAt(addDays(phase.to, 1)) };
}

/** What the checks need to know of the host. */
export interface HostLevel {
  readonly kind: string;
  readonly divisionCode: string | null;
}

/**
 * Whether a host may run creation and model-selection programmes: offices of a county and up, not towns, sub-districts, villages or
 * communities (2024 rules on cutting formalism). Division codes of more than six digits are those of townships and below (GB/T 10114).
 */
export function mayRunCreation(host: HostLevel): boolean {
  return host.kind !== 'community' && (host.divisionCode === null || host.divisionCode.length <= 6);
}

type Code = keyof typeof PUBLISH_PROBLEMS;

/** What stands in the way of publishing, one problem a field, in the order of the composer. Paths are those of the content. */
export function publishProblems(content: CampaignContent, host: HostLevel, audienceCount: number): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (path: string, code: Code) => problems.push({ path: `content.${path}`, code: `campaign.${code}`, message: PUBLISH_PROBLEMS[code] });
  if (content.name.zh === '') add('name.zh', 'name-missing');
  if (content.slug === '') add('slug', 'slug-missing');
  if (content.summary.zh === '') add('summary.zh', 'summary-missing');
  if (content.coverFileId !== null && content.coverAlt.zh === '') add('coverAlt.zh', 'cover-alt-missing');
  phaseProblems(content).forEach(([path, code]) => add(path, code));
  if (content.tracks.length === 0) add('tracks', 'no-tracks');
  content.tracks.forEach((track, index) => track.name.zh === '' && add(`tracks.${index}.name.zh`, 'track-unnamed'));
  content.media.forEach((medium, index) => medium.name.zh === '' && add(`media.${index}.name.zh`, 'medium-unnamed'));
  if (audienceCount === 0) add('audience', 'empty-audience');
  const span = spanOf(content);
  content.milestones.forEach((milestone, index) => {
    if (milestone.name.zh === '') add(`milestones.${index}.name.zh`, 'milestone-unnamed');
    const day = dayFor(milestone.date, content.year);
    if (span !== null && (day < span.from || day > span.to)) add(`milestones.${index}.date`, 'milestone-outside');
  });
  if (content.nature !== 'activity') {
    if (content.approval.basis.zh === '') add('approval.basis.zh', 'approval-missing');
    if (!mayRunCreation(host)) add('nature', 'host-level');
  }
  return problems;
}

function phaseProblems(content: CampaignContent): [string, Code][] {
  if (content.phases.length === 0) return [['phases', 'no-phases']];
  const days = resolvePhases(content);
  return content.phases.flatMap((phase, index): [string, Code][] => {
    const { from, to } = days[index]!;
    const before = days[index - 1];
    return [
      ...(phase.name.zh === '' ? [[`phases.${index}.name.zh`, 'phase-unnamed'] as [string, Code]] : []),
      ...(to < from ? [[`phases.${index}.to`, 'phase-reversed'] as [string, Code]] : []),
      ...(before !== undefined && from <= before.to ? [[`phases.${index}.from`, 'phase-overlaps'] as [string, Code]] : []),
    ];
  });
}

/** Ids that stand twice among the phases, tracks or milestones; each must name one thing. */
export function duplicateIds(content: CampaignContent): string[] {
  const ids = [...content.phases, ...content.tracks, ...content.milestones].map(({ id }) => id);
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Top-level fields in which two contents differ. */
export function changedFields(before: CampaignContent, now: CampaignContent): (keyof CampaignContent)[] {
  return (Object.keys(now) as (keyof CampaignContent)[]).filter((field) => canonical(before[field]) !== canonical(now[field]));
}

/** JSON with keys in order: the database keeps objects in an order of its own. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) => (each !== null && typeof each === 'object' && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1))) : each));
}
