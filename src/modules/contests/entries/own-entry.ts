import { requireAccount } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { contestErrors } from '../contests.errors.ts';
import { type EntryRow, findEntry } from './entries.queries.ts';

/** An entry of the acting person's own, whatever else they may see; refuses with entry.not-found. */
export async function ownEntry(ctx: Context, id: string): Promise<EntryRow> {
  const { accountId } = requireAccount(ctx.actor);
  return (isId(id) ? await findEntry(ctx.db, id, { accountId, nodes: [] }) : undefined) ?? contestErrors.fail('entry.not-found');
}
