import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../../db/types.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { newId } from '../../../platform/ids/ids.ts';

export type LikenessKind = 'text' | 'picture' | 'film';

/** Two files that show the same, by the earlier and the later entry, and how the later one's came from the earlier one's. */
export interface MatchedFiles {
  readonly earlierFile: string;
  readonly laterFile: string;
  readonly score: number;
  readonly same: boolean;
  readonly mirrored: boolean;
  readonly turned: number;
  readonly shown: number;
  readonly filled: number;
  /** Of films: frames in common. */
  readonly frames: number | null;
}

/** What matches: passages as positions in the texts of these versions, or pairs of files. Holds nothing of the works themselves. */
export interface Matched {
  readonly earlierVersion: number;
  readonly laterVersion: number;
  /** From and to in the earlier text, from and to in the later one. */
  readonly passages: readonly (readonly [number, number, number, number])[];
  readonly files: readonly MatchedFiles[];
}

export interface FoundLikeness {
  readonly earlierId: string;
  readonly laterId: string;
  readonly kind: LikenessKind;
  readonly score: number;
  readonly matched: Matched;
}

export type LikenessRow = Omit<Selectable<DB['entry_likenesses']>, 'matched' | 'kind'> & { readonly matched: Matched; readonly kind: LikenessKind };

/** Writes what a comparison of an entry found in place of what the one before had found; a likeness that an office has noted on is kept, and says that it no longer holds. */
export async function replaceLikenesses(tx: Tx, entryId: string, found: readonly FoundLikeness[], at: Date): Promise<void> {
  await tx.updateTable('entry_likenesses').set({ holds: false }).where((eb) => eb.or([eb('earlier_id', '=', entryId), eb('later_id', '=', entryId)])).execute();
  for (const each of found) {
    const values = { score: each.score, matched: JSON.stringify(each.matched), holds: true };
    await tx
      .insertInto('entry_likenesses')
      .values({ id: newId(), earlier_id: each.earlierId, later_id: each.laterId, kind: each.kind, found_at: at, ...values })
      .onConflict((conflict) => conflict.columns(['earlier_id', 'later_id', 'kind']).doUpdateSet(values))
      .execute();
  }
  await removeUnnoted(tx, [entryId], false);
}

/** Removes likenesses of the entries that nobody has noted on: all of them, or those that no longer hold. */
export async function removeUnnoted(tx: Tx, entryIds: readonly string[], all: boolean): Promise<void> {
  await sql`
    delete from entry_likenesses l where (earlier_id = any(${[...entryIds]}::uuid[]) or later_id = any(${[...entryIds]}::uuid[])) and (${all} or not holds)
      and not exists (select from entry_likeness_notes n where n.likeness_id = l.id)`.execute(tx);
}

/** Likenesses in which an entry has a part, those that hold first, most alike first. */
export async function likenessRows(db: Db, entryId: string): Promise<LikenessRow[]> {
  const rows = await db
    .selectFrom('entry_likenesses')
    .selectAll()
    .where((eb) => eb.or([eb('earlier_id', '=', entryId), eb('later_id', '=', entryId)]))
    .orderBy('holds', 'desc')
    .orderBy('score', 'desc')
    .orderBy('id')
    .limit(50)
    .execute();
  return rows as unknown as LikenessRow[];
}

/** The notes on likenesses, first to last, by likeness. */
export async function notesOn(db: Db, likenessIds: readonly string[]) {
  if (likenessIds.length === 0) return [];
  return db.selectFrom('entry_likeness_notes').selectAll().where(sql<boolean>`likeness_id = any(${[...likenessIds]}::uuid[])`).orderBy('likeness_id').orderBy('seq').execute();
}

export const comparisonOf = (db: Db, entryId: string) => db.selectFrom('entry_comparisons').selectAll().where('entry_id', '=', entryId).executeTakeFirst();

/** The texts of entries as they were last handed in, with their versions. */
export async function handedInTexts(db: Db, entryIds: readonly string[]): Promise<Map<string, { version: number; body: string }>> {
  const { rows } = await sql<{ entry_id: string; version: number; body: string }>`
    select distinct on (entry_id) entry_id, version, content ->> 'body' as body from entry_versions where entry_id = any(${[...entryIds]}::uuid[]) order by entry_id, version desc`.execute(db);
  return new Map(rows.map((row) => [row.entry_id, { version: row.version, body: row.body }]));
}

/** The texts of entries in given versions, by `id version`. */
export async function textsAt(db: Db, wanted: readonly { readonly id: string; readonly version: number }[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ entry_id: string; version: number; body: string }>`
    select entry_id, version, content ->> 'body' as body from entry_versions
    where (entry_id, version) in (select * from unnest(${wanted.map(({ id }) => id)}::uuid[], ${wanted.map(({ version }) => version)}::int[]))`.execute(db);
  return new Map(rows.map((row) => [`${row.entry_id} ${row.version}`, row.body]));
}

/** Files of other entries, handed in and not erased, that are an entry's own byte by byte. */
export async function sameFiles(db: Db, entryId: string): Promise<{ own: string; otherEntry: string; other: string }[]> {
  const { rows } = await sql<{ own: string; otherEntry: string; other: string }>`
    select mine.file_id as own, e.id as "otherEntry", theirs.file_id as other
    from entry_files mine join entry_files theirs on theirs.sha256 = mine.sha256 and theirs.entry_id <> mine.entry_id join entries e on e.id = theirs.entry_id
    where mine.entry_id = ${entryId} and e.submitted_at is not null and e.authors <> '[]' limit 200`.execute(db);
  return rows;
}

/** What is known of likenesses of an entry, for those who organise its judging; never for blind judges. */
export async function likenessesOf(db: Db, entryId: string): Promise<{ id: string; otherId: string; kind: LikenessKind; score: number; holds: boolean; finding: 'allowed' | 'different' | null }[]> {
  const rows = await likenessRows(db, entryId);
  const notes = await notesOn(db, rows.map(({ id }) => id));
  return rows.map((row) => ({
    id: row.id, otherId: row.earlier_id === entryId ? row.later_id : row.earlier_id, kind: row.kind, score: row.score, holds: row.holds,
    finding: (notes.findLast((note) => note.likeness_id === row.id)?.finding as 'allowed' | 'different' | undefined) ?? null,
  }));
}
