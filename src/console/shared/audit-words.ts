import { createContext, use } from 'react';
import type { AuditWords, ConsoleModule } from './console-module.ts';
import { usePick } from './locale.ts';

/** The words of all modules; the shell fills it. */
export const AuditWordsContext = createContext<Required<AuditWords>>({ acts: {}, objects: {}, fields: {} });

/** What every module brings, in one. A code that two modules name is told by the first. */
export function auditWordsOf(modules: readonly ConsoleModule[]): Required<AuditWords> {
  const gather = (kind: keyof AuditWords) => Object.assign({}, ...modules.toReversed().map(({ audit }) => audit?.[kind])) as AuditWords['acts'];
  return { acts: gather('acts'), objects: gather('objects'), fields: gather('fields') };
}

/** The word of a code in the language of the screens; undefined where no module has one. */
export function useAuditWord(kind: keyof AuditWords): (code: string) => string | undefined {
  const words = use(AuditWordsContext)[kind];
  const pick = usePick();
  return (code) => (words[code] === undefined ? undefined : pick(words[code]));
}
