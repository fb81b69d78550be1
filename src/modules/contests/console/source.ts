import type { z } from 'zod';
import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { Campaign } from '../../campaigns/campaigns.schemas.ts';
import type { FormDefinition } from '../../../platform/forms/form.types.ts';
import type { FileView } from '../../../platform/files/files.schemas.ts';
import type { Extension, IssuedExtension, NewExtension } from '../extensions/extensions.schemas.ts';
import type { ConsentRecord, GuardianInput, GuardianWithdrawal, Invitation } from '../consent/consent.schemas.ts';
import type { EntryChanges } from '../rules.routes.ts';
import type { Contest, ContestSummary, Decision, Entry, EntryContent, EntryStep, Funnel, OwnQuotaInput, Place } from '../contests.schemas.ts';

export type Step = z.infer<typeof EntryStep>;
export type FunnelCell = z.infer<typeof Funnel>[number];
/** What the set-up form sends, without the version or campaign. */
export type ContestParticulars = Omit<Contest, 'id' | 'campaignId' | 'hostId' | 'state' | 'version' | 'categories'> & { categories: (Omit<Contest['categories'][number], 'id' | 'form' | 'formVersion'> & { id?: string | undefined })[] };

/** The addresses of the module's API, as the screens use them. */
export const contestSource = {
  contests: (query: string, signal?: AbortSignal) => getJson<{ items: ContestSummary[]; total: number }>(`/api/contests${query}`, signal),
  contest: (id: string, signal?: AbortSignal) => getJson<Contest>(`/api/contests/${id}`, signal),
  campaign: (id: string, signal?: AbortSignal) => getJson<Campaign>(`/api/campaigns/${id}`, signal),
  create: (campaignId: string, trackId: string | null, body: ContestParticulars) => sendJson<Contest>('POST', '/api/contests', { campaignId, trackId, ...body }),
  change: (id: string, version: number, body: ContestParticulars) => sendJson<Contest>('PUT', `/api/contests/${id}`, { version, ...body }),
  state: (id: string, step: 'open' | 'close') => sendJson<Contest>('POST', `/api/contests/${id}/${step}`),
  setForm: (id: string, categoryId: string, version: number, form: FormDefinition) => sendJson<{ version: number }>('PUT', `/api/contests/${id}/forms`, { categoryId, version, form }),
  extensions: (id: string, signal?: AbortSignal) => getJson<Extension[]>(`/api/contests/${id}/extensions`, signal),
  issue: (id: string, extension: NewExtension) => sendJson<z.infer<typeof IssuedExtension>>('POST', `/api/contests/${id}/extensions`, extension),
  revoke: (id: string, extensionId: string) => sendJson('POST', `/api/contests/${id}/extensions/revocation`, { extensionId }),
  filmTools: (signal?: AbortSignal) => getJson<{ posters: boolean }>('/api/film-tools', signal),
  setQuota: (id: string, quota: OwnQuotaInput) => sendJson('PUT', `/api/contests/${id}/quotas`, quota),
  places: (id: string, signal?: AbortSignal) => getJson<Place[]>(`/api/contests/${id}/places`, signal),
  funnel: (id: string, signal?: AbortSignal) => getJson<FunnelCell[]>(`/api/contests/${id}/funnel`, signal),
  entries: (query: string, signal?: AbortSignal) => getJson<{ items: Entry[]; total: number }>(`/api/entries${query}`, signal),
  entry: (id: string, signal?: AbortSignal) => getJson<Entry>(`/api/entries/${id}`, signal),
  steps: (id: string, signal?: AbortSignal) => getJson<Step[]>(`/api/entries/${id}/steps`, signal),
  changes: (id: string, signal?: AbortSignal) => getJson<z.infer<typeof EntryChanges> | null>(`/api/entries/${id}/changes`, signal),
  consents: (id: string, signal?: AbortSignal) => getJson<ConsentRecord[]>(`/api/entries/${id}/consents`, signal),
  invite: (id: string, authorId: string) => sendJson<z.infer<typeof Invitation>>('POST', `/api/entries/${id}/invitations`, { authorId }),
  guardianConsent: (id: string, consent: GuardianInput) => sendJson('POST', `/api/entries/${id}/guardian-consents`, consent),
  guardianWithdrawal: (id: string, withdrawal: GuardianWithdrawal) => sendJson('POST', `/api/entries/${id}/guardian-withdrawal`, withdrawal),
  file: (id: string) => getJson<FileView>(`/api/files/${id}`),
  enter: (contestId: string, body: EntryContent & { categoryId: string; nodeId: string; submit: boolean }) => sendJson<Entry>('POST', `/api/contests/${contestId}/entries`, body),
  edit: (id: string, body: EntryContent & { version: number; submit: boolean; categoryId?: string | undefined; nodeId?: string | undefined }) => sendJson<Entry>('PUT', `/api/entries/${id}`, body),
  withdraw: (id: string, version: number) => sendJson<Entry>('POST', `/api/entries/${id}/withdraw`, { version }),
  decide: (id: string, decision: Decision) => sendJson<Entry>('POST', `/api/entries/${id}/decision`, decision),
  decideMany: (entries: readonly { id: string; version: number }[], action: 'forward' | 'return' | 'set-aside' | 'publish', reason = '') =>
    sendJson<{ decided: number }>('POST', '/api/entries/decisions', { entries: entries.map(({ id, version }) => ({ id, version })), action, reason }),
};

export const contestKeys = {
  contests: ['contests'] as const,
  contest: (id: string) => ['contests', 'one', id] as const,
  places: (id: string) => ['contests', 'places', id] as const,
  funnel: (id: string) => ['contests', 'funnel', id] as const,
  extensions: (id: string) => ['contests', 'extensions', id] as const,
  entries: ['entries'] as const,
  entry: (id: string) => ['entries', 'one', id] as const,
};
