export { ownPartsIn } from './consent/own-parts.queries.ts';
export { type CategoryRow, contestCategories, type ContestRecord, requireContest } from './contests.queries.ts';
export { likenessesOf } from './duplicates/likenesses.queries.ts';
export { entriesForJudging, type JudgedEntry, peopleOfEntries, requireEntry } from './entries/judged.queries.ts';
export { type ContestWork, type PublishedWork, worksById, worksByMinors, worksOfContest } from './published/works-of-contest.ts';
export { answersForJudges, type AnswersForJudges } from './entry-form/reviewed-answers.ts';
export { type EntryInBrief, entriesInBrief } from './published/entries-in-brief.ts';
export { type FunnelStage, publicFunnel } from './tiers/public-funnel.ts';
export { publishEntry, takeDownEntry } from './usecases/decide-entry.ts';
