import type { Confirmation } from '../../../console/shared/confirm-dialog.tsx';
import { useText } from '../../../console/shared/locale.ts';
import type { Entry } from '../contests.schemas.ts';
import { contestConsoleMessages } from './console.messages.ts';
import { contestSource } from './source.ts';

/** What may be done with one entry, in the order of likelihood. */
export const DECISIONS = ['publish', 'forward', 'return', 'set-aside', 'take-up', 'unpublish', 'withdraw'] as const;
export type DecisionName = (typeof DECISIONS)[number];
export const BATCH = ['publish', 'forward', 'return', 'set-aside'] as const;
export type BatchName = (typeof BATCH)[number];

/** How each decision is asked and done, for one entry or several. */
export function useDecisions() {
  const text = useText(contestConsoleMessages);
  const verbs = { publish: text.publish, forward: text.forward, return: text.return, 'set-aside': text.setAside, 'take-up': text.takeUp, unpublish: text.unpublish, withdraw: text.withdraw };
  const happens = { publish: text.happensPublish, forward: text.happensForward, return: text.happensReturn, 'set-aside': text.happensSetAside, 'take-up': text.happensTakeUp, unpublish: text.happensUnpublish, withdraw: text.happensWithdraw };
  const done = { publish: text.published, forward: text.forwarded, return: text.returned, 'set-aside': text.wasSetAside, 'take-up': text.takenUp, unpublish: text.unpublished, withdraw: text.withdrawn };
  const one = { publish: text.publishOne, forward: text.forwardOne, return: text.returnOne, 'set-aside': text.setAsideOne, 'take-up': text.takeUpOne, unpublish: text.unpublishOne, withdraw: text.withdrawOne };
  const many = { publish: text.publishMany, forward: text.forwardMany, return: text.returnMany, 'set-aside': text.setAsideMany };
  const needsReason = (name: DecisionName) => name === 'return' || name === 'unpublish';
  const forOne = (name: DecisionName, entry: Entry): Confirmation => ({
    title: one[name]({ title: entry.title.zh }), happens: [happens[name]], verb: verbs[name], reason: needsReason(name), danger: name === 'unpublish' || name === 'withdraw', done: done[name],
    run: (reason) => (name === 'withdraw' ? contestSource.withdraw(entry.id, entry.version) : contestSource.decide(entry.id, { action: name, version: entry.version, reason })),
    // What was set aside can be taken up again with nothing lost.
    ...(name === 'set-aside' ? { undo: () => contestSource.decide(entry.id, { action: 'take-up', version: entry.version + 1, reason: '' }) } : {}),
  });
  const forMany = (name: BatchName, entries: readonly Entry[]): Confirmation => ({
    title: many[name]({ count: entries.length }), happens: [happens[name]], verb: verbs[name], reason: needsReason(name), done: done[name], run: (reason) => contestSource.decideMany(entries, name, reason),
  });
  return { verbs, forOne, forMany };
}
