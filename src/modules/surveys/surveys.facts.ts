import type { FactKind } from '../../ledger/public.ts';

/** A survey was held: once, when it closed. Counts for its host. */
export const surveyHeld = { kind: 'surveys.survey-held', class: 'work', unit: 'time', label: { zh: '开展问卷调查', en: 'Surveys held' } } as const satisfies FactKind;
/** Answers taken. Reach, as ballots are: how many people answer never enters an evaluation. Told to the ledger in batches, so that no fact stands beside a single answer. */
export const answersTaken = { kind: 'surveys.answers-taken', class: 'reach', unit: 'piece', label: { zh: '问卷答卷', en: 'Survey answers' } } as const satisfies FactKind;
/** The results of a survey were published. */
export const resultsPublished = { kind: 'surveys.results-published', class: 'output', unit: 'piece', label: { zh: '公布问卷结果', en: 'Survey results published' } } as const satisfies FactKind;

export const surveyFacts: readonly FactKind[] = [surveyHeld, answersTaken, resultsPublished];
