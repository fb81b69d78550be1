import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { GuardedExportView } from '../../../platform/exports/exports.schemas.ts';
import type { Audience, AudienceCount } from '../../organizations/audience.ts';
import type { Burden } from '../burden.ts';
import type { Answers } from '../form.schemas.ts';
import type { Notice, NoticeDraft, NoticeSummary, SendingPreview } from '../notices.schemas.ts';
import type { Progress, Recipient, RecipientDetail } from '../recipients.schemas.ts';
import type { z } from 'zod';

interface Page<Row> {
  readonly items: Row[];
  readonly total: number;
}

const at = (id: string) => `/api/notices/${id}`;
const unitAt = (id: string, unit: string) => `${at(id)}/recipients/${unit}`;

/** The module's API as its screens use it. `query` begins with a question mark. */
export const notices = {
  list: (query: string, signal?: AbortSignal) => getJson<Page<NoticeSummary>>(`/api/notices${query}`, signal),
  one: (id: string, signal?: AbortSignal) => getJson<Notice>(at(id), signal),
  draft: (draft: NoticeDraft) => sendJson<Notice>('POST', '/api/notices', draft),
  change: (id: string, version: number, draft: NoticeDraft) => sendJson<Notice>('PUT', at(id), { ...draft, version }),
  remove: (id: string, version: number) => sendJson<unknown>('DELETE', `${at(id)}?version=${version}`),
  countAudience: (issuerId: string, audience: Audience) => sendJson<AudienceCount>('POST', '/api/notices/audience-preview', { issuerId, audience }),
  previewSending: (id: string, signal?: AbortSignal) => getJson<z.infer<typeof SendingPreview>>(`${at(id)}/sending-preview`, signal),
  send: (id: string, version: number) => sendJson<Notice>('POST', `${at(id)}/send`, { version }),
  withdraw: (id: string, reason: string) => sendJson<Notice>('POST', `${at(id)}/withdraw`, { reason }),
  closeReturns: (id: string, closed: boolean) => sendJson<Notice>('POST', `${at(id)}/returns-closed`, { closed }),
  pdf: (id: string) => `${at(id)}/document.pdf`,
  history: (id: string) => `${at(id)}/history`,
  progress: (id: string, under: string | undefined, signal?: AbortSignal) => getJson<z.infer<typeof Progress>>(`${at(id)}/progress${under === undefined ? '' : `?under=${under}`}`, signal),
  recipients: (id: string, query: string, signal?: AbortSignal) => getJson<Page<Recipient>>(`${at(id)}/recipients${query}`, signal),
  remind: (id: string, who: 'unsigned' | 'unreturned') => sendJson<{ reminded: number; leftOut: number; at: string }>('POST', `${at(id)}/remind`, { who }),
  table: (id: string) => `${at(id)}/returns.xlsx`,
  exports: (id: string, signal?: AbortSignal) => getJson<GuardedExportView[]>(`${at(id)}/exports`, signal),
  askExport: (id: string, reason: string) => sendJson<{ id: string }>('POST', `${at(id)}/exports`, { reason }),
  decideExport: (id: string, exportId: string, approved: boolean) => sendJson<unknown>('POST', `${at(id)}/exports/${exportId}/decision`, { approved }),
  exportFile: (id: string, exportId: string) => `${at(id)}/exports/${exportId}/returns.xlsx`,
  unit: (id: string, unit: string, signal?: AbortSignal) => getJson<RecipientDetail>(unitAt(id, unit), signal),
  sign: (id: string, unit: string) => sendJson<RecipientDetail>('POST', `${unitAt(id, unit)}/receipt`),
  saveDraft: (id: string, unit: string, answers: Answers, revision: number) => sendJson<{ revision: number }>('PUT', `${unitAt(id, unit)}/draft`, { answers, revision }),
  submit: (id: string, unit: string, answers: Answers, revision: number) => sendJson<RecipientDetail>('POST', `${unitAt(id, unit)}/return`, { answers, revision }),
  sendBack: (id: string, unit: string, input: { reason: string; marks: { key: string; note: string }[]; dueAt: string | null }) => sendJson<RecipientDetail>('POST', `${unitAt(id, unit)}/send-back`, input),
  reveal: (id: string, unit: string, input: { field: string; index: number; reason: string }) => sendJson<{ contact: string }>('POST', `${unitAt(id, unit)}/reveal`, input),
  askExtension: (id: string, unit: string, input: { reason: string; until: string }) => sendJson<RecipientDetail>('POST', `${unitAt(id, unit)}/extension`, input),
  decideExtension: (id: string, unit: string, input: { granted: boolean; dueAt: string | null; reason: string }) => sendJson<RecipientDetail>('POST', `${unitAt(id, unit)}/extension/decision`, input),
  burden: (node: string, month: string, signal?: AbortSignal) => getJson<Burden>(`/api/burden?node=${node}&month=${month}&size=50`, signal),
};
