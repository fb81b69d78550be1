import { sql } from 'kysely';
import { holdTree } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import { claimFile } from '../../../platform/files/claim-file.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { pathOf } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { type CategoryRow, type ContestRecord, requireContest } from '../contests.queries.ts';
import type { EntryContent, EntryEdit, NewEntry } from '../contests.schemas.ts';
import { entrantFor, requireOpen, viewOf } from '../entries.access.ts';
import { type EntryRow, lockEntry } from '../entries.queries.ts';
import { submitLocked } from './submit-entry.ts';

const PURPOSE = { text: 'picture', picture: 'picture', film: 'film' } as const;

/** Begins an entry, and hands it in when asked to; a draft may lack anything. Errors: contest.*, entry.*, file.not-found. */
export async function createEntry(ctx: Context, contestId: string, input: NewEntry): Promise<string> {
  const account = requireAccount(ctx.actor);
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const contest = await requireContest(tx, contestId);
    requireOpen(contest, ctx.clock.now());
    const category = categoryOf(contest, input.categoryId);
    const entrant = await entrantFor(tx, ctx, contest, input.nodeId);
    const id = newId();
    const now = ctx.clock.now();
    const entry = await tx
      .insertInto('entries')
      .values({
        id, contest_id: contestId, category_id: category.id, campaign_id: contest.campaignId, entrant, account_id: account.accountId, node_id: input.nodeId, path: await pathOf(tx, input.nodeId), state: 'draft',
        ...contentValues(input), created_at: now, updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await replaceFiles(tx, ctx, entry, category, input.fileIds);
    if (input.submit) await submitLocked(tx, ctx, contest, category, entry, input);
    await audit(tx, ctx, { action: 'entry.created', objectType: 'entry', objectId: id, nodeId: input.nodeId, after: { title: input.title, submitted: input.submit } });
    return id;
  });
}

/** Changes an entry that is with its author, and hands it in (again) when asked to. Errors: entry.state, state.stale, contest.closed. */
export async function editEntry(ctx: Context, id: string, input: EntryEdit): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const entry = await lockEntry(tx, id, viewOf(ctx));
    if (entry.account_id !== account.accountId) commonErrors.fail('auth.forbidden');
    if (entry.state !== 'draft' && entry.state !== 'returned') failState(entry);
    if (entry.version !== input.version) commonErrors.fail('state.stale');
    const contest = await requireContest(tx, entry.contest_id);
    // What an office returned may be mended after the close: the office asked for it.
    if (entry.state === 'draft') requireOpen(contest, ctx.clock.now());
    const place: Partial<Awaited<ReturnType<typeof placeValues>>> = entry.submitted_at === null ? await placeValues(tx, ctx, contest, entry, input) : {};
    const category = categoryOf(contest, place.category_id ?? entry.category_id);
    const changed = await tx
      .updateTable('entries')
      .set({ ...contentValues(input), ...place, updated_at: ctx.clock.now(), version: entry.version + 1 })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await replaceFiles(tx, ctx, changed, category, input.fileIds);
    if (input.submit) await submitLocked(tx, ctx, contest, category, changed, input);
    await audit(tx, ctx, { action: 'entry.edited', objectType: 'entry', objectId: id, nodeId: entry.node_id, after: { title: input.title, submitted: input.submit } });
  });
}

/** A draft may still go to another category, or be entered for another unit. */
async function placeValues(tx: Tx, ctx: Context, contest: ContestRecord, entry: EntryRow, input: EntryEdit) {
  const category_id = categoryOf(contest, input.categoryId ?? entry.category_id).id;
  if (input.nodeId === undefined || input.nodeId === entry.node_id) return { category_id };
  return { category_id, entrant: await entrantFor(tx, ctx, contest, input.nodeId), node_id: input.nodeId, path: await pathOf(tx, input.nodeId) };
}

export function categoryOf(contest: ContestRecord, id: string): CategoryRow {
  return contest.categories.find((category) => category.id === id) ?? contestErrors.failField('categoryId', 'contest.category-unknown');
}

const STATE_WORDS: Record<string, [string, string]> = { draft: ['草稿', 'a draft'], waiting: ['等待审核', 'waiting'], returned: ['已退回', 'returned'], 'set-aside': ['未入选', 'set aside'], published: ['已展示', 'published'], withdrawn: ['已撤回', 'withdrawn'] };

/** Refuses an action that the entry's state does not allow. */
export function failState(entry: Pick<EntryRow, 'state'>): never {
  const [state, stateEn] = STATE_WORDS[entry.state] ?? [entry.state, entry.state];
  return contestErrors.fail('entry.state', { state, stateEn });
}

function contentValues(input: EntryContent) {
  return {
    title_zh: input.title.zh, title_en: input.title.en, body: input.body.replaceAll('\r\n', '\n').trim(), caption_zh: input.caption.zh, caption_en: input.caption.en, authors: JSON.stringify(input.authors),
  };
}

async function replaceFiles(tx: Tx, ctx: Context, entry: EntryRow, category: CategoryRow, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > category.maxFiles) contestErrors.failField('fileIds', 'entry.too-many-files', { max: category.maxFiles });
  await tx.deleteFrom('entry_files').where('entry_id', '=', entry.id).execute();
  for (const [position, fileId] of [...new Set(fileIds)].entries()) {
    const file = await claimFile(tx, ctx, fileId, [PURPOSE[category.kind]], `fileIds.${position}`);
    await refuseSameFile(tx, entry, file.sha256, position);
    await tx.insertInto('entry_files').values({ entry_id: entry.id, position, file_id: fileId, sha256: Buffer.from(file.sha256, 'hex') }).execute();
  }
}

/** The same bytes entered twice by one account in one call are told at once. */
async function refuseSameFile(tx: Tx, entry: EntryRow, sha256: string, position: number): Promise<void> {
  const { rows } = await sql<{ title_zh: string }>`
    select e.title_zh from entry_files f join entries e on e.id = f.entry_id
    where f.sha256 = ${Buffer.from(sha256, 'hex')} and e.account_id = ${entry.account_id} and e.contest_id = ${entry.contest_id} and e.id <> ${entry.id} and e.state <> 'withdrawn' limit 1`.execute(tx);
  if (rows[0] !== undefined) contestErrors.failField(`fileIds.${position}`, 'entry.same-file', { title: rows[0].title_zh });
}
