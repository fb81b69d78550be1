import { holdTree } from '../../../ledger/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Answers } from '../../../platform/forms/form.types.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { pathOf } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { type CategoryRow, type ContestRecord, requireContest } from '../contests.queries.ts';
import type { EntryEdit, NewEntry } from '../contests.schemas.ts';
import { authorsOf, mergeAuthors } from '../entries/authors.rules.ts';
import { requireEligible } from '../entries/eligibility.ts';
import { entrantFor, requireCategoryOpen, viewOf } from '../entries/entries.access.ts';
import { type EntryRow, lockEntry } from '../entries/entries.queries.ts';
import { askedBefore } from '../consent/invite-author.ts';
import { takeExtension } from '../extensions/extensions.ts';
import { lastSteps } from '../tiers/standing.queries.ts';
import { categoryOf, contentValues, failState, readAnswers, replaceFiles } from './entry-content.ts';
import { submitLocked } from './submit-entry.ts';

/** Begins an entry, and hands it in when asked to; a draft may lack anything. Errors: contest.*, entry.*, extension.refused, file.not-found. */
export async function createEntry(ctx: Context, contestId: string, input: NewEntry): Promise<string> {
  const account = requireAccount(ctx.actor);
  return ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const contest = await requireContest(tx, contestId);
    const category = categoryOf(contest, input.categoryId);
    const id = newId();
    const entrant = await entrantFor(tx, ctx, contest, input.nodeId);
    const extension = input.code === undefined || input.code === '' ? null : await takeExtension(tx, ctx, contest, category.id, input.code);
    requireCategoryOpen(contest, category, ctx.clock.now(), extension?.until ?? null);
    await requireEligible(tx, category, entrant, input.nodeId, input.declared ?? {}, input.submit);
    const now = ctx.clock.now();
    const entry = await tx
      .insertInto('entries')
      .values({
        id, contest_id: contestId, category_id: category.id, campaign_id: contest.campaignId, entrant, account_id: account.accountId, node_id: input.nodeId, path: await pathOf(tx, input.nodeId), state: 'draft',
        ...contentValues(input), ...formValues(category, input, {}), authors: JSON.stringify(mergeAuthors([], authorsWithin(category, input.authors), entrant)), extended_until: extension?.until ?? null, created_at: now, updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await extension?.bind(id);
    await replaceFiles(tx, ctx, entry, category, input.fileIds);
    if (input.submit) await submitLocked(tx, ctx, contest, category, entry, input.formVersion);
    await audit(tx, ctx, { action: 'entry.created', objectType: 'entry', objectId: id, nodeId: input.nodeId, after: { title: input.title, submitted: input.submit } });
    return id;
  });
}

/**
 * Changes an entry that is with its author, or one handed in that no office has decided on, until the close; hands it in (again) when asked to.
 * Errors: entry.state, entry.hand-in-again, state.stale, contest.closed, contest.category-closed, form.changed.
 */
export async function editEntry(ctx: Context, id: string, input: EntryEdit): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const entry = await lockEntry(tx, id, viewOf(ctx));
    if (entry.account_id !== account.accountId) commonErrors.fail('auth.forbidden');
    if (entry.version !== input.version && ['draft', 'returned', 'waiting'].includes(entry.state)) commonErrors.fail('state.stale');
    await requireWithAuthor(tx, entry, input.submit);
    const contest = await requireContest(tx, entry.contest_id);
    const place: Partial<Awaited<ReturnType<typeof placeValues>>> = entry.submitted_at === null ? await placeValues(tx, ctx, contest, entry, input) : {};
    const category = categoryOf(contest, place.category_id ?? entry.category_id);
    const extension = input.code === undefined || input.code === '' || entry.extended_until !== null ? null : await takeExtension(tx, ctx, contest, category.id, input.code);
    // What an office returned may be mended after the close: the office asked for it.
    if (entry.state !== 'returned') requireCategoryOpen(contest, category, ctx.clock.now(), extension?.until ?? entry.extended_until);
    await requireEligible(tx, category, (place.entrant ?? entry.entrant) as 'unit' | 'public', place.node_id ?? entry.node_id, input.declared ?? (entry.declared as NonNullable<EntryEdit['declared']>), input.submit);
    const authors = mergeAuthors(authorsOf(entry), authorsWithin(category, input.authors), (place.entrant ?? entry.entrant) as 'unit' | 'public', await askedBefore(tx, ctx, id));
    const changed = await tx
      .updateTable('entries')
      .set({
        ...contentValues(input), ...formValues(category, input, category.id === entry.category_id ? (entry.answers as Answers) : {}, entry), ...place, authors: JSON.stringify(authors),
        ...(extension === null ? {} : { extended_until: extension.until }), updated_at: ctx.clock.now(), version: entry.version + 1,
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    await extension?.bind(id);
    await replaceFiles(tx, ctx, changed, category, input.fileIds);
    if (input.submit) await submitLocked(tx, ctx, contest, category, changed, input.formVersion);
    await audit(tx, ctx, { action: 'entry.edited', objectType: 'entry', objectId: id, nodeId: entry.node_id, after: { title: input.title, submitted: input.submit } });
  });
}

/** An entry handed in stays as it was handed in: it is changed by handing it in again, as long as no office has decided on it. */
async function requireWithAuthor(tx: Tx, entry: EntryRow, submit: boolean): Promise<void> {
  if (entry.state === 'draft' || entry.state === 'returned') return;
  const last = entry.state === 'waiting' ? (await lastSteps(tx, [entry.id])).get(entry.id) : undefined;
  if (last?.action !== 'submitted' && last?.action !== 'resubmitted') failState(entry);
  if (!submit) contestErrors.fail('entry.hand-in-again');
}

function authorsWithin(category: CategoryRow, authors: NewEntry['authors']): NewEntry['authors'] {
  if (authors.length > category.maxAuthors) contestErrors.failField('authors', 'entry.too-many-authors', { max: category.maxAuthors });
  return authors;
}

function formValues(category: CategoryRow, input: NewEntry | EntryEdit, kept: Answers, entry?: EntryRow) {
  return {
    answers: JSON.stringify(readAnswers(category, input.answers, kept)), form_version: category.formVersion, ...(input.declared === undefined && entry !== undefined ? {} : { declared: JSON.stringify(input.declared ?? {}) }),
  };
}

/** A draft may still go to another category, or be entered for another unit. */
async function placeValues(tx: Tx, ctx: Context, contest: ContestRecord, entry: EntryRow, input: EntryEdit) {
  const category_id = categoryOf(contest, input.categoryId ?? entry.category_id).id;
  if (input.nodeId === undefined || input.nodeId === entry.node_id) return { category_id };
  return { category_id, entrant: await entrantFor(tx, ctx, contest, input.nodeId), node_id: input.nodeId, path: await pathOf(tx, input.nodeId) };
}
