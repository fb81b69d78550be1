import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { addActivity, requireCampaign } from '../../campaigns/public.ts';
import { contestErrors } from '../contests.errors.ts';
import type { ContestChange, NewContest } from '../contests.schemas.ts';

export const CONTEST_KIND = 'contest';

/** Adds a call for entries to a campaign as one of its activities; it is a draft until it is opened. Errors: those of addActivity, contest.window. */
export async function createContest(ctx: Context, input: NewContest): Promise<string> {
  if (input.closesAt <= input.opensAt) contestErrors.failField('closesAt', 'contest.window');
  return ctx.db.transaction().execute(async (tx) => {
    const id = await addActivity(tx, ctx, { campaignId: input.campaignId, trackId: input.trackId, kind: CONTEST_KIND, title: input.title });
    const { hostId } = await requireCampaign(tx, input.campaignId);
    await tx
      .insertInto('contests')
      .values({
        id, campaign_id: input.campaignId, host_id: hostId, rules_zh: input.rules.zh, rules_en: input.rules.en, opens_at: input.opensAt, closes_at: input.closesAt,
        from_units: input.fromUnits, from_public: input.fromPublic, state: 'draft', created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor),
      })
      .execute();
    for (const [position, category] of input.categories.entries()) await insertCategory(tx, id, position, category);
    await replaceTiers(tx, id, input.tiers);
    await audit(tx, ctx, { action: 'contest.created', objectType: 'contest', objectId: id, nodeId: hostId, after: input });
    return id;
  });
}

export async function insertCategory(tx: Tx, contestId: string, position: number, category: NewContest['categories'][number]): Promise<void> {
  await tx.insertInto('contest_categories').values({ id: newId(), contest_id: contestId, position, ...categoryValues(category) }).execute();
}

/** Columns of a category's particulars. */
export function categoryValues(category: NewContest['categories'][number]) {
  return {
    kind: category.kind, name_zh: category.name.zh, name_en: category.name.en, hint_zh: category.hint.zh, hint_en: category.hint.en, track_id: category.trackId,
    min_characters: category.minCharacters, max_characters: category.maxCharacters, max_files: category.kind === 'text' ? Math.min(category.maxFiles, 5) : Math.max(category.maxFiles, 1),
  };
}

export async function replaceTiers(tx: Tx, contestId: string, tiers: ContestChange['tiers']): Promise<void> {
  await tx.deleteFrom('contest_tiers').where('contest_id', '=', contestId).execute();
  for (const tier of tiers) await tx.insertInto('contest_tiers').values({ contest_id: contestId, depth: tier.depth, decide_by: tier.decideBy, quota: tier.quota }).execute();
}
