export { correctFact, type Correction, reverseFactsOf } from './correct-fact.ts';
export type { FactClass, FactKind } from './fact-kinds.ts';
export { ledgerErrors } from './ledger.errors.ts';
export { type Move, rebase } from './rebase.ts';
export { type Declaration, type FactPlace, type NewFact, recordFacts, type Recorder } from './record-facts.ts';
export { holdTree, holdTreeExclusively } from './tree-lock.ts';
