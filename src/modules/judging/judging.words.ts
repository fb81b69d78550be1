/** How a judge judges. */
export const METHODS = ['rubric', 'pass-fail', 'top-picks', 'ranking', 'pairwise'] as const;
export type Method = (typeof METHODS)[number];

/** A round proper; one that settles what another left open; one entry judged anew by other judges. */
export const ROUND_KINDS = ['round', 'extra', 'review'] as const;
export type RoundKind = (typeof ROUND_KINDS)[number];
export const ROUND_STATES = ['draft', 'open', 'closed'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** What judges may not see. Answers of the entry's form are not among it: a question does not say whether it tells whose a work is, so no judge ever sees one. */
export const BLIND_FIELDS = ['authors', 'unit', 'region', 'tutor', 'file-names'] as const;
export type BlindField = (typeof BLIND_FIELDS)[number];

/** How equal results are told apart; `criterion:KEY` is the mean of one criterion, `lot` a draw that anyone can repeat. */
export const TIE_RULES = ['criterion:KEY', 'median', 'most-high', 'lot'] as const;

export const JUDGE_STATES = ['invited', 'accepted', 'declined', 'removed'] as const;
export type JudgeState = (typeof JUDGE_STATES)[number];
export const ASSIGNMENT_STATES = ['open', 'locked', 'recused', 'removed'] as const;
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number];
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Why a judge may not have an entry. */
export const CONFLICTS = ['author', 'entrant', 'unit', 'sees', 'declared-unit', 'declared-person', 'recused', 'first-panel'] as const;
export type ConflictReason = (typeof CONFLICTS)[number];

/** Methods whose value means something only within the judge's whole list of a category. */
export const isListMethod = (method: Method): boolean => method === 'top-picks' || method === 'ranking' || method === 'pairwise';
