import { nodesWhere, requireAccount } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { contestErrors } from '../contests.errors.ts';
import { manageContests } from '../contests.policy.ts';
import { requireContest } from '../contests.queries.ts';
import type { AuthorView } from '../contests.schemas.ts';
import { authorsOf, withAuthor } from '../entries/authors.rules.ts';
import { viewOf } from '../entries/entries.access.ts';
import { type EntryRow, lockEntry } from '../entries/entries.queries.ts';
import { refreshWork } from '../published/published-works.ts';

export interface LockedAuthor {
  readonly entry: EntryRow;
  readonly author: AuthorView;
}

/** Locks an entry and finds one of its authors. Errors: entry.not-found, author.not-found. */
export async function lockAuthor(tx: Tx, ctx: Context, entryId: string, authorId: string, everywhere = false): Promise<LockedAuthor> {
  const entry = await lockEntry(tx, entryId, everywhere ? 'all' : viewOf(ctx));
  const author = authorsOf(entry).find(({ id }) => id === authorId) ?? contestErrors.fail('author.not-found');
  return { entry, author };
}

/** Refuses anybody but who entered the work. */
export function requireEntrant(ctx: Context, entry: EntryRow): void {
  if (entry.account_id !== requireAccount(ctx.actor).accountId) commonErrors.fail('auth.forbidden');
}

/** Refuses anybody but who entered the work and the host, who acts on a guardian's word. */
export async function requireEntrantOrHost(tx: Tx, ctx: Context, entry: EntryRow): Promise<void> {
  if (entry.account_id === requireAccount(ctx.actor).accountId) return;
  const { hostId } = await requireContest(tx, entry.contest_id);
  if (!nodesWhere(ctx.actor, manageContests).includes(hostId)) commonErrors.fail('auth.forbidden');
}

/** Changes one author of a locked entry; a published work is drawn again, so that a name taken back is gone with the commit. */
export async function changeAuthor(tx: Tx, ctx: Context, { entry, author }: LockedAuthor, change: Partial<AuthorView>): Promise<void> {
  await tx.updateTable('entries').set({ authors: JSON.stringify(withAuthor(authorsOf(entry), author.id, change)), updated_at: ctx.clock.now() }).where('id', '=', entry.id).execute();
  await refreshWork(tx, ctx, entry.id);
}
