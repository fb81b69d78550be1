import type { KindRules } from '../../../ledger/transparency/check/check-kinds.ts';
import { ballotKind } from '../../../modules/polls/polls.checks.ts';

/** What each kind of leaf means, for the checkers on the command line and in the browser. A module's rules stand in its `x.checks.ts`. */
export const leafKinds: readonly KindRules[] = [ballotKind];
