import { type Capability, nodesWhere, requireCapability } from '../../platform/auth/actor.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { isPublicCampaign } from '../campaigns/public.ts';
import { isWithin } from '../organizations/public.ts';
import { pollErrors } from './polls.errors.ts';
import { managePolls, seePolls } from './polls.policy.ts';
import { lockPoll, type PollRecord, requirePoll } from './polls.queries.ts';
import { type PollAction, pollAfter } from './polls.rules.ts';

/** Opens a poll for its office's staff; others are answered as if it did not exist. */
export async function openAsStaff(ctx: Context, id: string, wanted: Capability = seePolls): Promise<PollRecord> {
  const poll = await requirePoll(ctx.db, id);
  if (ctx.actor.kind === 'system') return poll;
  if (!(await isWithin(ctx.db, poll.hostId, requireCapability(ctx.actor, wanted)))) pollErrors.fail('poll.not-found');
  return poll;
}

/** Opens a poll for anybody: published ones of public campaigns, and drafts for the host's staff. */
export async function openPoll(ctx: Context, id: string): Promise<PollRecord> {
  const poll = await requirePoll(ctx.db, id);
  if (poll.state !== 'draft' && (await isPublicCampaign(ctx.db, poll.campaignId))) return poll;
  if (ctx.actor.kind === 'system' || (ctx.actor.kind === 'account' && (await isWithin(ctx.db, poll.hostId, nodesWhere(ctx.actor, seePolls))))) return poll;
  return pollErrors.fail('poll.not-found');
}

/** Locks a poll for a step of its host's. Errors: poll.not-found, auth.forbidden, poll.state, state.stale. */
export async function lockForStep(tx: Tx, ctx: Context, id: string, action: PollAction, options: { wanted?: Capability; version?: number } = {}): Promise<PollRecord> {
  const seen = await openAsStaff({ ...ctx, db: tx as Db }, id);
  if (ctx.actor.kind !== 'system' && !nodesWhere(ctx.actor, options.wanted ?? managePolls).includes(seen.hostId)) commonErrors.fail('auth.forbidden');
  const poll = await lockPoll(tx, id);
  if (options.version !== undefined && poll.version !== options.version) commonErrors.fail('state.stale');
  if (pollAfter(poll.state, action) === undefined) pollErrors.fail('poll.state');
  return poll;
}
