import type { FactKind } from '../../ledger/public.ts';

/** A poll was held: once, when it closed. Counts for its host. */
export const pollHeld = { kind: 'polls.poll-held', class: 'work', unit: 'time', label: { zh: '举办投票', en: 'Polls held' } } as const satisfies FactKind;
/** Ballots accepted, replaced ones counted once. Reach: never an input of an evaluation. Told to the ledger in batches. */
export const ballotsCast = { kind: 'polls.ballots-cast', class: 'reach', unit: 'vote', label: { zh: '参与投票', en: 'Ballots cast' } } as const satisfies FactKind;
/** A reviewer decided on a fraud mark. */
export const markDecided = { kind: 'polls.mark-decided', class: 'work', unit: 'time', label: { zh: '处理异常投票线索', en: 'Fraud marks decided' } } as const satisfies FactKind;

export const pollFacts: readonly FactKind[] = [pollHeld, ballotsCast, markDecided];
