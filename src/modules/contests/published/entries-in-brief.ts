import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import { organizationNames } from '../../organizations/public.ts';
import { creditName, type EntryState } from '../contests.rules.ts';
import { authorsOf } from '../entries/authors.rules.ts';

/** An entry as lists, notices and certificates name it: nobody in it but as they agreed to be shown. */
export interface EntryInBrief {
  readonly id: string;
  readonly categoryId: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Authors and tutors as they chose to be shown; empty where only the unit is named. */
  readonly credits: readonly string[];
  /** The same without tutors. */
  readonly authors: readonly string[];
  /** Those of them who are named, one by one. */
  readonly people: readonly { readonly id: string; readonly role: 'author' | 'tutor'; readonly name: string }[];
  readonly entrant: 'unit' | 'public';
  readonly unit: { readonly id: string; readonly name: { readonly zh: string; readonly en: string } };
  readonly state: EntryState;
  /** Who entered it; null when that person's account is gone. */
  readonly accountId: string | null;
}

/** Entries by id, in whatever state they are. */
export async function entriesInBrief(db: Db, ids: readonly string[]): Promise<Map<string, EntryInBrief>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('entries').select(['id', 'category_id', 'title_zh', 'title_en', 'authors', 'entrant', 'node_id', 'state', 'account_id']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute();
  const names = await organizationNames(db, rows.map((row) => row.node_id));
  return new Map(
    rows.map((row) => {
      const people = authorsOf(row);
      const shown = (of: typeof people) => of.map(creditName).filter((name) => name !== '');
      return [row.id, {
        id: row.id, categoryId: row.category_id, title: { zh: row.title_zh, en: row.title_en }, credits: shown(people), authors: shown(people.filter(({ role }) => role !== 'tutor')),
        people: people.map((author) => ({ id: author.id, role: author.role ?? 'author', name: creditName({ ...author, role: 'author' }) })).filter(({ name }) => name !== ''), entrant: row.entrant as 'unit' | 'public',
        unit: { id: row.node_id, name: names.get(row.node_id) ?? { zh: '', en: '' } }, state: row.state as EntryState, accountId: row.account_id,
      }];
    }),
  );
}
