import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { FrameTools } from '../../../platform/similarity/film/film-frames.ts';
import { forgetOwners } from '../../../platform/similarity/items.ts';
import { putPicture } from '../../../platform/similarity/picture-index.ts';
import { type ReadText, readText } from '../../../platform/similarity/text/compare-texts.ts';
import { LEAST_SHINGLES, putText } from '../../../platform/similarity/text-index.ts';
import { filmTools } from '../films/ffmpeg.ts';
import { type EntryPrints, readPrints } from './entry-prints.ts';
import { likeFiles, likeTextsOf } from './find-likenesses.ts';
import { replaceLikenesses } from './likenesses.queries.ts';

/**
 * Compares an entry as it was last handed in with all others that were ever handed in, and keeps what is alike. Runs twice without harm. The entry is made
 * findable before it looks for others, so that of two compared at once at least one finds the other.
 * @param tools what this machine reads films with
 */
export async function compareEntry(ctx: Context, entryId: string, tools?: FrameTools | null): Promise<void> {
  const version = await ctx.db.selectFrom('entry_versions').select(['version', 'content']).where('entry_id', '=', entryId).orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (version === undefined) return;
  const text = readText((version.content as { body: string }).body);
  const prints = await readPrints(ctx, entryId, tools === undefined ? await filmTools() : tools);
  const isIndexed = await ctx.db.transaction().execute((tx) => putEntry(tx, entryId, text, prints));
  if (!isIndexed) return;
  const found = [...(await likeTextsOf(ctx.db, { entryId, version: version.version, text })), ...(await likeFiles(ctx.db, { entryId, version: version.version, prints }))];
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await holdEntry(tx, entryId))) return;
    const now = ctx.clock.now();
    await replaceLikenesses(tx, entryId, found, now);
    const short = text.letters.length > 0 && text.shingles.length < LEAST_SHINGLES ? ['text-short'] : [];
    const row = { version: version.version, at: now, texts: text.shingles.length < LEAST_SHINGLES ? 0 : 1, pictures: prints.pictures, films: prints.films, left_out: [...short, ...prints.leftOut] };
    await tx.insertInto('entry_comparisons').values({ entry_id: entryId, ...row }).onConflict((conflict) => conflict.column('entry_id').doUpdateSet(row)).execute();
  });
}

/** Whether the entry may be kept in the index, held so until the transaction ends: one whose authors were erased may not. */
async function holdEntry(tx: Tx, entryId: string): Promise<boolean> {
  const row = await tx.selectFrom('entries').select(['authors', 'submitted_at']).where('id', '=', entryId).forShare().executeTakeFirst();
  return row !== undefined && row.submitted_at !== null && (row.authors as unknown[]).length > 0;
}

async function putEntry(tx: Tx, entryId: string, text: ReadText, { prints }: EntryPrints): Promise<boolean> {
  if (!(await holdEntry(tx, entryId))) return false;
  await forgetOwners(tx, [entryId]);
  await putText(tx, entryId, text);
  for (const { name, print } of prints) await putPicture(tx, name, print);
  return true;
}
