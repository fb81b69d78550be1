import { type Capability, requireCapability } from '../../platform/auth/actor.ts';
import type { Db, Tx } from '../../platform/db/db.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context } from '../../platform/http/context.ts';
import { campaignErrors } from './campaigns.errors.ts';
import { mayFor, seeCampaigns } from './campaigns.policy.ts';
import { type CampaignRecord, findSeen, lockCampaign, requireCampaign } from './campaigns.queries.ts';

/** Opens a campaign for reading; what does not concern the reader is answered as if it did not exist. */
export async function openCampaign(db: Db, ctx: Context, id: string): Promise<CampaignRecord> {
  if (ctx.actor.kind === 'system') return requireCampaign(db, id);
  return (await findSeen(db, id, requireCapability(ctx.actor, seeCampaigns))) ?? campaignErrors.fail('campaign.not-found');
}

/** Whether the reader sees the campaign, and so may name it in what they write. */
export async function mayName(db: Db, ctx: Context, id: string): Promise<boolean> {
  return ctx.actor.kind === 'system' || (await findSeen(db, id, requireCapability(ctx.actor, seeCampaigns))) !== undefined;
}

/** Opens a campaign for a change and locks it. Who may only read it is refused with auth.forbidden. */
export async function lockForChange(tx: Tx, ctx: Context, id: string, wanted: Capability): Promise<CampaignRecord> {
  const seen = await openCampaign(tx, ctx, id);
  if (!mayFor(ctx.actor, wanted, seen.hostId)) commonErrors.fail('auth.forbidden');
  return lockCampaign(tx, id);
}

/** Refuses with state.stale unless the caller saw the newest version. */
export function requireVersion(seen: number, campaign: { version: number }): void {
  if (seen !== campaign.version) commonErrors.fail('state.stale');
}
