import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { Campaign } from '../../campaigns/campaigns.schemas.ts';
import type { CrossTable, FreeTexts, Survey, SurveyChange, SurveyResults, SurveyRow } from '../surveys.schemas.ts';

/** What the set-up form sends, without version or campaign. */
export type SurveyParticulars = Omit<SurveyChange, 'version'>;

/** The addresses of the module's API, as the screens use them. */
export const surveySource = {
  surveys: (query: string, signal?: AbortSignal) => getJson<{ items: SurveyRow[]; total: number }>(`/api/surveys${query}`, signal),
  survey: (id: string, signal?: AbortSignal) => getJson<Survey>(`/api/surveys/${id}`, signal),
  campaign: (id: string, signal?: AbortSignal) => getJson<Campaign>(`/api/campaigns/${id}`, signal),
  create: (campaignId: string, trackId: string | null, body: SurveyParticulars) => sendJson<Survey>('POST', '/api/surveys', { campaignId, trackId, ...body }),
  change: (id: string, version: number, body: SurveyParticulars) => sendJson<Survey>('PUT', `/api/surveys/${id}`, { version, ...body }),
  publish: (id: string, version: number) => sendJson<Survey>('POST', `/api/surveys/${id}/publish`, { version }),
  close: (id: string, version: number, reason: string) => sendJson<Survey>('POST', `/api/surveys/${id}/close`, { version, reason }),
  publishResults: (id: string, version: number) => sendJson<Survey>('POST', `/api/surveys/${id}/publish-results`, { version }),
  results: (id: string, signal?: AbortSignal) => getJson<SurveyResults>(`/api/surveys/${id}/results`, signal),
  cross: (id: string, query: string, signal?: AbortSignal) => getJson<CrossTable>(`/api/surveys/${id}/cross${query}`, signal),
  texts: (id: string, signal?: AbortSignal) => getJson<FreeTexts[]>(`/api/surveys/${id}/texts`, signal),
};

export const surveyKeys = {
  all: ['surveys'] as const,
  one: (id: string) => ['surveys', 'one', id] as const,
};
