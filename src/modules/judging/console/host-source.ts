import { getJson, sendJson } from '../../../console/shared/api-client.ts';
import { queryString } from '../../../console/shared/query-string.ts';
import type { Contest, ContestSummary } from '../../contests/contests.schemas.ts';
import type { PersonItem } from '../../people/people.schemas.ts';
import type { Discussion, ExtraRound, Judge, JudgeChange, NewJudge, Plan, Progress, ResultCheck, ResultView, Round, RoundChange, SensitivityView } from '../judging.schemas.ts';
import type { z } from '@hono/zod-openapi';

const base = '/api/judging/rounds';
type Count = { count: number };
export type Particulars = Omit<RoundChange, 'version'>;
type Page<Row> = { items: Row[]; total: number };
export interface ConflictLine {
  readonly judgeId: string;
  readonly entryId: string;
  readonly number: number;
  readonly why: string;
  readonly text: string;
}

/** The addresses of the module's API that hosts use. */
export const hostSource = {
  rounds: (contest: string, signal?: AbortSignal) => getJson<Round[]>(`${base}${queryString({ contest })}`, signal),
  round: (id: string, signal?: AbortSignal) => getJson<Round>(`${base}/${id}`, signal),
  create: (contestId: string, afterRoundId: string | null, particulars: Particulars) => sendJson<Round>('POST', base, { contestId, afterRoundId, ...particulars }),
  change: (id: string, version: number, particulars: Particulars) => sendJson<Round>('PUT', `${base}/${id}`, { version, ...particulars }),
  open: (id: string) => sendJson<Round>('POST', `${base}/${id}/open`),
  close: (id: string) => sendJson<Round>('POST', `${base}/${id}/close`),
  progress: (id: string, signal?: AbortSignal) => getJson<Progress>(`${base}/${id}/progress`, signal),
  panel: (id: string, signal?: AbortSignal) => getJson<Judge[]>(`${base}/${id}/judges`, signal),
  invite: (id: string, judge: NewJudge) => sendJson<Judge[]>('POST', `${base}/${id}/judges`, judge),
  changeJudge: (judgeId: string, change: JudgeChange) => sendJson<Judge[]>('PUT', `/api/judging/judges/${judgeId}`, change),
  removeJudge: (judgeId: string, reason: string) => sendJson<Count>('POST', `/api/judging/judges/${judgeId}/remove`, { reason }),
  remind: (id: string, judgeIds: readonly string[] | null) => sendJson<Count>('POST', `${base}/${id}/reminders`, { judgeIds }),
  conflicts: (id: string, signal?: AbortSignal) => getJson<ConflictLine[]>(`${base}/${id}/conflicts`, signal),
  plan: (id: string) => sendJson<Plan>('POST', `${base}/${id}/plan`),
  apply: (id: string, planId: string) => sendJson<Count>('POST', `${base}/${id}/assignment`, { planId }),
  assign: (id: string, entryId: string, judgeId: string, reason: string) => sendJson<Count>('POST', `${base}/${id}/assignments`, { entryId, judgeId, reason }),
  unassign: (assignmentId: string, reason: string) => sendJson<Count>('POST', `/api/judging/assignments/${assignmentId}/remove`, { reason }),
  discuss: (id: string, entryId: string) => sendJson<Count>('POST', `${base}/${id}/discussions`, { entryId }),
  discussion: (id: string, entryId: string, signal?: AbortSignal) => getJson<Discussion>(`${base}/${id}/discussions/${entryId}`, signal),
  speak: (id: string, entryId: string, text: string) => sendJson<Discussion>('POST', `${base}/${id}/discussions/${entryId}`, { text }),
  result: (id: string, signal?: AbortSignal) => getJson<ResultView>(`${base}/${id}/result`, signal),
  check: (id: string) => getJson<z.infer<typeof ResultCheck>>(`${base}/${id}/result-check`),
  sensitivity: (id: string, signal?: AbortSignal) => getJson<SensitivityView>(`${base}/${id}/sensitivity`, signal),
  extra: (id: string, input: ExtraRound) => sendJson<Round>('POST', `${base}/${id}/extra`, input),
  contests: (signal?: AbortSignal) => getJson<Page<ContestSummary>>('/api/contests?size=100', signal),
  contest: (id: string, signal?: AbortSignal) => getJson<Contest>(`/api/contests/${id}`, signal),
  people: (text: string, signal?: AbortSignal) => getJson<Page<PersonItem>>(`/api/people${queryString({ role: 'judge', status: 'active', text, size: 20 })}`, signal),
};

const all = ['judging', 'host'] as const;
export const hostKeys = {
  all,
  rounds: (contest: string) => [...all, 'rounds', contest] as const,
  round: (id: string) => [...all, id] as const,
  progress: (id: string) => [...all, id, 'progress'] as const,
  panel: (id: string) => [...all, id, 'panel'] as const,
  conflicts: (id: string) => [...all, id, 'conflicts'] as const,
  discussion: (id: string, entryId: string) => [...all, id, 'discussion', entryId] as const,
  result: (id: string) => [...all, id, 'result'] as const,
  sensitivity: (id: string) => [...all, id, 'sensitivity'] as const,
};
