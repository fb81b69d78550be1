import { dayOf } from '../../../platform/calendar/calendar.ts';
import type { CampaignPage } from '../page/page.schemas.ts';

/** Public address, without language. */
export const campaignPath = ({ slug }: Pick<CampaignPage, 'slug'>): string => `/campaigns/${slug}`;

/** Whether a campaign is under way on the day of an instant; one that was closed is past. */
export function standingOf({ state, startsOn, endsOn }: Pick<CampaignPage, 'state' | 'startsOn' | 'endsOn'>, now: Date): 'coming' | 'current' | 'past' {
  const today = dayOf(now);
  if (state !== 'published' || today > endsOn) return 'past';
  return today < startsOn ? 'coming' : 'current';
}
