export { type ContestWork, worksOfContest } from './published/works-of-contest.ts';
