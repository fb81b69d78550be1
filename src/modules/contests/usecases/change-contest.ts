import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { isWithin, organizationErrors, organizationNames } from '../../organizations/public.ts';
import { refreshCampaignPage, renameActivity } from '../../campaigns/public.ts';
import { contestErrors } from '../contests.errors.ts';
import type { ContestRecord } from '../contests.queries.ts';
import { depthsOf } from '../tiers/places.queries.ts';
import type { ContestChange, OwnQuotaInput } from '../contests.schemas.ts';
import { tierQuota } from '../tiers/quotas.queries.ts';
import { categoryValues, insertCategory, replaceTiers, requireWindows } from './create-contest.ts';
import { lockForHost } from './lock-for-host.ts';

/** Changes a call for entries. Categories with entries keep their form; quotas never go below what was forwarded. */
export async function changeContest(ctx: Context, id: string, input: ContestChange): Promise<void> {
  requireWindows(input);
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForHost(tx, ctx, id);
    if (before.version !== input.version) commonErrors.fail('state.stale');
    await tx
      .updateTable('contests')
      .set({ rules_zh: input.rules.zh, rules_en: input.rules.en, opens_at: input.opensAt, closes_at: input.closesAt, from_units: input.fromUnits, from_public: input.fromPublic, version: before.version + 1 })
      .where('id', '=', id)
      .execute();
    const ids = await changeCategories(tx, before, input.categories);
    await replaceTiers(tx, id, input, ids);
    await refuseQuotasBelow(tx, before, input, ids);
    await renameActivity(tx, ctx, id, input.title);
    await audit(tx, ctx, { action: 'contest.changed', objectType: 'contest', objectId: id, nodeId: before.hostId, before, after: input });
    await touchPages(tx);
  });
}

/** @returns the ids of the categories in the order of the input. */
async function changeCategories(tx: Tx, before: ContestRecord, categories: ContestChange['categories']): Promise<string[]> {
  const used = new Set((await tx.selectFrom('entries').select('category_id').distinct().where('contest_id', '=', before.id).execute()).map((row) => row.category_id));
  const kept = new Set(categories.map((category) => category.id));
  for (const old of before.categories) {
    const now = categories.find((category) => category.id === old.id);
    if (used.has(old.id) && now?.kind !== old.kind) contestErrors.failField('categories', 'contest.category-in-use', { name: old.name.zh });
    if (kept.has(old.id)) continue;
    await tx.deleteFrom('contest_quotas').where('category_id', '=', old.id).execute();
    await tx.deleteFrom('contest_categories').where('id', '=', old.id).execute();
  }
  // Positions are unique: they are moved out of the way before they are given anew.
  await tx.updateTable('contest_categories').set((eb) => ({ position: eb('position', '+', 1000) })).where('contest_id', '=', before.id).execute();
  const ids: string[] = [];
  for (const [position, category] of categories.entries()) {
    if (category.id === undefined) ids.push(await insertCategory(tx, before.id, position, category));
    else {
      ids.push(category.id);
      const { numUpdatedRows } = await tx.updateTable('contest_categories').set({ position, ...categoryValues(category) }).where('id', '=', category.id).where('contest_id', '=', before.id).executeTakeFirst();
      if (numUpdatedRows === 0n) contestErrors.failField(`categories.${position}.id`, 'contest.category-unknown');
    }
  }
  return ids;
}

/** Refuses quotas of tiers, for a category or for all, that an office of that tier without a quota of its own has passed already. */
async function refuseQuotasBelow(tx: Tx, contest: ContestRecord, input: ContestChange, ids: readonly string[]): Promise<void> {
  const used = await tx
    .selectFrom('contest_forwarded as f')
    .leftJoin('contest_quotas as q', (join) => join.onRef('q.category_id', '=', 'f.category_id').onRef('q.node_id', '=', 'f.node_id'))
    .select(['f.node_id', 'f.category_id', 'f.forwarded'])
    .where('f.category_id', 'in', contest.categories.map(({ id }) => id))
    .where('q.quota', 'is', null)
    .orderBy('f.forwarded', 'desc')
    .execute();
  const depths = await depthsOf(tx, contest.hostId, used.map((row) => row.node_id));
  const after = { tiers: input.tiers.map((tier) => ({ depth: tier.depth, quota: tier.quota })), categories: input.categories.map(({ tierQuotas = [] }, index) => ({ id: ids[index]!, tierQuotas })) };
  for (const { node_id, category_id, forwarded } of used) {
    const depth = depths.get(node_id);
    const quota = depth === undefined ? null : tierQuota(after, category_id, depth);
    if (quota === null || forwarded <= quota) continue;
    const names = await organizationNames(tx, [node_id]);
    const category = ids.indexOf(category_id);
    const own = input.categories[category]?.tierQuotas?.findIndex((each) => each.depth === depth) ?? -1;
    const path = own < 0 ? `tiers.${input.tiers.findIndex((tier) => tier.depth === depth)}.quota` : `categories.${category}.tierQuotas.${own}.quota`;
    contestErrors.failField(path, 'contest.quota-below', { office: names.get(node_id)?.zh ?? '', forwarded });
  }
}

/** Sets or takes away an office's own quota in a category. */
export async function setOwnQuota(ctx: Context, id: string, input: OwnQuotaInput): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const contest = await lockForHost(tx, ctx, id);
    if (!contest.categories.some((category) => category.id === input.categoryId)) contestErrors.failField('categoryId', 'contest.category-unknown');
    if (!(await isWithin(tx, input.nodeId, [contest.hostId]))) organizationErrors.failField('nodeId', 'organization.not-found');
    const used = await tx.selectFrom('contest_forwarded').select('forwarded').where('category_id', '=', input.categoryId).where('node_id', '=', input.nodeId).forUpdate().executeTakeFirst();
    if (input.quota !== null && (used?.forwarded ?? 0) > input.quota) {
      const names = await organizationNames(tx, [input.nodeId]);
      contestErrors.failField('quota', 'contest.quota-below', { office: names.get(input.nodeId)?.zh ?? '', forwarded: used?.forwarded ?? 0 });
    }
    if (input.quota === null) await tx.deleteFrom('contest_quotas').where('category_id', '=', input.categoryId).where('node_id', '=', input.nodeId).execute();
    else {
      await tx
        .insertInto('contest_quotas')
        .values({ contest_id: id, category_id: input.categoryId, node_id: input.nodeId, quota: input.quota })
        .onConflict((conflict) => conflict.columns(['category_id', 'node_id']).doUpdateSet({ quota: input.quota! }))
        .execute();
    }
    await audit(tx, ctx, { action: 'contest.quota-set', objectType: 'contest', objectId: id, nodeId: input.nodeId, after: input });
  });
}

/** Opens a call to entries or closes it before its time; its dates stay. */
export async function setContestState(ctx: Context, id: string, state: 'open' | 'closed'): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockForHost(tx, ctx, id);
    if (state === 'open' && before.categories.length === 0) contestErrors.fail('contest.no-category');
    await tx.updateTable('contests').set({ state, version: before.version + 1 }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: `contest.${state}`, objectType: 'contest', objectId: id, nodeId: before.hostId, before: { state: before.state }, after: { state } });
    await refreshCampaignPage(tx, ctx, before.campaignId);
  });
}
