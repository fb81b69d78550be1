export { type CategoryRow, contestCategories, type ContestRecord, requireContest } from './contests.queries.ts';
export { likenessesOf } from './duplicates/likenesses.queries.ts';
export { entriesForJudging, type JudgedEntry, peopleOfEntries, requireEntry } from './entries/judged.queries.ts';
export { type ContestWork, worksOfContest } from './published/works-of-contest.ts';
export { publishEntry } from './usecases/decide-entry.ts';
