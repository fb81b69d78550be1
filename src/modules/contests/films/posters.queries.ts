import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import { fileUrl } from '../../../platform/files/file-links.ts';
import { readyFiles } from '../../../platform/files/files.queries.ts';

/** Addresses of films' posters, by the film's file. */
export async function postersOf(db: Db, filmIds: readonly string[]): Promise<Map<string, string>> {
  if (filmIds.length === 0) return new Map();
  const rows = await db.selectFrom('film_posters').selectAll().where(sql<boolean>`film_id = any(${[...filmIds]}::uuid[])`).where('poster_id', 'is not', null).execute();
  const files = await readyFiles(db, rows.map((row) => row.poster_id!));
  return new Map(rows.flatMap((row) => (files.has(row.poster_id!) ? [[row.film_id, fileUrl(files.get(row.poster_id!)!)] as const] : [])));
}

/** The film that a file is the poster of: whoever may see the one may see the other. */
export async function filmOfPoster(db: Db, fileId: string): Promise<string | undefined> {
  return (await db.selectFrom('film_posters').select('film_id').where('poster_id', '=', fileId).executeTakeFirst())?.film_id;
}
