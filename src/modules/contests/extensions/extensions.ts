import { createHash, randomInt } from 'node:crypto';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { contestErrors } from '../contests.errors.ts';
import { type ContestRecord, requireContest } from '../contests.queries.ts';
import { lockEntry } from '../entries/entries.queries.ts';
import { failState } from '../usecases/entry-content.ts';
import { lockForHost } from '../usecases/lock-for-host.ts';
import type { NewExtension } from './extensions.schemas.ts';

/** Letters and digits that are not mistaken for one another; 16 of them are 78 bits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const makeCode = (): string => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join('-');
const hashOf = (code: string): Buffer => createHash('sha256').update(code.toUpperCase().replaceAll(/[^2-9A-Z]/g, '')).digest();

/** Issues a code by which one entry is handed in after the close, until an instant. It is shown this once. Errors: contest.not-found, auth.forbidden, extension.past, contest.category-unknown. */
export async function issueExtension(ctx: Context, contestId: string, input: NewExtension): Promise<{ id: string; code: string }> {
  const code = makeCode();
  const id = newId();
  const now = ctx.clock.now();
  const until = new Date(input.until);
  await ctx.db.transaction().execute(async (tx) => {
    const contest = await lockForHost(tx, ctx, contestId);
    if (until <= now) contestErrors.failField('until', 'extension.past');
    if (input.categoryId !== null && !contest.categories.some((category) => category.id === input.categoryId)) contestErrors.failField('categoryId', 'contest.category-unknown');
    await tx.insertInto('entry_extensions').values({ id, contest_id: contestId, category_id: input.categoryId, code_hash: hashOf(code), until, reason: input.reason, issued_at: now, issued_by: accountIdOf(ctx.actor) }).execute();
    await audit(tx, ctx, { action: 'contest.extension-issued', objectType: 'contest', objectId: contestId, nodeId: contest.hostId, reason: input.reason, after: { extension: id, until: until.toISOString(), categoryId: input.categoryId } });
    await touchPages(tx);
  });
  return { id, code };
}

/** Takes a code out of force before it was used. Errors: extension.refused where it was used or there is none. */
export async function revokeExtension(ctx: Context, contestId: string, id: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const contest = await lockForHost(tx, ctx, contestId);
    const { numUpdatedRows } = await tx.updateTable('entry_extensions').set({ revoked_at: ctx.clock.now() }).where('id', '=', id).where('contest_id', '=', contestId).where('entry_id', 'is', null).where('revoked_at', 'is', null).executeTakeFirst();
    if (numUpdatedRows === 0n) contestErrors.fail('extension.refused');
    await audit(tx, ctx, { action: 'contest.extension-revoked', objectType: 'contest', objectId: contestId, nodeId: contest.hostId, after: { extension: id } });
    await touchPages(tx);
  });
}

/** Takes up a code in the caller's transaction; `bind` ties it to the one entry it serves. Two at once: the second is refused (extension.refused). */
export async function takeExtension(tx: Tx, ctx: Context, contest: ContestRecord, categoryId: string, code: string): Promise<{ until: Date; bind(entryId: string): Promise<void> }> {
  const now = ctx.clock.now();
  const row = await tx.selectFrom('entry_extensions').selectAll().where('code_hash', '=', hashOf(code)).where('contest_id', '=', contest.id).forUpdate().executeTakeFirst();
  if (row === undefined || row.revoked_at !== null || row.entry_id !== null || row.until <= now || (row.category_id !== null && row.category_id !== categoryId)) return contestErrors.failField('code', 'extension.refused');
  return {
    until: row.until,
    async bind(entryId) {
      await tx.updateTable('entry_extensions').set({ entry_id: entryId, used_at: now }).where('id', '=', row.id).execute();
      await audit(tx, ctx, { action: 'entry.extended', objectType: 'entry', objectId: entryId, nodeId: contest.hostId, after: { extension: row.id, until: row.until.toISOString() } });
      await touchPages(tx);
    },
  };
}

/** Lets one's own draft be handed in after the close, by a code. Errors: entry.not-found, entry.state, extension.refused. */
export async function extendEntry(ctx: Context, entryId: string, code: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const entry = await lockEntry(tx, entryId, { accountId: requireAccount(ctx.actor).accountId, nodes: [] });
    if (entry.state !== 'draft') failState(entry);
    const extension = await takeExtension(tx, ctx, await requireContest(tx, entry.contest_id), entry.category_id, code);
    await tx.updateTable('entries').set({ extended_until: extension.until }).where('id', '=', entryId).execute();
    await extension.bind(entryId);
  });
}
