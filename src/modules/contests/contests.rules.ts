/** Where an entry stands. `waiting`: at an office (its holder), for a decision. */
export const ENTRY_STATES = ['draft', 'waiting', 'returned', 'set-aside', 'published', 'withdrawn'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** What can be done with an entry. The first three are its author's, the others its holder's. */
export const ENTRY_ACTIONS = ['edit', 'submit', 'withdraw', 'forward', 'return', 'set-aside', 'take-up', 'publish', 'unpublish'] as const;
export type EntryAction = (typeof ENTRY_ACTIONS)[number];

/** The state that an action leads to from each state; an action that is not listed is refused. */
export const ENTRY_TABLE: Readonly<Record<EntryState, Readonly<Partial<Record<EntryAction, EntryState>>>>> = {
  draft: { edit: 'draft', submit: 'waiting', withdraw: 'withdrawn' },
  waiting: { withdraw: 'withdrawn', forward: 'waiting', return: 'returned', 'set-aside': 'set-aside', publish: 'published' },
  returned: { edit: 'returned', submit: 'waiting', withdraw: 'withdrawn' },
  'set-aside': { 'take-up': 'waiting' },
  published: { unpublish: 'set-aside' },
  withdrawn: {},
};

/** The state after an action, or undefined where it is not possible. */
export const entryAfter = (state: EntryState, action: EntryAction): EntryState | undefined => ENTRY_TABLE[state][action];

/** Whether a call takes entries at an instant: from its opening (included) to its close (not included). */
export function isOpen(contest: { state: string; opensAt: Date; closesAt: Date }, now: Date): boolean {
  return contest.state === 'open' && now >= contest.opensAt && now < contest.closesAt;
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
const COMPOUND = new Set(['欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟', '公孙', '慕容', '东方', '夏侯', '令狐', '司徒', '长孙', '宇文', '独孤', '南宫']);
const ADDRESS = { mr: '先生', ms: '女士', pupil: '同学' } as const;
export type Address = keyof typeof ADDRESS;

export function familyName(name: string): string {
  const letters = [...name.trim()];
  const two = letters.slice(0, 2).join('');
  return letters.length > 2 && COMPOUND.has(two) ? two : (letters[0] ?? '');
}

/** The name under a published work, or '' when only the unit is named. */
export function creditName(author: { name: string; credit: CreditForm; address: Address }): string {
  if (author.credit === 'unit-only') return '';
  return author.credit === 'full' ? author.name : `${familyName(author.name)}${ADDRESS[author.address]}`;
}
