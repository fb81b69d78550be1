import { type ExpressionBuilder, sql } from 'kysely';
import type { DB } from '../../../db/types.ts';
import type { Db } from '../db/db.ts';
import { type Bilingual, type Locale, LOCALES, pick } from '../i18n/messages.ts';
import { type Piece, highlight, snippet, toTsquery } from './query.ts';
import { indexWords } from './words.ts';

/** A picture as pages draw it. */
export interface IndexedPicture {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly tone?: string | undefined;
}

/** Something published that has a page. */
export interface SearchDocument {
  /** `work`, `campaign`, … */
  readonly type: string;
  readonly id: string;
  /** Ids of what it is part of: its nodes from the root down, its campaign. */
  readonly belongsTo: readonly string[];
  readonly title: Bilingual;
  /** Plain text of the page; its opening is shown in results and feeds. */
  readonly text: Bilingual;
  /** Language-neutral address. */
  readonly path: string;
  readonly picture?: IndexedPicture | undefined;
  readonly publishedAt: Date;
  /** Left out: when it was published. */
  readonly changedAt?: Date;
}

const MAX_TEXT = 20_000;
const MAX_SUMMARY = 600;
const MAX_POSITION = 16_383;

/** A tsvector literal of index words with their places; the title's weigh more. */
function vectorOf(title: string, text: string): string {
  const places = new Map<string, string[]>();
  const add = (words: readonly string[], weight: 'A' | 'B', from: number) => {
    words.forEach((word, index) => {
      const at = `${Math.min(from + index, MAX_POSITION)}${weight}`;
      const known = places.get(word);
      if (known === undefined) places.set(word, [at]);
      else if (known.length < 200) known.push(at);
    });
    return from + words.length;
  };
  add(indexWords(text.slice(0, MAX_TEXT)), 'B', add(indexWords(title), 'A', 1));
  return [...places].map(([word, at]) => `'${word}':${at.join(',')}`).join(' ');
}

/** Puts a published thing into the index, or replaces it, in the transaction that published it. */
export async function indexDocument(db: Db, document: SearchDocument): Promise<void> {
  const rows = LOCALES.map((locale) => {
    const title = pick(document.title, locale);
    const text = pick(document.text, locale);
    return {
      object_type: document.type, object_id: document.id, locale, title, summary: text.replaceAll(/[\s\u3000]+/g, ' ').trim().slice(0, MAX_SUMMARY).toWellFormed(), path: document.path,
      belongs_to: [...document.belongsTo], picture: document.picture === undefined ? null : JSON.stringify(document.picture),
      published_at: document.publishedAt, changed_at: document.changedAt ?? document.publishedAt, words: sql<string>`${vectorOf(title, text)}::tsvector`,
    };
  });
  await db
    .insertInto('search_documents')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['object_type', 'object_id', 'locale']).doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'), summary: eb.ref('excluded.summary'), path: eb.ref('excluded.path'), belongs_to: eb.ref('excluded.belongs_to'), picture: eb.ref('excluded.picture'),
        published_at: eb.ref('excluded.published_at'), changed_at: eb.ref('excluded.changed_at'), words: eb.ref('excluded.words'),
      })))
    .execute();
}

/** Takes a thing out of the index, in the transaction that withdrew it. */
export async function removeDocument(db: Db, type: string, id: string): Promise<void> {
  await db.deleteFrom('search_documents').where('object_type', '=', type).where('object_id', '=', id).execute();
}

export interface Listed {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly path: string;
  readonly picture: IndexedPicture | null;
  readonly publishedAt: Date;
  readonly changedAt: Date;
}

export interface Found {
  readonly type: string;
  readonly id: string;
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

const listed = (row: { object_type: string; object_id: string; title: string; summary: string; path: string; picture: unknown; published_at: Date; changed_at: Date }): Listed => ({
  type: row.object_type, id: row.object_id, title: row.title, summary: row.summary, path: row.path, picture: (row.picture as IndexedPicture | null) ?? null, publishedAt: row.published_at, changedAt: row.changed_at,
});

const COLUMNS = ['object_type', 'object_id', 'title', 'summary', 'path', 'picture', 'published_at', 'changed_at'] as const;

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

/** What was published last. */
export async function listNewest(db: Db, options: Filter & { locale: Locale; limit: number }): Promise<Listed[]> {
  const rows = await db.selectFrom('search_documents').select(COLUMNS).where(matches(options.locale, options)).orderBy('published_at', 'desc').orderBy('object_id').limit(options.limit).execute();
  return rows.map(listed);
}

/** How many things are published. */
export async function countDocuments(db: Db): Promise<number> {
  const { count } = await db.selectFrom('search_documents').select((eb) => eb.fn.countAll<number>().as('count')).where('locale', '=', 'zh-CN').executeTakeFirstOrThrow();
  return count;
}

/** Addresses of published things in a fixed order, for a part of the sitemap. */
export async function listPaths(db: Db, options: { offset: number; limit: number }): Promise<{ path: string; changedAt: Date }[]> {
  const rows = await db.selectFrom('search_documents').select(['path', 'changed_at']).where('locale', '=', 'zh-CN').orderBy('object_type').orderBy('object_id').limit(options.limit).offset(options.offset).execute();
  return rows.map((row) => ({ path: row.path, changedAt: row.changed_at }));
}
