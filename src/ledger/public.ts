export { reverseFactsOf } from './correct-fact.ts';
export { type FactPage, listFacts } from './drill-down.ts';
export { type FactKind, listFactKinds } from './fact-kinds.ts';
export { readBreakdown, readFigure, readFiguresOf } from './figures.ts';
export type { ListedFact } from './listed-fact.ts';
export { rebase } from './rebase.ts';
export { recordFacts } from './record-facts.ts';
export { SubjectRegistry, type SubjectLink, type SubjectType } from './subjects.ts';
export { holdTree, holdTreeExclusively } from './tree-lock.ts';
