import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { Answer, Comparison, Desk, DeskRound, Discussion, Draft, Pair, Relation, ScoreValue, UnitName, Work } from '../judging.schemas.ts';

type Saved = { version: number; savedAt: string; complete: boolean };
const base = '/api/judging';

/** The addresses of the module's API, as the screens use them. */
export const judgingSource = {
  desks: (signal?: AbortSignal) => getJson<DeskRound[]>(`${base}/desk`, signal),
  desk: (id: string, signal?: AbortSignal) => getJson<Desk>(`${base}/desk/${id}`, signal),
  units: (text: string, signal?: AbortSignal) => getJson<UnitName[]>(`${base}/units?text=${encodeURIComponent(text)}`, signal),
  answer: (id: string, body: Answer) => sendJson('POST', `${base}/desk/${id}/answer`, body),
  declare: (id: string, relations: readonly Relation[]) => sendJson('PUT', `${base}/desk/${id}/relations`, { relations }),
  lockAll: (id: string, categoryId: string | null = null) => sendJson<{ locked: number }>('POST', `${base}/desk/${id}/lock`, { categoryId }),
  pairs: (id: string, signal?: AbortSignal) => getJson<Pair[]>(`${base}/desk/${id}/pairs`, signal),
  compare: (id: string, body: Comparison) => sendJson('PUT', `${base}/desk/${id}/pairs`, body),
  work: (id: string, signal?: AbortSignal) => getJson<Work>(`${base}/works/${id}`, signal),
  save: (id: string, body: Draft) => sendJson<Saved>('PUT', `${base}/works/${id}/draft`, body),
  lock: (id: string, version: number) => sendJson('POST', `${base}/works/${id}/lock`, { version }),
  recuse: (id: string, reason: string) => sendJson('POST', `${base}/works/${id}/recuse`, { reason }),
  discussion: (id: string, signal?: AbortSignal) => getJson<Discussion>(`${base}/works/${id}/discussion`, signal),
  say: (id: string, text: string) => sendJson<Discussion>('POST', `${base}/works/${id}/discussion`, { text }),
  amend: (id: string, body: { value: ScoreValue; confidence: 'high' | 'medium' | 'low'; reason: string }) => sendJson<Discussion>('POST', `${base}/works/${id}/amend`, body),
};

export const judgingKeys = {
  all: ['judging'] as const,
  desks: ['judging', 'desks'] as const,
  desk: (id: string) => ['judging', 'desk', id] as const,
  work: (id: string) => ['judging', 'work', id] as const,
};
