import type { z } from 'zod';
import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { Campaign } from '../../campaigns/campaigns.schemas.ts';
import type { CodesAnswer, Institution, Mark, MarkDecision, Poll, PollRow, RosterAnswer, Totals } from '../polls.schemas.ts';

export type PollMark = z.infer<typeof Mark>;
export type ListedPoll = z.infer<typeof PollRow>;
type SharedAddress = z.infer<typeof Institution>;

/** What the set-up form sends, without the version or campaign. */
export interface PollParticulars {
  readonly title: { zh: string; en: string };
  readonly about: { zh: string; en: string };
  readonly eligibility: Poll['eligibility'];
  readonly unitId: string | null;
  readonly secret: boolean;
  readonly minChoices: number;
  readonly maxChoices: number;
  readonly liveTotals: boolean;
  readonly replaceable: boolean;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly contestId: string | null;
  readonly noMinors: boolean;
  readonly options: { title: { zh: string; en: string }; fileId: string | null }[];
}

const at = (id: string, rest = '') => `/api/polls/${id}${rest}`;

/** The addresses of the module's API, as the screens use them. */
export const pollSource = {
  polls: (query: string, signal?: AbortSignal) => getJson<{ items: ListedPoll[]; total: number }>(`/api/polls${query}`, signal),
  poll: (id: string, signal?: AbortSignal) => getJson<Poll>(at(id), signal),
  campaign: (id: string, signal?: AbortSignal) => getJson<Campaign>(`/api/campaigns/${id}`, signal),
  create: (campaignId: string, trackId: string | null, body: PollParticulars) => sendJson<Poll>('POST', '/api/polls', { campaignId, trackId, ...body }),
  change: (id: string, version: number, body: PollParticulars) => sendJson<Poll>('PUT', at(id), { version, ...body }),
  voters: (id: string, signal?: AbortSignal) => getJson<{ total: number }>(at(id, '/voters'), signal),
  roster: (id: string, contacts: string[]) => sendJson<z.infer<typeof RosterAnswer>>('POST', at(id, '/roster'), { contacts }),
  codes: (id: string, count: number) => sendJson<z.infer<typeof CodesAnswer>>('POST', at(id, '/codes'), { count }),
  publish: (id: string, version: number) => sendJson<Poll>('POST', at(id, '/publish'), { version }),
  close: (id: string, version: number, reason: string) => sendJson<Poll>('POST', at(id, '/close'), { version, reason }),
  cancel: (id: string, version: number, reason: string) => sendJson<Poll>('POST', at(id, '/cancel'), { version, reason }),
  finish: (id: string, version: number) => sendJson<Poll>('POST', at(id, '/finish'), { version }),
  withdraw: (id: string, number: number, reason: string) => sendJson<Poll>('POST', at(id, `/options/${number}/withdraw`), { reason }),
  totals: (id: string, signal?: AbortSignal) => getJson<Totals>(at(id, '/running-totals'), signal),
  marks: (id: string, signal?: AbortSignal) => getJson<PollMark[]>(at(id, '/marks'), signal),
  scan: (id: string) => sendJson<PollMark[]>('POST', at(id, '/scan')),
  decide: (id: string, markId: string, decision: MarkDecision) => sendJson<PollMark[]>('POST', at(id, `/marks/${markId}/decision`), decision),
  addresses: (signal?: AbortSignal) => getJson<SharedAddress[]>('/api/poll-institutions', signal),
  addAddress: (body: { nodeId: string; label: string; prefix: string }) => sendJson<{ id: string }>('POST', '/api/poll-institutions', body),
  removeAddress: (id: string) => sendJson<{ id: string }>('DELETE', `/api/poll-institutions/${id}`),
};

export const pollKeys = {
  all: ['polls'] as const,
  poll: (id: string) => ['polls', 'one', id] as const,
  voters: (id: string) => ['polls', 'voters', id] as const,
  totals: (id: string) => ['polls', 'totals', id] as const,
  marks: (id: string) => ['polls', 'marks', id] as const,
  addresses: ['polls', 'addresses'] as const,
};
