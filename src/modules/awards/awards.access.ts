import { type Capability, requireCapability } from '../../platform/auth/actor.ts';
import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { isPublicCampaign } from '../campaigns/public.ts';
import { type ContestRecord, requireContest } from '../contests/public.ts';
import { isWithin } from '../organizations/public.ts';
import { awardErrors } from './awards.errors.ts';
import { manageAwards } from './awards.policy.ts';

/** Refuses with award.not-found unless the acting person's office is the host or stands above it; the program itself may. */
export async function requireHost(db: Db, ctx: Context, hostId: string, wanted: Capability = manageAwards): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const nodes = requireCapability(ctx.actor, wanted);
  if (!(await isWithin(db, hostId, nodes))) awardErrors.fail('award.not-found');
}

/** A contest of the acting person's office; others are answered as if it did not exist. */
export async function hostedContest(db: Db, ctx: Context, contestId: string): Promise<ContestRecord> {
  const contest = await requireContest(db, contestId);
  await requireHost(db, ctx, contest.hostId);
  return contest;
}

/** A contest that everybody may know of. */
export async function publicContest(db: Db, contestId: string): Promise<ContestRecord> {
  const contest = await requireContest(db, contestId);
  if (contest.state === 'draft' || !(await isPublicCampaign(db, contest.campaignId))) awardErrors.fail('award.not-found');
  return contest;
}
