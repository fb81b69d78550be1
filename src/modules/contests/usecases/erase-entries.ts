import type { Tx } from '../../../platform/db/db.ts';
import { deleteFile } from '../../../platform/files/claim-file.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { ErasedCounts } from '../../people/public.ts';
import { filesOf } from '../entries/entries.queries.ts';
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
  const plain = { title_zh: '', title_en: '', body: '', caption_zh: '', caption_en: '', authors: '[]' };
  if (drafts.length > 0) await tx.updateTable('entries').set({ ...plain, state: 'withdrawn', updated_at: ctx.clock.now() }).where('id', 'in', drafts).execute();
  const kept = await tx.updateTable('entries').set({ authors: '[]' }).where('account_id', '=', accountId).where('submitted_at', 'is not', null).returning(['id', 'state']).execute();
  for (const { id, state } of kept) if (state === 'published') await refreshWork(tx, ctx, id);
  return { removed: { drafts: drafts.length }, kept: { entries: kept.length } };
}
