import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import type { Db } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { isWithin } from '../../organizations/public.ts';
import { contestErrors } from '../contests.errors.ts';
import { decideEntries } from '../contests.policy.ts';
import type { EntryRow } from '../entries/entries.queries.ts';
import type { LikenessNote } from './likenesses.schemas.ts';

/** An entry whose likenesses the actor may see: handed in, and in the area of an office where they decide. Refuses with entry.not-found. */
export async function requireDecidedEntry(db: Db, ctx: Context, entryId: string): Promise<EntryRow> {
  const nodes = requireCapability(ctx.actor, decideEntries);
  const entry = await db.selectFrom('entries').selectAll().where('id', '=', entryId).where('submitted_at', 'is not', null).executeTakeFirst();
  if (entry === undefined || !(await isWithin(db, entry.node_id, nodes))) return contestErrors.fail('entry.not-found');
  return entry;
}

/** Keeps what an office found about a likeness of an entry, and why, beside what was found before. Errors: entry.not-found, likeness.not-found. */
export async function noteLikeness(ctx: Context, entryId: string, likenessId: string, note: LikenessNote): Promise<void> {
  const account = requireAccount(ctx.actor);
  await ctx.db.transaction().execute(async (tx) => {
    const entry = await requireDecidedEntry(tx, ctx, entryId);
    const likeness = await tx
      .selectFrom('entry_likenesses')
      .select(['id', 'earlier_id', 'later_id'])
      .where('id', '=', likenessId)
      .where((eb) => eb.or([eb('earlier_id', '=', entryId), eb('later_id', '=', entryId)]))
      .forUpdate()
      .executeTakeFirst();
    if (likeness === undefined) return contestErrors.fail('likeness.not-found');
    const office = await nearestOffice(tx, ctx, entry);
    await sql`
      insert into entry_likeness_notes (likeness_id, seq, finding, reason, at, by_account, by_name, node_id)
      select ${likenessId}, coalesce(max(seq), 0) + 1, ${note.finding}, ${note.reason}, ${ctx.clock.now()}, ${account.accountId}, ${account.name}, ${office} from entry_likeness_notes where likeness_id = ${likenessId}`.execute(tx);
    await audit(tx, ctx, { action: 'likeness.noted', objectType: 'entry', objectId: entryId, nodeId: entry.node_id, reason: note.reason, after: { likeness: likenessId, finding: note.finding, entries: [likeness.earlier_id, likeness.later_id] } });
  });
}

/** The lowest office of the entry's line at which the actor decides: it is the one that speaks. */
async function nearestOffice(db: Db, ctx: Context, entry: EntryRow): Promise<string> {
  const nodes = requireCapability(ctx.actor, decideEntries);
  const inLine = entry.path.findLast((id) => nodes.includes(id));
  if (inLine !== undefined) return inLine;
  // A unit that moved since is in another office's area now than when it entered.
  for (const node of nodes) if (await isWithin(db, entry.node_id, [node])) return node;
  return contestErrors.fail('entry.not-found');
}
