import { sha256 } from '../../ledger/transparency/check/sha256.ts';
import { ballotRules } from './check/ballot-rules.ts';

/** What the leaves of polls mean, for the checkers on the command line and in the browser. */
export const ballotKind = ballotRules(sha256);
