import { closeLog } from '../../../ledger/public.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { logOfPoll } from '../ballots/leaf.ts';
import type { PollRecord } from '../polls.queries.ts';

/**
 * No ballot is taken after the caller's transaction, in which the poll's row is locked: whoever writes a batch of ballots holds that row too,
 * so each batch is wholly before or refused. The poll's log takes nothing more, where it is here.
 */
export async function endTaking(tx: Tx, ctx: Context, poll: PollRecord, ending: { state: 'closed' | 'cancelled'; reason: string; at: Date }): Promise<void> {
  await tx.updateTable('polls').set({ state: ending.state, state_reason: ending.reason === '' ? null : ending.reason, closed_at: ending.at, version: poll.version + 1 }).where('id', '=', poll.id).execute();
  if (poll.boxUrl === null) await closeLog(ctx, tx, logOfPoll(poll.id));
}

/** From the caller's transaction on no ballot may choose the option. */
export async function takeOptionAway(tx: Tx, poll: PollRecord, number: number, reason: string, at: Date): Promise<void> {
  await tx.updateTable('poll_options').set({ withdrawn_at: at, withdrawn_reason: reason }).where('poll_id', '=', poll.id).where('number', '=', number).execute();
  await tx.updateTable('polls').set({ version: poll.version + 1 }).where('id', '=', poll.id).execute();
}
