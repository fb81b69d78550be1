import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { Campaign } from '../../campaigns/campaigns.schemas.ts';
import type { DecisionAction, Reason } from '../voices.rules.ts';
import type { Appeal, AppealAnswer, Forum, ForumAnswer, ForumChange, Letter, ModerationCounts, Pledge, PledgeChange, Post } from '../voices.schemas.ts';

type Page<T> = { items: T[]; total: number };
type Of = { campaignId: string; trackId: string | null };
/** Instants are sent as written: `2026-03-01T09:00:00+08:00`. */
type Sent<T> = Omit<T, 'opensAt' | 'closesAt'> & { opensAt: string; closesAt: string };
export interface Decided {
  readonly action: DecisionAction;
  readonly reason: Reason | null;
  readonly note: string;
}

/** The addresses of the module's API, as the screens use them. */
export const voicesSource = {
  campaign: (id: string, signal?: AbortSignal) => getJson<Campaign>(`/api/campaigns/${id}`, signal),
  forums: (query: string, signal?: AbortSignal) => getJson<Page<Forum>>(`/api/forums${query}`, signal),
  forum: (id: string, signal?: AbortSignal) => getJson<Forum>(`/api/forums/${id}`, signal),
  createForum: (of: Of, body: Omit<Sent<ForumChange>, 'version'> & { kind: Forum['kind'] }) => sendJson<Forum>('POST', '/api/forums', { ...of, ...body }),
  changeForum: (id: string, body: Sent<ForumChange>) => sendJson<Forum>('PUT', `/api/forums/${id}`, body),
  setForumState: (id: string, state: 'open' | 'closed') => sendJson<Forum>('POST', `/api/forums/${id}/state`, { state }),
  answerForum: (id: string, body: ForumAnswer) => sendJson<Forum>('POST', `/api/forums/${id}/answer`, body),
  counts: (id: string, signal?: AbortSignal) => getJson<ModerationCounts>(`/api/forums/${id}/moderation`, signal),
  posts: (query: string, signal?: AbortSignal) => getJson<Page<Post>>(`/api/posts${query}`, signal),
  post: (id: string, signal?: AbortSignal) => getJson<Post>(`/api/posts/${id}`, signal),
  decide: (id: string, version: number, decided: Decided) => sendJson<Post>('POST', `/api/posts/${id}/decision`, { ...decided, version }),
  decideMany: (posts: readonly Post[], decided: Decided) => sendJson('POST', '/api/posts/decisions', { ...decided, posts: posts.map(({ id, version }) => ({ id, version })) }),
  appeals: (query: string, signal?: AbortSignal) => getJson<Page<Appeal>>(`/api/appeals${query}`, signal),
  answerAppeal: (id: string, body: AppealAnswer) => sendJson('POST', `/api/appeals/${id}/answer`, body),
  pledges: (query: string, signal?: AbortSignal) => getJson<Page<Pledge>>(`/api/pledges${query}`, signal),
  pledge: (id: string, signal?: AbortSignal) => getJson<Pledge>(`/api/pledges/${id}`, signal),
  createPledge: (of: Of, body: Omit<Sent<PledgeChange>, 'version'>) => sendJson<Pledge>('POST', '/api/pledges', { ...of, ...body }),
  changePledge: (id: string, body: Sent<PledgeChange>) => sendJson<Pledge>('PUT', `/api/pledges/${id}`, body),
  setPledgeState: (id: string, state: 'open' | 'closed') => sendJson<Pledge>('POST', `/api/pledges/${id}/state`, { state }),
  letters: (query: string, signal?: AbortSignal) => getJson<Page<Letter>>(`/api/letters${query}`, signal),
  letter: (id: string, signal?: AbortSignal) => getJson<Letter>(`/api/letters/${id}`, signal),
  answerLetter: (id: string, version: number, body: string) => sendJson<Letter>('POST', `/api/letters/${id}/answer`, { version, body }),
  publishLetter: (id: string, published: boolean) => sendJson<Letter>('POST', `/api/letters/${id}/published`, { published }),
};

export const voicesKeys = {
  forums: ['forums'] as const,
  forum: (id: string) => ['forums', 'one', id] as const,
  posts: ['posts'] as const,
  post: (id: string) => ['posts', 'one', id] as const,
  appeals: ['appeals'] as const,
  pledges: ['pledges'] as const,
  pledge: (id: string) => ['pledges', 'one', id] as const,
  letters: ['letters'] as const,
  letter: (id: string) => ['letters', 'one', id] as const,
};
