import { familyName } from '../../platform/i18n/names.ts';

/** Where an entry stands. `waiting`: at an office (its holder), for a decision; `admitted`: the host took it into judging. */
export const ENTRY_STATES = ['draft', 'waiting', 'returned', 'set-aside', 'admitted', 'published', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** What can be done with an entry. The first three are its author's, `call-in` an office's above its holder, the others its holder's. */
export const ENTRY_ACTIONS = ['edit', 'submit', 'withdraw', 'forward', 'return', 'set-aside', 'take-up', 'call-in', 'admit', 'publish', 'unpublish'] as const;
export type EntryAction = (typeof ENTRY_ACTIONS)[number];

/** The state that an action leads to from each state; an action that is not listed is refused. */
export const ENTRY_TABLE: Readonly<Record<EntryState, Readonly<Partial<Record<EntryAction, EntryState>>>>> = {
  draft: { edit: 'draft', submit: 'waiting', withdraw: 'withdrawn' },
  waiting: { edit: 'waiting', submit: 'waiting', withdraw: 'withdrawn', forward: 'waiting', return: 'returned', 'set-aside': 'set-aside', 'call-in': 'waiting', admit: 'admitted', publish: 'published' },
  returned: { edit: 'returned', submit: 'waiting', withdraw: 'withdrawn' },
  'set-aside': { 'take-up': 'waiting', 'call-in': 'waiting' },
  admitted: { withdraw: 'withdrawn', 'set-aside': 'set-aside', publish: 'published' },
  published: { unpublish: 'set-aside' },
  withdrawn: {},
};

/** The state after an action, or undefined where it is not possible. */
export const entryAfter = (state: EntryState, action: EntryAction): EntryState | undefined => ENTRY_TABLE[state][action];

/** Whether a call takes entries at an instant: from its opening (included) to its close (not included). */
export function isOpen(contest: { state: string; opensAt: Date; closesAt: Date }, now: Date): boolean {
  return contest.state === 'open' && now >= contest.opensAt && now < contest.closesAt;
}

/** When a category takes entries: its own window where it has one, never outside of the contest's. */
export function windowOf(contest: { opensAt: Date; closesAt: Date }, category: { opensAt: Date | null; closesAt: Date | null }): { opensAt: Date; closesAt: Date } {
  const later = category.opensAt !== null && category.opensAt > contest.opensAt ? category.opensAt : contest.opensAt;
  const earlier = category.closesAt !== null && category.closesAt < contest.closesAt ? category.closesAt : contest.closesAt;
  return { opensAt: later, closesAt: earlier };
}

/** Whether a category takes entries at an instant; one with an extension is taken until that ends, the contest's early close or not. */
export function isCategoryOpen(contest: { state: string; opensAt: Date; closesAt: Date }, category: { opensAt: Date | null; closesAt: Date | null; closed: boolean }, now: Date, extendedUntil: Date | null = null): boolean {
  if (contest.state === 'draft') return false;
  if (extendedUntil !== null && now < extendedUntil) return true;
  return !category.closed && isOpen({ state: contest.state, ...windowOf(contest, category) }, now);
}

/** A node of an entry's line with what it is. */
export interface Tier {
  readonly id: string;
  readonly kind: string;
}

/** Kinds of organization that select and forward: offices, and bodies with units of their own. */
const SELECTING = new Set(['office', 'body']);

/**
 * The offices an entry passes, nearest first, the host last. A unit's entry goes to the office above it; a member of the public's to the
 * office they chose itself. A node that is no office is passed over: the next one up decides.
 * @param line from the root to the entry's node; @param hostId where it ends.
 */
export function tiersAbove(line: readonly Tier[], hostId: string, entrant: 'unit' | 'public'): string[] {
  const host = line.findIndex((node) => node.id === hostId);
  if (host < 0) return [];
  const below = line.slice(host + 1, entrant === 'public' ? undefined : -1).filter((node) => SELECTING.has(node.kind));
  return [...below.map((node) => node.id).toReversed(), hostId];
}

/** The office after `holderId` on the way up; undefined at the host. */
export function nextTier(tiers: readonly string[], holderId: string): string | undefined {
  const at = tiers.indexOf(holderId);
  return at < 0 ? undefined : tiers[at + 1];
}

/** How many tiers an office stands below the host: 0 is the host, and a node that selects nothing is no tier. Null outside of its subtree. */
export function tierDepth(line: readonly Tier[], hostId: string): number | null {
  const tiers = tiersAbove(line, hostId, 'public');
  return tiers.length === 0 ? null : tiers.length - 1;
}

/** How the author of a published work is shown. Full names only by the author's own choice (PIPL: display is a purpose of its own). */
export type CreditForm = 'masked' | 'full' | 'unit-only';

/** `张**` → shown as 张先生, 张女士 or 张同学; compound family names of two characters stay whole. */
const ADDRESS = { mr: '先生', ms: '女士', pupil: '同学' } as const;
export type Address = keyof typeof ADDRESS;

export interface Credited {
  readonly name: string;
  readonly credit: CreditForm;
  readonly address: Address;
  readonly role?: 'author' | 'tutor' | undefined;
  readonly under14?: boolean | undefined;
  /** Left out where whoever entered the work speaks for the author. */
  readonly consent?: 'held' | 'missing' | 'given' | 'withdrawn' | undefined;
  /** Whether the guardian of an author under 14 agreed to the full name. */
  readonly fullName?: boolean | undefined;
}

/** The name under a published work, or '' when only the unit is named or the author's own consent is missing. A tutor is shown as one. */
export function creditName(author: Credited): string {
  if (author.credit === 'unit-only' || author.consent === 'missing' || author.consent === 'withdrawn') return '';
  const full = author.credit === 'full' && (author.under14 !== true || author.fullName === true);
  const name = full ? author.name : `${familyName(author.name)}${ADDRESS[author.address]}`;
  return author.role === 'tutor' ? `${name}（指导）` : name;
}
