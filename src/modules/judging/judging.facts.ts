import type { FactKind } from '../../ledger/public.ts';

/** A judge locked a score: once an assignment, an amendment is none. Counts for the contest's host, who convened the panel; a judge may belong to no unit, and a unit must not be told who judged what. */
export const scoreLocked = { kind: 'judging.score-locked', class: 'work', unit: 'piece', label: { zh: '完成评分', en: 'Scores given' } } as const satisfies FactKind;
/** A round closed and its result was computed. Counts for the contest's host. */
export const roundClosed = { kind: 'judging.round-closed', class: 'work', unit: 'time', label: { zh: '完成评审轮次', en: 'Rounds of judging closed' } } as const satisfies FactKind;

export const judgingFacts: readonly FactKind[] = [scoreLocked, roundClosed];
