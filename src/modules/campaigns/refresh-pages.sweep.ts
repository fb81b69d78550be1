import type { Sweep } from '../../platform/jobs/jobs.ts';
import type { ActivityKind } from './activity-kind.ts';
import { refreshPage } from './page/refresh-page.ts';

/**
 * Looks whether what a special page shows of others has changed since it was drawn: where its activities stand, an organization renamed, the
 * smaller forms of a cover made. What the campaign itself changes is drawn in its own transaction.
 */
export function createRefreshPages(activityKinds: readonly ActivityKind[]): Sweep {
  return {
    name: 'campaigns.refresh-pages',
    async run(ctx) {
      const rows = await ctx.db.selectFrom('campaigns').select('id').where('state', 'in', ['published', 'closed']).execute();
      for (const { id } of rows) await ctx.db.transaction().execute((tx) => refreshPage(tx, ctx, id, activityKinds));
    },
  };
}
