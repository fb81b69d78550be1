import { sql } from 'kysely';
import type { Db } from '../db/db.ts';
import type { PictureFile } from '../files/picture-file.ts';
import { type Bilingual, LOCALES, pick } from '../i18n/messages.ts';
import { indexWords } from './words.ts';

/** A picture as pages draw it, which may be the still of a film. */
export interface IndexedPicture extends PictureFile {
  readonly film?: boolean | undefined;
}

/** Something published that has a page. */
export interface SearchDocument {
  /** `work`, `campaign`, … */
  readonly type: string;
  readonly id: string;
  /** Ids of what it is part of: its nodes from the root down, its campaign. */
  readonly belongsTo: readonly string[];
  readonly title: Bilingual;
  /** Whose it is, as published: author and unit, the host of a campaign. */
  readonly byline?: Bilingual | undefined;
  /** Plain text of the page; its opening is shown in results and feeds. */
  readonly text: Bilingual;
  /** Language-neutral address. */
  readonly path: string;
  readonly picture?: IndexedPicture | undefined;
  readonly publishedAt: Date;
  /** Left out: when it was published. */
  readonly changedAt?: Date;
}

const MAX_TEXT = 40_000;
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
  const { title: titles, text: texts, byline: bylines = { zh: '', en: '' } } = document;
  // Either language's words find it, whichever language the reader reads.
  const words = vectorOf([titles.zh, titles.en, bylines.zh, bylines.en].join('\n'), `${texts.zh}\n${texts.en}`);
  const rows = LOCALES.map((locale) => {
    const title = pick(document.title, locale);
    const text = pick(document.text, locale);
    const byline = document.byline === undefined ? '' : pick(document.byline, locale);
    return {
      object_type: document.type, object_id: document.id, locale, title, byline, summary: text.replaceAll(/[\s\u3000]+/g, ' ').trim().slice(0, MAX_SUMMARY).toWellFormed(), path: document.path,
      belongs_to: [...document.belongsTo], picture: document.picture === undefined ? null : JSON.stringify(document.picture),
      published_at: document.publishedAt, changed_at: document.changedAt ?? document.publishedAt, words: sql<string>`${words}::tsvector`,
    };
  });
  await db
    .insertInto('search_documents')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['object_type', 'object_id', 'locale']).doUpdateSet((eb) => ({
        title: eb.ref('excluded.title'), byline: eb.ref('excluded.byline'), summary: eb.ref('excluded.summary'), path: eb.ref('excluded.path'), belongs_to: eb.ref('excluded.belongs_to'), picture: eb.ref('excluded.picture'),
        published_at: eb.ref('excluded.published_at'), changed_at: eb.ref('excluded.changed_at'), words: eb.ref('excluded.words'),
      })))
    .execute();
}

/** Takes a thing out of the index, in the transaction that withdrew it. */
export async function removeDocument(db: Db, type: string, id: string): Promise<void> {
  await db.deleteFrom('search_documents').where('object_type', '=', type).where('object_id', '=', id).execute();
}
