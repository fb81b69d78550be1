import { placePage } from '../voices.rules.ts';

type Kind = 'topic' | 'tribute';

/** Public addresses, without language. */
export const TOPICS = '/topics';
export const PLEDGES = '/pledges';
export const RULES = '/moderation-rules';
export const MY_VOICES = '/me/voices';

/** Posts on a page: a wall shows more, its words are short. */
export const PAGE_SIZE: Readonly<Record<Kind, number>> = { topic: 20, tribute: 36 };
export const REPLIES_SHOWN = 3;

export const forumPath = ({ kind, id }: { kind: Kind; id: string }): string => `/${kind === 'topic' ? 'topics' : 'tributes'}/${id}`;
/** The feed of what is said there. */
export const feedOf = (forum: { kind: Kind; id: string }): string => `${forumPath(forum)}/feed.xml`;
export const pledgePath = (id: string): string => `${PLEDGES}/${id}`;
export const lettersPath = (officeId: string): string => `/offices/${officeId}/letters`;
export const postAnchor = (place: number): string => `post-${place}`;

/** Where a post stands now among the pages of its topic or wall. */
export function postPath(forum: { kind: Kind; id: string; places: number }, place: number): string {
  const page = placePage(forum.places, place, PAGE_SIZE[forum.kind]);
  return `${forumPath(forum)}${page === 1 ? '' : `?page=${page}`}#${postAnchor(place)}`;
}
