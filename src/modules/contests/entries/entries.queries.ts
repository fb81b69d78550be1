import { type Selectable, sql } from 'kysely';
import type { DB } from '../../../../db/types.ts';
import type { Db, Tx } from '../../../platform/db/db.ts';
import { window } from '../../../platform/http/api.ts';
import { organizationsById, inScope } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import type { Tier } from '../contests.rules.ts';
import type { EntryQuery } from '../contests.schemas.ts';

export type EntryRow = Selectable<DB['entries']>;

/** Whose entries a reader sees: their own account's, those of the nodes' subtrees, or all (the program itself). */
export type EntryView = { readonly accountId: string; readonly nodes: readonly string[] } | 'all';

const seen = (view: EntryView) =>
  view === 'all' ? sql<boolean>`true` : sql<boolean>`(entries.account_id = ${view.accountId} or (entries.state not in ('draft') and ${inScope('entries.node_id', view.nodes)}))`;

/** An entry the reader may see; a draft is its author's alone. */
export async function findEntry(db: Db, id: string, view: EntryView): Promise<EntryRow | undefined> {
  return db.selectFrom('entries').selectAll().where('id', '=', id).where(seen(view)).executeTakeFirst();
}

/**
 * The same, locked until the transaction ends; refuses with entry.not-found. Rows that merely point at an entry, as likenesses found meanwhile do, can still
 * be written: many decided at once would otherwise wait for those and they for them.
 */
export async function lockEntry(tx: Tx, id: string, view: EntryView): Promise<EntryRow> {
  const row = await tx.selectFrom('entries').selectAll().where('id', '=', id).where(seen(view)).forNoKeyUpdate().executeTakeFirst();
  return row ?? contestErrors.fail('entry.not-found');
}

/** The entry waits at the office, or the office's decision was its last. */
const standsAt = (nodeId: string) =>
  sql<boolean>`coalesce(holder_id, (select s.from_node from entry_steps s where s.entry_id = entries.id and entries.state in ('returned', 'set-aside', 'admitted', 'published') order by s.seq desc limit 1)) = ${nodeId}`;

/** A page of the entries the reader may see, those waiting longest first when one office's queue is asked for, else the newest. */
export async function listEntries(db: Db, view: EntryView, query: EntryQuery): Promise<{ items: EntryRow[]; total: number }> {
  const escaped = query.text?.replaceAll(/[\\%_]/g, String.raw`\$&`);
  const filtered = db
    .selectFrom('entries')
    .where(seen(view))
    .$if(query.contest !== undefined, (q) => q.where('contest_id', '=', query.contest!))
    .$if(query.category !== undefined, (q) => q.where('category_id', '=', query.category!))
    .$if(query.holder !== undefined, (q) => q.where('holder_id', '=', query.holder!))
    .$if(query.state !== undefined, (q) => q.where('state', '=', query.state!))
    .$if(query.by === 'me' && view !== 'all', (q) => q.where('account_id', '=', (view as { accountId: string }).accountId))
    .$if(query.forwardedBy !== undefined, (q) => q.where(sql<boolean>`exists (select from entry_steps s where s.entry_id = entries.id and s.action = 'forwarded' and s.from_node = ${query.forwardedBy!})`))
    .$if(query.at !== undefined, (q) => q.where(standsAt(query.at!)))
    .$if(query.under !== undefined, (q) => q.where(inScope('entries.node_id', [query.under!])))
    .$if(escaped !== undefined && escaped !== '', (q) => q.where((eb) => eb.or([eb('title_zh', 'like', `%${escaped}%`), eb('title_en', 'ilike', `%${escaped}%`)])));
  const ordered = query.holder === undefined ? filtered.orderBy('id', 'desc') : filtered.orderBy('submitted_at').orderBy('id');
  const [items, count] = [
    await ordered.selectAll().limit(window(query).limit).offset(window(query).offset).execute(),
    await filtered.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
  ];
  return { items, total: Number(count.total) };
}

/** Ids of the entries' files in their order, by entry. */
export async function filesOf(db: Db, entryIds: readonly string[]): Promise<Map<string, string[]>> {
  const files = new Map<string, string[]>();
  if (entryIds.length === 0) return files;
  const rows = await db.selectFrom('entry_files').selectAll().where(sql<boolean>`entry_id = any(${[...entryIds]}::uuid[])`).orderBy('entry_id').orderBy('position').execute();
  for (const row of rows) files.set(row.entry_id, [...(files.get(row.entry_id) ?? []), row.file_id]);
  return files;
}

/** Ids of the files that the entries' answers name, by entry. */
export async function answerFilesOf(db: Db, entryIds: readonly string[]): Promise<Map<string, string[]>> {
  if (entryIds.length === 0) return new Map();
  const rows = await db.selectFrom('entry_answer_files').selectAll().where(sql<boolean>`entry_id = any(${[...entryIds]}::uuid[])`).execute();
  return new Map([...Map.groupBy(rows, (row) => row.entry_id)].map(([id, files]) => [id, files.map((row) => row.file_id)]));
}

/** The steps an entry has walked, first to last. */
export async function stepsOf(db: Db, entryId: string) {
  return db.selectFrom('entry_steps').selectAll().where('entry_id', '=', entryId).orderBy('seq').execute();
}

/** The nodes of a line with their kinds, in the line's order. */
export async function lineOf(db: Db, path: readonly string[]): Promise<Tier[]> {
  const kinds = new Map((await organizationsById(db, path)).map((each) => [each.id, each.kind]));
  return path.flatMap((id) => (kinds.has(id) ? [{ id, kind: kinds.get(id)! }] : []));
}

export interface NewStep {
  readonly entryId: string;
  readonly action: 'submitted' | 'forwarded' | 'returned' | 'resubmitted' | 'set-aside' | 'taken-up' | 'called-in' | 'admitted' | 'published' | 'unpublished' | 'withdrawn';
  readonly at: Date;
  readonly byAccount: string | null;
  readonly byName: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reason: string | null;
  readonly version: number;
}

/** Adds a step to an entry's path; the entry is locked by the caller, so numbers run without gaps. */
export async function addStep(tx: Tx, step: NewStep): Promise<void> {
  await sql`
    insert into entry_steps (entry_id, seq, at, action, by_account, by_name, from_node, to_node, reason, version)
    select ${step.entryId}, coalesce(max(seq), 0) + 1, ${step.at}, ${step.action}, ${step.byAccount}, ${step.byName}, ${step.from}, ${step.to}, ${step.reason}, ${step.version}
    from entry_steps where entry_id = ${step.entryId}`.execute(tx);
}
