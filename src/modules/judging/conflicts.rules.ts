import { SEE_AUTHORS } from './judging.policy.ts';
import type { ConflictReason } from './judging.words.ts';

export interface JudgeFacts {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  /** Line of the judge's own unit from the root down, itself included; empty for one who belongs to no unit. */
  readonly unitPath: readonly string[];
  readonly grants: readonly { readonly role: string; readonly nodeId: string }[];
  readonly relations: readonly { readonly kind: string; readonly nodeId: string | null; readonly name: string | null }[];
  readonly recused: ReadonlySet<string>;
}

export interface EntryFacts {
  readonly id: string;
  readonly categoryId: string;
  readonly nodeId: string;
  readonly path: readonly string[];
  readonly accountIds: readonly string[];
  /** Names of its authors, co-authors and tutors. */
  readonly names: readonly string[];
}

export interface Conflict {
  readonly judge: string;
  readonly entry: string;
  readonly why: ConflictReason;
}

const bare = (name: string) => name.replaceAll(/\s+/g, '').toLowerCase();

/**
 * Why a judge may not have an entry, by the records; null when nothing speaks against it. The host's own line is no conflict of units (everything
 * entered lies below it); who holds an office there that shows the authors is caught by `sees` where the round is blind.
 * @param hostPath line of the contest's host from the root, itself included
 * @param ownCategories categories in which the judge has a work
 */
export function conflictOf(judge: JudgeFacts, entry: EntryFacts, about: { readonly hostPath: readonly string[]; readonly blind: boolean; readonly ownCategories: ReadonlySet<string>; readonly firstPanel: boolean }): ConflictReason | null {
  if (entry.accountIds.includes(judge.accountId) || entry.names.some((name) => bare(name) === bare(judge.name))) return 'author';
  if (about.ownCategories.has(entry.categoryId)) return 'entrant';
  if (about.firstPanel) return 'first-panel';
  if (judge.recused.has(entry.id)) return 'recused';
  const unit = judge.unitPath.at(-1);
  if (unit !== undefined && !about.hostPath.includes(unit) && entry.path.includes(unit)) return 'unit';
  if (!about.hostPath.includes(entry.nodeId) && judge.unitPath.includes(entry.nodeId)) return 'unit';
  if (about.blind && judge.grants.some((grant) => SEE_AUTHORS.includes(grant.role) && entry.path.includes(grant.nodeId))) return 'sees';
  for (const relation of judge.relations) {
    if (relation.kind === 'unit' && relation.nodeId !== null && entry.path.includes(relation.nodeId)) return 'declared-unit';
    if (relation.kind === 'person' && relation.name !== null && entry.names.some((name) => bare(name) === bare(relation.name!))) return 'declared-person';
  }
  return null;
}

/** Categories in which a judge has a work of their own, as author or co-author. */
export const ownCategories = (accountId: string, entries: readonly EntryFacts[]): Set<string> => new Set(entries.filter((entry) => entry.accountIds.includes(accountId)).map((entry) => entry.categoryId));

/** Every conflict of a panel with the entries. */
export function conflictsOf(judges: readonly JudgeFacts[], entries: readonly EntryFacts[], about: { readonly hostPath: readonly string[]; readonly blind: boolean; readonly notJudges: ReadonlySet<string> }): Conflict[] {
  return judges.flatMap((judge) => {
    const own = ownCategories(judge.accountId, entries);
    const firstPanel = about.notJudges.has(judge.accountId);
    return entries.flatMap((entry) => {
      const why = conflictOf(judge, entry, { ...about, ownCategories: own, firstPanel });
      return why === null ? [] : [{ judge: judge.id, entry: entry.id, why }];
    });
  });
}
