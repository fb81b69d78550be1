import { findRoot } from '../../../modules/organizations/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, capability, requireCapability } from '../../../platform/auth/actor.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { lockFeedback } from './feedback.queries.ts';
import type { SiteFeedback } from './feedback.schemas.ts';

/** Read what readers say about the site and answer it: the system administrator of the whole installation. */
export const answerSiteFeedback = capability('portal.answer-feedback', ['system_admin']);

/** Refuses everybody whose grant is not at the top of the tree. */
export async function requireSiteAdministrator(ctx: Context): Promise<void> {
  const nodes = requireCapability(ctx.actor, answerSiteFeedback);
  const root = await findRoot(ctx.db);
  if (root === undefined || !nodes.includes(root.id)) commonErrors.fail('auth.forbidden');
}

/** Answers a message; message and answer are shown on the site from then on. A second answer replaces the first. */
export async function answerFeedback(ctx: Context, id: string, reply: string): Promise<SiteFeedback> {
  await requireSiteAdministrator(ctx);
  return ctx.db.transaction().execute(async (tx) => {
    const before = await lockFeedback(tx, id);
    if (before === undefined) return commonErrors.fail('not-found');
    const at = ctx.clock.now();
    await tx.updateTable('site_feedback').set({ reply, replied_at: at, replied_by: accountIdOf(ctx.actor) }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'site-feedback.answered', objectType: 'site-feedback', objectId: id, before: { reply: before.reply }, after: { reply } });
    await touchPages(tx);
    return { ...before, reply, repliedAt: at.toISOString() };
  });
}
