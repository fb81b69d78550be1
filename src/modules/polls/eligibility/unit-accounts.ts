import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { accountHoldersWithin } from '../../people/public.ts';
import { voterTag } from '../ballots/pass.ts';
import type { PollRecord } from '../polls.queries.ts';
import { addVoters } from './voters.ts';

/** Puts the account holders of the poll's unit, and of those below it, on the list as they are now. */
export async function listUnitAccounts(tx: Tx, ctx: Context, poll: PollRecord): Promise<void> {
  const persons = await accountHoldersWithin(tx, poll.unitId!);
  await addVoters(tx, poll.id, persons.map((id) => voterTag(ctx.keys, poll.id, `person:${id}`)));
}
