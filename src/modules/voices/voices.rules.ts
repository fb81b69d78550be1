/** Where a post stands. `waiting`: for a decision before it is shown. */
export const POST_STATES = ['waiting', 'shown', 'refused', 'removed', 'withdrawn'] as const;
export type PostState = (typeof POST_STATES)[number];

export const MODERATIONS = ['before', 'after'] as const;
export type Moderation = (typeof MODERATIONS)[number];

/** What an office may decide on a post. */
export const DECISIONS = ['show', 'refuse', 'remove', 'restore'] as const;
export type DecisionAction = (typeof DECISIONS)[number];

/**
 * The published reasons for not showing a post; there are no others. None is about an opinion: each is one of the harms that the house's third
 * rule names, or makes a page unusable for others (advertising, the same text again and again).
 */
export const REASONS = ['personal-data', 'abuse', 'fraud', 'illegal-trade', 'harm-to-minors', 'false-claim', 'advertising', 'repeated'] as const;
export type Reason = (typeof REASONS)[number];

export const FLOWERS = ['chrysanthemum', 'lily', 'carnation', 'pine'] as const;
export type Flower = (typeof FLOWERS)[number];

const DECISION_TABLE: Readonly<Record<PostState, Readonly<Partial<Record<DecisionAction, PostState>>>>> = {
  waiting: { show: 'shown', refuse: 'refused' },
  shown: { remove: 'removed' },
  refused: { restore: 'shown' },
  removed: { restore: 'shown' },
  withdrawn: {},
};

/** The state a decision leads to, or undefined where it cannot be taken. */
export const postAfter = (state: PostState, action: DecisionAction): PostState | undefined => DECISION_TABLE[state][action];

/** The state of a new post: what an office says itself needs no decision. */
export const firstState = (moderation: Moderation, byOffice: boolean): PostState => (moderation === 'before' && !byOffice ? 'waiting' : 'shown');

/** Whether something with a window takes part now: from its opening (included) to its close (not included). */
export const isOpenAt = (each: { state: string; opensAt: Date; closesAt: Date }, now: Date): boolean => each.state === 'open' && now >= each.opensAt && now < each.closesAt;

/**
 * The places of a page, newest first. Page 1 holds the newest; every page is read by its places, so the thousandth costs what the first does.
 * @returns the highest and the lowest place, both included; undefined where the page does not exist.
 */
export function placesOfPage(places: number, page: number, size: number): { from: number; to: number } | undefined {
  const from = places - (page - 1) * size;
  return page < 1 || from < 1 ? undefined : { from, to: Math.max(1, from - size + 1) };
}

/** The page on which a place stands now, newest first. */
export const placePage = (places: number, place: number, size: number): number => Math.max(1, Math.floor((places - place) / size) + 1);

export const pagesOf = (places: number, size: number): number => Math.max(1, Math.ceil(places / size));

const WEEKEND = new Set([0, 6]);

/** The end of the day so many working days (Monday to Friday) after an instant, in Shanghai: when an answer is due. Holidays are not known here, so it never falls too late for a reader. */
export function dueAfterWorkingDays(from: Date, days: number): Date {
  const shifted = new Date(from.getTime() + 8 * 3_600_000);
  const day = new Date(Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth(), shifted.getUTCDate()));
  for (let left = days; left > 0; ) {
    day.setUTCDate(day.getUTCDate() + 1);
    if (!WEEKEND.has(day.getUTCDay())) left -= 1;
  }
  return new Date(day.getTime() + 16 * 3_600_000);
}

/** A name as its bearer chose to show it: in full, or the family name with an address. */
export type ShownAs = 'full' | 'masked';

/** Text for comparing: without spaces and marks, so that the same words again are known as such. */
export const plainText = (text: string): string => text.normalize('NFKC').replaceAll(/[\p{P}\p{S}\s]/gu, '').toLowerCase();
