import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import type { ContestSummary } from '../../contests/contests.schemas.ts';
import type { Holder } from '../awards.words.ts';
import type { Award, Batch, CaseAnswer, CaseSummary, CaseView, Certificate, Proposal, ProposalChange, Scheme, SchemeInput } from '../awards.schemas.ts';

/** A round of judging as this module's screens need it. */
export interface RoundLine {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly closedAt: string | null;
}

/** The addresses of the module's API, as the screens use them. */
export const awardSource = {
  contests: (signal?: AbortSignal) => getJson<{ items: ContestSummary[]; total: number }>('/api/contests?size=200', signal),
  rounds: (contestId: string, signal?: AbortSignal) => getJson<RoundLine[]>(`/api/judging/rounds?contest=${contestId}`, signal),
  scheme: (contestId: string, signal?: AbortSignal) => getJson<Scheme>(`/api/contests/${contestId}/award-scheme`, signal),
  saveScheme: (contestId: string, body: SchemeInput) => sendJson<Scheme>('PUT', `/api/contests/${contestId}/award-scheme`, body),
  fixScheme: (contestId: string, version: number) => sendJson<Scheme>('POST', `/api/contests/${contestId}/award-scheme/fix`, { version }),
  proposals: (contestId: string, signal?: AbortSignal) => getJson<Proposal[]>(`/api/contests/${contestId}/award-proposals`, signal),
  propose: (contestId: string, roundId: string) => sendJson<Proposal>('POST', `/api/contests/${contestId}/award-proposals`, { roundId }),
  change: (id: string, body: ProposalChange) => sendJson<Proposal>('PUT', `/api/award-proposals/${id}`, body),
  publish: (id: string, version: number) => sendJson<Proposal>('POST', `/api/award-proposals/${id}/notice`, { version }),
  withdraw: (id: string, version: number, reason: string) => sendJson<Proposal>('POST', `/api/award-proposals/${id}/withdraw`, { version, reason }),
  grant: (id: string, version: number) => sendJson<Proposal>('POST', `/api/award-proposals/${id}/grant`, { version }),
  awards: (contestId: string, signal?: AbortSignal) => getJson<Award[]>(`/api/contests/${contestId}/awards`, signal),
  revokeAward: (id: string, reason: string) => sendJson<Award>('POST', `/api/awards/${id}/revoke`, { reason }),
  certificates: (contestId: string, signal?: AbortSignal) => getJson<Certificate[]>(`/api/contests/${contestId}/certificates`, signal),
  batches: (contestId: string, signal?: AbortSignal) => getJson<Batch[]>(`/api/contests/${contestId}/certificate-batches`, signal),
  issue: (contestId: string, form: 'pdf' | 'zip', holders: readonly Holder[]) => sendJson<Batch>('POST', `/api/contests/${contestId}/certificates`, { form, holders }),
  revokeCertificate: (id: string, reason: string) => sendJson<Certificate[]>('POST', `/api/certificates/${id}/revoke`, { reason }),
  cases: (signal?: AbortSignal) => getJson<CaseSummary[]>('/api/award-cases', signal),
  openCase: (id: string, signal?: AbortSignal) => getJson<CaseView>(`/api/award-cases/${id}`, signal),
  objector: (id: string) => getJson<{ name: string; contacts: { kind: string; masked: string }[] }>(`/api/award-cases/${id}/objector`),
  take: (id: string, version: number) => sendJson<CaseView>('POST', `/api/award-cases/${id}/take`, { version }),
  review: (id: string, version: number, until: string) => sendJson<CaseView>('POST', `/api/award-cases/${id}/review`, { version, until }),
  answer: (id: string, body: CaseAnswer) => sendJson<CaseView>('POST', `/api/award-cases/${id}/answer`, body),
};

export const awardKeys = {
  all: ['awards'] as const,
  contests: ['awards', 'contests'] as const,
  of: (contestId: string, what: string) => ['awards', contestId, what] as const,
  cases: ['awards', 'cases'] as const,
  case: (id: string) => ['awards', 'case', id] as const,
};
