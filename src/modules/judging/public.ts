export { feedbackFor } from './feedback.ts';
export { judgesOf } from './judges.queries.ts';
export { BLIND_NAMES, KIND_NAMES, METHOD_NAMES } from './judging.messages.ts';
export type { RoundResult } from './judging.schemas.ts';
export { levelOrder } from './level-order.ts';
export { roundResult } from './results.ts';
export { requireRound, type RoundRecord, roundsOfContest } from './rounds.queries.ts';
export { openReview, type ReviewResult, reviewResult } from './usecases/open-more-rounds.ts';
