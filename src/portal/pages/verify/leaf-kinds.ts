import type { Sha256 } from '../../../ledger/transparency/check/bytes.ts';
import type { KindRules } from '../../../ledger/transparency/check/check-kinds.ts';
import { ballotRules } from '../../../modules/polls/polls.checks.ts';

/** What each kind of leaf means, for the checkers on the command line and in the browser. A module's rules stand in its `x.checks.ts`. */
export const leafKinds = (sha256: Sha256): readonly KindRules[] => [ballotRules(sha256)];
