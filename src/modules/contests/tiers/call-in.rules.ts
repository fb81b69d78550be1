import type { LastStep } from './standing.queries.ts';

interface Left {
  readonly state: string;
  readonly holderId: string | null;
  readonly last: LastStep | undefined;
  /** Offices the entry passes, nearest first, the host last. */
  readonly tiers: readonly string[];
  /** Until when each tier below the host decides, by depth. */
  readonly deadlines: ReadonlyMap<number, Date>;
}

/** The office at which an entry was left behind: it set the entry aside, or has not decided by its deadline. Null where nothing was left. */
export function leftAt({ state, holderId, last, tiers, deadlines }: Left, now: Date): string | null {
  if (state === 'set-aside') return last?.action === 'set-aside' ? last.from : null;
  if (state !== 'waiting' || holderId === null) return null;
  const deadline = deadlines.get(tiers.length - 1 - tiers.indexOf(holderId));
  return deadline !== undefined && now >= deadline ? holderId : null;
}

/** The offices that may call in what was left behind: those above it on its way. */
export function callersOf(left: Left, now: Date): readonly string[] {
  const at = leftAt(left, now);
  const index = at === null ? -1 : left.tiers.indexOf(at);
  return index < 0 ? [] : left.tiers.slice(index + 1);
}
