import { person, recipients, ROOT_CODE, tiersAbove, type TreeNode, units } from '../content/index.ts';

/** Entries of the whole programme, by track. */
const WHOLE = { essays: 205, pictures: 190, films: 16, nominations: 112, service: 125 } as const;
export type Category = keyof typeof WHOLE;
export const CATEGORIES = Object.keys(WHOLE) as Category[];

/** Units that enter works; the others of the tree only receive notices. */
const ENTERING_UNITS = 60;
/** Every so manieth entry comes from a member of the public. */
const FROM_PUBLIC = 21;
/** Entries that one office forwards in one category; the first city, the largest, has a greater quota of its own. */
export const QUOTA = 8;
export const OWN_QUOTA = { code: 'HLJ-2301', category: 'essays', quota: 24 } as const satisfies { code: string; category: Category; quota: number };
/** Moments at which entries move on. */
const TICKS = 36;

export type Move = 'submit' | 'forward' | 'return' | 'resubmit' | 'set-aside' | 'publish';

/** What happens to an entry at one moment. */
export interface Planned {
  readonly move: Move;
  /** Code of the office that decides; of the unit or receiving office for the author's own moves. */
  readonly office: string;
  readonly tick: number;
}

/** An entry and its whole path. */
export interface PlannedEntry {
  /** Position among all entries. */
  readonly index: number;
  readonly category: Category;
  /** Position within the category. */
  readonly turn: number;
  /** Code of the unit that enters it, or of the office that receives it from the public. */
  readonly node: string;
  /** Number of the member of the public; null: the unit's liaison enters it. */
  readonly visitor: number | null;
  /** The author: every entry has another one, by whose name it is known again. */
  readonly author: { readonly name: string; readonly mobile: string };
  readonly path: readonly Planned[];
}

export interface EntryPlan {
  readonly entries: readonly PlannedEntry[];
  readonly ticks: number;
  /** Units that enter works. */
  readonly units: readonly TreeNode[];
}

const FIRST_AUTHOR = 260;
const FIRST_NEW_AUTHOR = 1000;
const NEW_WORKS = 24;
const NEW_CATEGORIES = ['pictures', 'essays', 'pictures', 'service', 'nominations'] as const satisfies readonly Category[];
/** An entry's path from its first moment takes at most so many. */
const LONGEST = 7;

/** Entries of a run, interleaved so that all tracks grow together. The same scale gives the same plan. */
export function planEntries(scale: number): EntryPlan {
  const chosen = spreadOver(units(), Math.max(5, Math.round(ENTERING_UNITS * scale)));
  const offices = spreadOver(recipients(), recipients().length).filter(({ kind }) => kind === 'office');
  const counts = CATEGORIES.map((category) => ({ category, count: Math.max(2, Math.round(WHOLE[category] * scale)) }));
  const order = counts.flatMap(({ category, count }) => Array.from({ length: count }, (_, turn) => ({ category, turn, at: (turn + 0.5) / count }))).toSorted((a, b) => a.at - b.at || a.category.localeCompare(b.category));
  const ticks = Math.max(12, Math.round(TICKS * Math.sqrt(scale)));
  const forwarded = new Map<string, number>();

  const entries = order.map(({ category, turn }, index): PlannedEntry => {
    const isPublic = index % FROM_PUBLIC === 10 && category !== 'service';
    const visitor = isPublic ? Math.floor(index / FROM_PUBLIC) : null;
    const node = isPublic ? offices[visitor! % offices.length]! : chosen[(index * 7) % chosen.length]!;
    const tiers = [...(isPublic ? [node] : []), ...tiersAbove(node.code)].map(({ code }) => code);
    const start = Math.floor((index / order.length) * (ticks - LONGEST));
    return { index, category, turn, node: node.code, visitor, author: person(FIRST_AUTHOR + index), path: pathOf({ index, category, node: node.code, tiers, start }, forwarded) };
  });
  return { entries, ticks, units: chosen };
}

/** Works that liaisons enter next year: so many more, each with content and an author of its own. They are not decided on. */
export function planNewWorks(scale: number): PlannedEntry[] {
  const { units: entering } = planEntries(scale);
  const count = Math.max(4, Math.round(NEW_WORKS * scale));
  return Array.from({ length: count }, (_, turn) => {
    const category = NEW_CATEGORIES[turn % NEW_CATEGORIES.length]!;
    return { index: turn, category, turn: 300 + turn, node: entering[(turn * 5) % entering.length]!.code, visitor: null, author: person(FIRST_NEW_AUTHOR + turn), path: [] };
  });
}

interface Sent {
  readonly index: number;
  readonly category: Category;
  readonly node: string;
  /** Codes of the offices it passes, the province's last. */
  readonly tiers: readonly string[];
  readonly start: number;
}

/** Fate of an entry by its position: one in nine is returned first, one in five stops below the province, of the rest a little more than half are published. */
function pathOf({ index, category, node, tiers, start }: Sent, forwarded: Map<string, number>): Planned[] {
  const path: Planned[] = [];
  const add = (move: Move, office: string) => path.push({ move, office, tick: start + path.length });
  add('submit', node);
  if (index % 9 === 4) {
    add('return', tiers[0]!);
    add('resubmit', node);
  }
  const stopsAt = index % 5 === 3 ? tiers[index % Math.max(1, tiers.length - 1)] : undefined;
  for (const office of tiers) {
    if (office === ROOT_CODE) break;
    const key = `${office} ${category}`;
    const before = forwarded.get(key) ?? 0;
    const quota = office === OWN_QUOTA.code && category === OWN_QUOTA.category ? OWN_QUOTA.quota : QUOTA;
    if (office === stopsAt || before >= quota) {
      add('set-aside', office);
      return path;
    }
    forwarded.set(key, before + 1);
    add('forward', office);
  }
  add(index % 7 < 4 ? 'publish' : 'set-aside', ROOT_CODE);
  return path;
}

/** So many of the items, evenly over the list. */
function spreadOver<T>(items: readonly T[], count: number): T[] {
  const most = Math.min(count, items.length);
  return Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)]!);
}
