import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { PictureFile } from '../../../platform/files/picture-file.ts';
import type { Work } from './published-works.ts';

export type PublishedWork = Work;

/** A published work as catalogues and polls name it. */
export interface ContestWork {
  readonly id: string;
  readonly categoryId: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** The authors as they chose to be shown and the unit, in one line. */
  readonly credit: string;
  readonly picture: PictureFile | null;
}

/** The published works of a contest, the first published first. */
export async function worksOfContest(db: Db, contestId: string): Promise<ContestWork[]> {
  const rows = await db.selectFrom('published_works').select(['entry_id', 'category_id', 'work']).where('contest_id', '=', contestId).orderBy('published_at').orderBy('entry_id').execute();
  return rows.map(({ entry_id: id, category_id: categoryId, work: kept }) => {
    const work = kept as Work;
    return { id, categoryId, title: work.title, credit: [work.credits.join('、'), work.unit.name.zh].filter((part) => part !== '').join(' · '), picture: work.pictures[0] ?? null };
  });
}

/** Published works by their entries' ids, as their pages draw them; those that are not published are left out. */
export async function worksById(db: Db, ids: readonly string[]): Promise<Map<string, PublishedWork>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('published_works').select(['entry_id', 'work']).where(sql<boolean>`entry_id = any(${[...ids]}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.entry_id, row.work as PublishedWork]));
}

/** Ids of a contest's published works with an author who is a pupil or under 14, as whoever entered them declared; their tutors do not count. */
export async function worksByMinors(db: Db, contestId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select e.id from entries e join published_works w on w.entry_id = e.id
    where w.contest_id = ${contestId} and exists (select from jsonb_array_elements(e.authors) a where coalesce(a->>'role', 'author') = 'author' and (a->>'address' = 'pupil' or (a->>'under14')::boolean))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
