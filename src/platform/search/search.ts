import { type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Db } from '../db/db.ts';
import type { Locale } from '../i18n/messages.ts';
import type { IndexedPicture } from './index-document.ts';
import { type Piece, highlight, snippet, toTsquery } from './query.ts';

export { type IndexedPicture, type SearchDocument, indexDocument, removeDocument } from './index-document.ts';

export interface Listed {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly byline: string;
  readonly summary: string;
  readonly path: string;
  readonly picture: IndexedPicture | null;
  readonly publishedAt: Date;
  readonly changedAt: Date;
}

export interface Found {
  readonly type: string;
  readonly id: string;
  readonly byline: string;
  readonly path: string;
  readonly picture: IndexedPicture | null;
  readonly publishedAt: Date;
  readonly title: readonly Piece[];
  readonly snippet: readonly Piece[];
}

export interface Filter {
  readonly types?: readonly string[] | undefined;
  /** Only what is part of this node or campaign. */
  readonly belongsTo?: string | undefined;
}

type Where = ExpressionBuilder<DB, 'search_documents'>;

const matches = (locale: Locale, filter: Filter) => (eb: Where) =>
  eb.and([
    eb('locale', '=', locale),
    ...(filter.types === undefined ? [] : [eb('object_type', 'in', filter.types)]),
    ...(filter.belongsTo === undefined ? [] : [sql<boolean>`belongs_to @> array[${filter.belongsTo}]::uuid[]`]),
  ]);

const listed = (row: { object_type: string; object_id: string; title: string; byline: string; summary: string; path: string; picture: unknown; published_at: Date; changed_at: Date }): Listed => ({
  type: row.object_type, id: row.object_id, title: row.title, byline: row.byline, summary: row.summary, path: row.path, picture: (row.picture as IndexedPicture | null) ?? null, publishedAt: row.published_at, changedAt: row.changed_at,
});

const COLUMNS = ['object_type', 'object_id', 'title', 'byline', 'summary', 'path', 'picture', 'published_at', 'changed_at'] as const;

/** A page of what matches every word of the query, best first, with what was found marked; `total` counts all of it. An empty query finds nothing. */
export async function search(db: Db, query: string, options: Filter & { locale: Locale; page: number; size: number }): Promise<{ items: Found[]; total: number }> {
  const wanted = toTsquery(query);
  if (wanted === null) return { items: [], total: 0 };
  const rows = await db
    .selectFrom('search_documents')
    .select(COLUMNS)
    .select((eb) => eb.fn.countAll<number>().over().as('total'))
    .where(matches(options.locale, options))
    .where(sql<boolean>`words @@ ${wanted}::tsquery`)
    .orderBy(sql`ts_rank_cd('{0.1, 0.2, 0.4, 1.0}', words, ${wanted}::tsquery, 1)`, 'desc')
    .orderBy('published_at', 'desc')
    .orderBy('object_id')
    .limit(options.size)
    .offset((options.page - 1) * options.size)
    .execute();
  const items = rows.map((row) => ({ ...listed(row), title: highlight(row.title, query), snippet: snippet(row.summary, query) }));
  return { items, total: rows[0]?.total ?? 0 };
}

/** What was published last, newest first. */
export async function listNewest(db: Db, options: Filter & { locale: Locale; limit: number; offset?: number }): Promise<Listed[]> {
  const rows = await db.selectFrom('search_documents').select(COLUMNS).where(matches(options.locale, options)).orderBy('published_at', 'desc').orderBy('object_id').limit(options.limit).offset(options.offset ?? 0).execute();
  return rows.map(listed);
}

/** How many things are published. */
export async function countDocuments(db: Db, filter: Filter = {}): Promise<number> {
  const { count } = await db.selectFrom('search_documents').select((eb) => eb.fn.countAll<number>().as('count')).where(matches('zh-CN', filter)).executeTakeFirstOrThrow();
  return count;
}

/** Addresses of published things in a fixed order, for a part of the sitemap. */
export async function listPaths(db: Db, options: { offset: number; limit: number }): Promise<{ path: string; changedAt: Date }[]> {
  const rows = await db.selectFrom('search_documents').select(['path', 'changed_at']).where('locale', '=', 'zh-CN').orderBy('object_type').orderBy('object_id').limit(options.limit).offset(options.offset).execute();
  return rows.map((row) => ({ path: row.path, changedAt: row.changed_at }));
}

/** One published thing in the reader's language, or undefined. */
export async function findDocument(db: Db, locale: Locale, type: string, id: string): Promise<Listed | undefined> {
  const row = await db.selectFrom('search_documents').select(COLUMNS).where('object_type', '=', type).where('object_id', '=', id).where('locale', '=', locale).executeTakeFirst();
  return row === undefined ? undefined : listed(row);
}

/** Those of the things with these ids that are published, by id. */
export async function documentsById(db: Db, locale: Locale, types: readonly string[], ids: readonly string[]): Promise<Map<string, Listed>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('search_documents').select(COLUMNS).where('object_type', 'in', types).where('object_id', 'in', [...new Set(ids)]).where('locale', '=', locale).execute();
  return new Map(rows.map((row) => [row.object_id, listed(row)]));
}
