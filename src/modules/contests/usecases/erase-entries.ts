import type { Tx } from '../../../platform/db/db.ts';
import { deleteFile } from '../../../platform/files/claim-file.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { ErasedCounts } from '../../people/public.ts';
import { forgetEntries } from '../duplicates/forget-entries.ts';
import { authorsOf } from '../entries/authors.rules.ts';
import { filesOf } from '../entries/entries.queries.ts';
import { personalKeys } from '../entry-form/contest-questions.ts';
import { formOf } from '../entry-form/forms.queries.ts';
import { refreshWork } from '../published/published-works.ts';

/**
 * Takes a person's name off their entries: drafts go with their files, what was handed in stays as the record of what happened, without authors;
 * a published work then names its unit only.
 */
export async function eraseEntriesOf(tx: Tx, ctx: Context, accountId: string): Promise<ErasedCounts> {
  const drafts = (await tx.selectFrom('entries').select('id').where('account_id', '=', accountId).where('submitted_at', 'is', null).execute()).map((row) => row.id);
  const files = await filesOf(tx, drafts);
  for (const id of drafts) {
    await tx.deleteFrom('entry_files').where('entry_id', '=', id).execute();
    for (const fileId of files.get(id) ?? []) await deleteFile(tx, ctx, fileId, 'person erased');
  }
  await forgetCoAuthor(tx, ctx, accountId);
  const plain = { title_zh: '', title_en: '', body: '', caption_zh: '', caption_en: '', authors: '[]', answers: '{}', declared: '{}' };
  if (drafts.length > 0) await tx.updateTable('entries').set({ ...plain, state: 'withdrawn', updated_at: ctx.clock.now() }).where('id', 'in', drafts).execute();
  const kept = await tx.updateTable('entries').set({ authors: '[]' }).where('account_id', '=', accountId).where('submitted_at', 'is not', null).returning(['id', 'state', 'category_id', 'form_version', 'answers']).execute();
  await forgetEntries(tx, kept.map(({ id }) => id));
  for (const { id, state, category_id, form_version, answers } of kept) {
    const named = personalKeys(await formOf(tx, category_id, form_version));
    if (named.size > 0) await tx.updateTable('entries').set({ answers: JSON.stringify(Object.fromEntries(Object.entries(answers as object).filter(([key]) => !named.has(key)))) }).where('id', '=', id).execute();
    // The record that a guardian consented stays; who it was does not.
    await tx.updateTable('entry_guardian_consents').set({ guardian_name: null, guardian_contact: null }).where('entry_id', '=', id).execute();
    if (state === 'published') await refreshWork(tx, ctx, id);
  }
  return { removed: { drafts: drafts.length }, kept: { entries: kept.length } };
}

/** Takes a person off the entries of others, where they had decided on their name. */
async function forgetCoAuthor(tx: Tx, ctx: Context, accountId: string): Promise<void> {
  const now = ctx.clock.now();
  const consents = await tx.selectFrom('author_consents').select(['entry_id', 'author_id']).where('account_id', '=', accountId).execute();
  await tx.updateTable('author_consents').set({ withdrawn_at: now }).where('account_id', '=', accountId).where('withdrawn_at', 'is', null).execute();
  for (const { entry_id, author_id } of consents) {
    const entry = await tx.selectFrom('entries').select('authors').where('id', '=', entry_id).forUpdate().executeTakeFirst();
    if (entry === undefined) continue;
    await tx.updateTable('author_invitations').set({ name_index: null }).where('entry_id', '=', entry_id).where('author_id', '=', author_id).execute();
    await tx.updateTable('entries').set({ authors: JSON.stringify(authorsOf(entry).filter(({ id }) => id !== author_id)), updated_at: now }).where('id', '=', entry_id).execute();
    await refreshWork(tx, ctx, entry_id);
  }
}
