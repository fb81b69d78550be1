import { nodesWhere } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { openCampaign } from '../../campaigns/public.ts';
import { manageContests } from '../contests.policy.ts';
import { type ContestRecord, lockContest } from '../contests.queries.ts';

/** Refuses (auth.forbidden) anybody who does not manage contests at the host. */
export function requireHost(ctx: Context, contest: ContestRecord): void {
  if (ctx.actor.kind !== 'system' && !nodesWhere(ctx.actor, manageContests).includes(contest.hostId)) commonErrors.fail('auth.forbidden');
}

/** Locks a contest for a change by its host. Errors: contest.not-found, auth.forbidden. */
export async function lockForHost(tx: Tx, ctx: Context, id: string): Promise<ContestRecord> {
  const contest = await lockContest(tx, id);
  if (ctx.actor.kind === 'system') return contest;
  await openCampaign(tx, ctx, contest.campaignId);
  requireHost(ctx, contest);
  return contest;
}
