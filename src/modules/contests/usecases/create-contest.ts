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
  requireWindows(input);
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
    const ids: string[] = [];
    for (const [position, category] of input.categories.entries()) ids.push(await insertCategory(tx, id, position, category));
    await replaceTiers(tx, id, input, ids);
    await audit(tx, ctx, { action: 'contest.created', objectType: 'contest', objectId: id, nodeId: hostId, after: input });
    return id;
  });
}

/** Refuses windows that end before they begin, or of a category that reaches out of the contest's. */
export function requireWindows(input: Pick<NewContest, 'opensAt' | 'closesAt' | 'categories'>): void {
  const [opens, closes] = [Date.parse(input.opensAt), Date.parse(input.closesAt)];
  if (closes <= opens) contestErrors.failField('closesAt', 'contest.window');
  input.categories.forEach(({ opensAt, closesAt }, index) => {
    const [from, to] = [typeof opensAt === 'string' ? Date.parse(opensAt) : opens, typeof closesAt === 'string' ? Date.parse(closesAt) : closes];
    if (from < opens || to > closes || to <= from) contestErrors.failField(`categories.${index}.${typeof closesAt === 'string' ? 'closesAt' : 'opensAt'}`, 'contest.category-window');
  });
}

/** @returns the category's id. */
export async function insertCategory(tx: Tx, contestId: string, position: number, category: NewContest['categories'][number]): Promise<string> {
  const id = newId();
  await tx.insertInto('contest_categories').values({ id, contest_id: contestId, position, ...categoryValues(category) }).execute();
  return id;
}

/** Columns of a category's particulars. */
export function categoryValues(category: NewContest['categories'][number]) {
  return {
    kind: category.kind, name_zh: category.name.zh, name_en: category.name.en, hint_zh: category.hint.zh, hint_en: category.hint.en, track_id: category.trackId,
    min_characters: category.minCharacters, max_characters: category.maxCharacters, max_files: category.kind === 'text' || category.kind === 'article' ? Math.min(category.maxFiles, 5) : Math.max(category.maxFiles, 1),
    max_megabytes: category.maxMegabytes ?? null, max_authors: category.maxAuthors ?? 10, opens_at: category.opensAt ?? null, closes_at: category.closesAt ?? null, closed: category.closed ?? false, eligibility: JSON.stringify(category.eligibility ?? {}),
  };
}

/** Writes the tiers anew, and their quotas of single categories; `ids` are the categories' in the order of the input. */
export async function replaceTiers(tx: Tx, contestId: string, { tiers, categories }: Pick<ContestChange, 'tiers' | 'categories'>, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('contest_tiers').where('contest_id', '=', contestId).execute();
  for (const tier of tiers) await tx.insertInto('contest_tiers').values({ contest_id: contestId, depth: tier.depth, decide_by: tier.decideBy, quota: tier.quota, region_minimum: tier.regionMinimum ?? null }).execute();
  for (const [index, { tierQuotas = [] }] of categories.entries()) {
    for (const [at, { depth, quota }] of tierQuotas.entries()) {
      if (!tiers.some((tier) => tier.depth === depth)) contestErrors.failField(`categories.${index}.tierQuotas.${at}.depth`, 'contest.tier-unknown');
      await tx.insertInto('contest_tier_quotas').values({ contest_id: contestId, depth, category_id: ids[index]!, quota }).onConflict((conflict) => conflict.columns(['category_id', 'depth']).doUpdateSet({ quota })).execute();
    }
  }
}
