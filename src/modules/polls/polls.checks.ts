/** What the leaves of polls mean, for the checkers on the command line and in the browser. */
export { ballotRules } from './check/ballot-rules.ts';
