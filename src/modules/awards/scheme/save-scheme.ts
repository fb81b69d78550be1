import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf } from '../../../platform/auth/actor.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { hostedContest } from '../awards.access.ts';
import { awardErrors } from '../awards.errors.ts';
import type { SchemeInput } from '../awards.schemas.ts';
import { findScheme, lockScheme } from './scheme.queries.ts';

/** Sets up, or changes, the awards of a contest until they are fixed. Errors: contest.not-found, award.not-found, .scheme-fixed, .category-unknown, state.stale. */
export async function saveScheme(ctx: Context, contestId: string, input: SchemeInput): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const contest = await hostedContest(tx, ctx, contestId);
    const known = await findScheme(tx, contestId, true);
    if (known?.state === 'fixed') awardErrors.fail('award.scheme-fixed');
    if ((known?.version ?? 0) !== input.version) commonErrors.fail('state.stale');
    const ids = new Set(contest.categories.map(({ id }) => id));
    const stranger = input.levels.findIndex(({ categoryId }) => !ids.has(categoryId));
    if (stranger >= 0) awardErrors.failField(`levels.${stranger}.categoryId`, 'award.category-unknown');
    const row = { notice_days: input.noticeDays, renewal_days: input.renewalDays, number_prefix: input.numberPrefix, version: input.version + 1 };
    if (known === undefined) {
      // Two who set it up at once: the second finds it there and is told so.
      const made = await tx
        .insertInto('award_schemes')
        .values({ contest_id: contestId, campaign_id: contest.campaignId, host_id: contest.hostId, ...row, state: 'draft', created_at: ctx.clock.now(), created_by: accountIdOf(ctx.actor) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('contest_id')
        .executeTakeFirst();
      if (made === undefined) commonErrors.fail('state.stale');
    } else {
      await tx.updateTable('award_schemes').set(row).where('contest_id', '=', contestId).execute();
      await tx.deleteFrom('award_levels').where('contest_id', '=', contestId).execute();
    }
    const counts = new Map<string, number>();
    const levels = input.levels.map(({ categoryId, name, places }) => {
      const position = (counts.get(categoryId) ?? 0) + 1;
      counts.set(categoryId, position);
      return { id: newId(), contest_id: contestId, category_id: categoryId, position, name_zh: name.zh, name_en: name.en, places };
    });
    if (levels.length > 0) await tx.insertInto('award_levels').values(levels).execute();
    await audit(tx, ctx, { action: 'award-scheme.saved', objectType: 'award-scheme', objectId: contestId, nodeId: contest.hostId, before: known?.levels.map(({ name, places }) => [name.zh, places]), after: input.levels.map(({ name, places }) => [name.zh, places]) });
  });
}

/** Fixes the awards for good: lists are proposed from then on, and the scheme with its date is public. Errors: award.no-scheme, .no-levels, .scheme-fixed, state.stale. */
export async function fixScheme(ctx: Context, contestId: string, version: number): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const contest = await hostedContest(tx, ctx, contestId);
    const scheme = await lockScheme(tx, contestId);
    if (scheme.state === 'fixed') awardErrors.fail('award.scheme-fixed');
    if (scheme.version !== version) commonErrors.fail('state.stale');
    if (scheme.levels.length === 0) awardErrors.failField('levels', 'award.no-levels');
    await tx.updateTable('award_schemes').set({ state: 'fixed', fixed_at: ctx.clock.now(), version: version + 1 }).where('contest_id', '=', contestId).execute();
    await audit(tx, ctx, { action: 'award-scheme.fixed', objectType: 'award-scheme', objectId: contestId, nodeId: contest.hostId });
    await touchPages(tx);
  });
}
