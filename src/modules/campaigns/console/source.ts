import type { z } from 'zod';
import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { AudienceCount } from '../../organizations/audience.ts';
import type { Bulletin, BulletinChange, BulletinDraft } from '../bulletins/bulletins.schemas.ts';
import type { ActivityState, Campaign, CampaignContent, CampaignSummary, CampaignVersion, PublishCheck } from '../campaigns.schemas.ts';
import type { CampaignFigure } from '../figures/campaign-figures.ts';
import type { Template } from '../templates/templates.schemas.ts';

export type Step = 'publish' | 'close' | 'reopen' | 'archive' | 'discard';
export interface Figures {
  readonly asOf: string;
  readonly whole: readonly CampaignFigure[];
  readonly regions: readonly { readonly id: string; readonly name: string; readonly figures: readonly CampaignFigure[] }[];
}
export interface ActivityKindOption {
  readonly kind: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly createHref: string | null;
}
export interface FigureKindOption {
  readonly kind: string;
  readonly label: { readonly zh: string; readonly en: string };
}

/** The addresses of the module's API, as the screens use them. */
export const campaignSource = {
  list: (query: string, signal: AbortSignal) => getJson<{ items: CampaignSummary[]; total: number }>(`/api/campaigns${query}`, signal),
  create: (hostId: string, content: Partial<CampaignContent> & { year: number }) => sendJson<Campaign>('POST', '/api/campaigns', { hostId, content }),
  one: (id: string, signal?: AbortSignal) => getJson<Campaign>(`/api/campaigns/${id}`, signal),
  save: (id: string, version: number, content: CampaignContent, reason = '') => sendJson<Campaign>('PUT', `/api/campaigns/${id}`, { version, content, reason }),
  step: (id: string, step: Step, version: number, reason?: string) => sendJson<Campaign>('POST', `/api/campaigns/${id}/${step}`, reason === undefined ? { version } : { version, reason }),
  check: (id: string) => getJson<z.infer<typeof PublishCheck>>(`/api/campaigns/${id}/check`),
  versions: (id: string) => getJson<z.infer<typeof CampaignVersion>[]>(`/api/campaigns/${id}/versions`),
  activities: (id: string) => getJson<z.infer<typeof ActivityState>[]>(`/api/campaigns/${id}/activities`),
  activityKinds: () => getJson<ActivityKindOption[]>('/api/campaigns/activity-kinds'),
  figures: (id: string) => getJson<Figures>(`/api/campaigns/${id}/figures`),
  figureKinds: () => getJson<FigureKindOption[]>('/api/campaign-figure-kinds'),
  audience: (hostId: string, audience: CampaignContent['audience']) => sendJson<AudienceCount>('POST', '/api/campaigns/audience', { hostId, audience }),
  templates: () => getJson<Template[]>('/api/campaign-templates'),
  saveTemplate: (campaignId: string, name: string) => sendJson<Template>('POST', '/api/campaign-templates', { campaignId, name: { zh: name, en: '' } }),
  beginFrom: (id: string, hostId: string, year: number) => sendJson<Campaign>('POST', `/api/campaign-templates/${id}/use`, { hostId, year }),
  removeTemplate: (id: string) => sendJson('POST', `/api/campaign-templates/${id}/remove`),
  bulletins: (id: string) => getJson<Bulletin[]>(`/api/campaigns/${id}/bulletins`),
  createBulletin: (id: string, draft: BulletinDraft) => sendJson<Bulletin>('POST', `/api/campaigns/${id}/bulletins`, draft),
  changeBulletin: (id: string, change: BulletinChange) => sendJson<Bulletin>('PUT', `/api/campaign-bulletins/${id}`, change),
  publishBulletin: (id: string, version: number) => sendJson<Bulletin>('POST', `/api/campaign-bulletins/${id}/publish`, { version }),
  withdrawBulletin: (id: string, version: number, reason: string) => sendJson<Bulletin>('POST', `/api/campaign-bulletins/${id}/withdraw`, { version, reason }),
};

/** A random id (RFC 9562, version 4) for a new phase, track or milestone; browsers give randomUUID only over TLS. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
