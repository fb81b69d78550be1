import type { Db } from '../../platform/db/db.ts';
import type { Context } from '../../platform/http/context.ts';
import { noticeErrors } from './notices.errors.ts';

/** Whether whoever writes a notice may name the campaign. */
type CampaignGuard = (db: Db, ctx: Context, campaignId: string) => Promise<boolean>;

let guard: CampaignGuard | null = null;

/** Says which campaigns a notice may name: the module of campaigns, which notices do not know, calls it once where it declares itself. */
export function guardCampaigns(next: CampaignGuard): void {
  guard = next;
}

/** Refuses a campaign that does not concern the writer: what the notice leads to would count among that campaign's figures. */
export async function requireNameable(db: Db, ctx: Context, campaignId: string | null): Promise<void> {
  if (campaignId !== null && !(await guard?.(db, ctx, campaignId))) noticeErrors.failField('campaignId', 'notice.campaign-unknown');
}
