import { holdTree } from '../../ledger/public.ts';
import type { Context } from '../../platform/http/context.ts';
import { touchPages } from '../../platform/http/page-cache.ts';
import { refreshCampaignPage } from '../campaigns/public.ts';
import { lockSurvey } from './surveys.queries.ts';
import { closeSurvey, reportAnswers } from './usecases/step-survey.ts';

async function look(ctx: Context, id: string): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await holdTree(tx);
    const survey = await lockSurvey(tx, id, 'update');
    if (survey.state !== 'published') return;
    await reportAnswers(tx, ctx, survey);
    const opened = await tx.updateTable('surveys').set({ opened_at: ctx.clock.now() }).where('id', '=', id).where('opened_at', 'is', null).returning('id').executeTakeFirst();
    if (opened === undefined) return;
    await refreshCampaignPage(tx, ctx, survey.campaignId);
    await touchPages(tx);
  });
}

/** What falls due for surveys: pages at their opening, closing at their time, telling the ledger of answers. */
export const surveysSweep = {
  name: 'surveys',
  async run(ctx: Context): Promise<void> {
    const now = ctx.clock.now();
    const due = await ctx.db.selectFrom('surveys').select(['id', 'closes_at']).where('state', '=', 'published').where('opens_at', '<=', now).orderBy('id').execute();
    for (const { id, closes_at: closesAt } of due) await (closesAt <= now ? closeSurvey(ctx, id) : look(ctx, id));
  },
};
