import { type DateRule, dateRuleSchema } from '../../../platform/calendar/date-rules.schemas.ts';
import type { Bilingual } from '../../../platform/i18n/messages.ts';
import data from '../../../../data/programmes.json' with { type: 'json' };

/** A programme as the public documents give it: who, what, when. Prose about it is in campaign-texts. */
export interface Programme {
  id: string;
  name: Bilingual;
  zone: string;
  year: number;
  recipients: { cities: string[]; directBodies: string[] };
  /** how many media carry the special page */
  media: number;
  tracks: { id: string; name: Bilingual; media: string }[];
  /** `from` is a day, `YYYY-MM-DD`, in `zone` */
  phases: { id: string; name: Bilingual; from: string }[];
  milestones: { id: string; on: DateRule }[];
  topics: { id: string; on: DateRule }[];
  /** `due` is an ISO 8601 instant */
  returns: { id: string; due: string }[];
  awards: string[];
}

/** A programme by its id. Throws RangeError when there is none. */
export function programme(id: string): Programme {
  const found = data.programmes.find((candidate) => candidate.id === id);
  if (!found) throw new RangeError(`no programme ${id}`);
  const dated = (item: { id: string; on: unknown }): { id: string; on: DateRule } => ({ id: item.id, on: dateRuleSchema.parse(item.on) });
  return { ...found, milestones: found.milestones.map(dated), topics: found.topics.map(dated) };
}
