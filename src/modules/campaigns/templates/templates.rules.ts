import { dayOf, parseDay } from '../../../platform/calendar/calendar.ts';
import type { CampaignContent, CampaignDate } from '../campaigns.schemas.ts';

/** A date that holds for any year: an instant becomes the day of its year and how many years after the campaign's it falls. */
export function relativeDate(date: CampaignDate, year: number): CampaignDate {
  if (date.rule.kind !== 'instant') return date;
  const { year: in_, month, day } = parseDay(dayOf(date.rule.at));
  return { rule: { kind: 'date', month, day }, yearsLater: Math.min(9, Math.max(0, in_ - year)) };
}

/** The content as a template keeps it: dates that hold for any year, no address (each campaign has its own), no approval (each needs one). */
export function asTemplate(content: CampaignContent): CampaignContent {
  const relative = (date: CampaignDate) => relativeDate(date, content.year);
  return {
    ...content,
    slug: '',
    approval: { basis: { zh: '', en: '' }, number: '' },
    phases: content.phases.map((phase) => ({ ...phase, from: relative(phase.from), to: relative(phase.to) })),
    milestones: content.milestones.map((milestone) => ({ ...milestone, date: relative(milestone.date) })),
  };
}

/** The content of a new campaign from a template, for a year, with ids of its own. */
export function fromTemplate(template: CampaignContent, year: number, freshId: () => string): CampaignContent {
  const own = <T extends { id: string }>(items: readonly T[]): T[] => items.map((item) => ({ ...item, id: freshId() }));
  return { ...template, year, phases: own(template.phases), tracks: own(template.tracks), milestones: own(template.milestones) };
}
