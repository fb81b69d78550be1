import type { Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { useText } from '../../../console/shared/locale.ts';
import type { Entry } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { contestSource } from './source.ts';

/** What may be done with one entry, in the order of likelihood. */
export const DECISIONS = ['admit', 'publish', 'forward', 'return', 'set-aside', 'take-up', 'call-in', 'unpublish', 'withdraw'] as const;
export type DecisionName = (typeof DECISIONS)[number];
export const BATCH = ['publish', 'forward', 'return', 'set-aside'] as const;
export type BatchName = (typeof BATCH)[number];

/** How each decision is asked and done, for one entry or several. */
export function useDecisions() {
  const text = useText(contestConsoleMessages);
  const words: Record<DecisionName, { readonly verb: string; readonly one: (of: { title: string }) => string; readonly happens: string; readonly done: string; readonly reason?: boolean; readonly danger?: boolean }> = {
    admit: { verb: text.admit, one: text.admitOne, happens: text.happensAdmit, done: text.admitted },
    publish: { verb: text.publish, one: text.publishOne, happens: text.happensPublish, done: text.published },
    forward: { verb: text.forward, one: text.forwardOne, happens: text.happensForward, done: text.forwarded },
    return: { verb: text.return, one: text.returnOne, happens: text.happensReturn, done: text.returned, reason: true },
    'set-aside': { verb: text.setAside, one: text.setAsideOne, happens: text.happensSetAside, done: text.wasSetAside },
    'take-up': { verb: text.takeUp, one: text.takeUpOne, happens: text.happensTakeUp, done: text.takenUp },
    'call-in': { verb: text.callIn, one: text.callInOne, happens: text.happensCallIn, done: text.calledIn },
    unpublish: { verb: text.unpublish, one: text.unpublishOne, happens: text.happensUnpublish, done: text.unpublished, reason: true, danger: true },
    withdraw: { verb: text.withdraw, one: text.withdrawOne, happens: text.happensWithdraw, done: text.withdrawn, danger: true },
  };
  const many = { publish: text.publishMany, forward: text.forwardMany, return: text.returnMany, 'set-aside': text.setAsideMany };
  const forOne = (name: DecisionName, entry: Entry): Confirmation => {
    const { verb, one, happens, done, reason = false, danger = false } = words[name];
    return {
      title: one({ title: entry.title.zh }), happens: [happens], verb, reason, danger, done,
      run: (why) => (name === 'withdraw' ? contestSource.withdraw(entry.id, entry.version) : contestSource.decide(entry.id, { action: name, version: entry.version, reason: why })),
      // What was set aside can be taken up again with nothing lost.
      ...(name === 'set-aside' ? { undo: () => contestSource.decide(entry.id, { action: 'take-up', version: entry.version + 1, reason: '' }) } : {}),
    };
  };
  const forMany = (name: BatchName, entries: readonly Entry[]): Confirmation => {
    const { verb, happens, done, reason = false } = words[name];
    return { title: many[name]({ count: entries.length }), happens: [happens], verb, reason, done, run: (why) => contestSource.decideMany(entries, name, why) };
  };
  const verbOf = (name: DecisionName): string => words[name].verb;
  const isDangerous = (name: DecisionName): boolean => words[name].danger === true;
  return { verbOf, isDangerous, forOne, forMany };
}
