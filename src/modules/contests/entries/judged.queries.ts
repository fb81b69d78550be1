import { sql } from 'kysely';
import type { Db } from '../../../platform/db/db.ts';
import type { Answers } from '../../../platform/forms/form.types.ts';
import { contestErrors } from '../contests.errors.ts';
import type { EntryState } from '../contests.rules.ts';
import { authorsOf } from './authors.rules.ts';
import { type EntryRow, filesOf } from './entries.queries.ts';

/** An entry as the modules after contests read it. Who may see what of it is theirs to mind: it holds accounts, but no author's name. */
export interface JudgedEntry {
  readonly id: string;
  readonly contestId: string;
  readonly categoryId: string;
  readonly campaignId: string;
  /** The unit that entered it, or the office that received it of the public. */
  readonly nodeId: string;
  readonly path: readonly string[];
  readonly titleZh: string;
  readonly titleEn: string;
  readonly body: string;
  readonly captionZh: string;
  readonly captionEn: string;
  readonly fileIds: readonly string[];
  readonly answers: Answers;
  /** The version of the category's form that the answers were given to. */
  readonly formVersion: number;
  /** Who entered it. */
  readonly accountId: string;
  /** Who entered it, and co-authors and tutors who decided on their own name. */
  readonly authorAccountIds: readonly string[];
  readonly state: EntryState;
  readonly version: number;
}

async function present(db: Db, rows: readonly EntryRow[]): Promise<JudgedEntry[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const files = await filesOf(db, ids);
  const consents = await db.selectFrom('author_consents').select(['entry_id', 'account_id']).where(sql<boolean>`entry_id = any(${ids}::uuid[])`).execute();
  return rows.map((row) => ({
    id: row.id, contestId: row.contest_id, categoryId: row.category_id, campaignId: row.campaign_id, nodeId: row.node_id, path: row.path, titleZh: row.title_zh, titleEn: row.title_en, body: row.body,
    captionZh: row.caption_zh, captionEn: row.caption_en, fileIds: files.get(row.id) ?? [], answers: row.answers as Answers, formVersion: row.form_version, accountId: row.account_id,
    authorAccountIds: [...new Set([row.account_id, ...consents.filter((each) => each.entry_id === row.id).map((each) => each.account_id)])], state: row.state as EntryState, version: row.version,
  }));
}

/** The entries of a contest that are judged, by id: those the host admitted, and published ones; of one category, or only those of `ids`. */
export async function entriesForJudging(db: Db, contestId: string, { categoryId, ids }: { readonly categoryId?: string; readonly ids?: readonly string[] } = {}): Promise<JudgedEntry[]> {
  const rows = await db
    .selectFrom('entries')
    .selectAll()
    .where('contest_id', '=', contestId)
    .where('state', 'in', ['admitted', 'published'])
    .$if(categoryId !== undefined, (q) => q.where('category_id', '=', categoryId!))
    .$if(ids !== undefined, (q) => q.where(sql<boolean>`id = any(${[...(ids ?? [])]}::uuid[])`))
    .orderBy('id')
    .execute();
  return present(db, rows);
}

/** Names of the authors and tutors of entries, by entry: for those who must keep them from judges, and never for display. */
export async function peopleOfEntries(db: Db, ids: readonly string[]): Promise<Map<string, { readonly name: string; readonly role: 'author' | 'tutor' }[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('entries').select(['id', 'authors']).where(sql<boolean>`id = any(${[...ids]}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.id, authorsOf(row).map(({ name, role }) => ({ name, role: role ?? 'author' }))]));
}

/** An entry by id, in whatever state it is; refuses with entry.not-found. */
export async function requireEntry(db: Db, id: string): Promise<JudgedEntry> {
  const row = await db.selectFrom('entries').selectAll().where('id', '=', id).executeTakeFirst();
  return (await present(db, [row ?? contestErrors.fail('entry.not-found')]))[0]!;
}
