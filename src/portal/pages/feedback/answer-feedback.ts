import { findRoot } from '../../../modules/organizations/public.ts';
import { audit } from '../../../platform/audit/audit.ts';
import { accountIdOf, nodesWhere, requireCapability } from '../../../platform/auth/actor.ts';
import { nextOutsideQuietHours } from '../../../platform/calendar/calendar.ts';
import type { Db } from '../../../platform/db/db.ts';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context } from '../../../platform/http/context.ts';
import { touchPages } from '../../../platform/http/page-cache.ts';
import { sendMessage } from '../../../platform/messaging/messaging.ts';
import { portalMessages } from '../../shared/portal.messages.ts';
import { feedbackMessages } from './feedback.messages.ts';
import { answerSiteFeedback } from './feedback.policy.ts';
import { lockFeedback, takeContact } from './feedback.queries.ts';
import type { SiteFeedback } from './feedback.schemas.ts';

/** Nobody is written to between these hours: an answer to feedback never presses. */
const QUIET = { from: '21:00', to: '08:00' };

/** Whether the actor deals with feedback: the capability held at the top of the tree. */
export async function dealsWithFeedback(ctx: Context): Promise<boolean> {
  const nodes = nodesWhere(ctx.actor, answerSiteFeedback);
  return nodes.length > 0 && nodes.includes((await findRoot(ctx.db))?.id ?? '');
}

/** Refuses everybody whose grant is not at the top of the tree. */
export async function requireSiteAdministrator(ctx: Context): Promise<void> {
  requireCapability(ctx.actor, answerSiteFeedback);
  if (!(await dealsWithFeedback(ctx))) commonErrors.fail('auth.forbidden');
}

/** Tells the author, where a contact was left; the contact goes with it. */
async function tellAuthor(tx: Db, ctx: Context, { id, locale, message }: SiteFeedback, reply: string): Promise<boolean> {
  const contact = await takeContact(tx, ctx.keys, id);
  if (contact === null) return false;
  const say = feedbackMessages(locale);
  const site = portalMessages(locale).siteName;
  const now = new Date();
  const at = nextOutsideQuietHours(now, QUIET);
  const sent = await sendMessage(tx, ctx, {
    channel: contact.kind === 'mobile' ? 'sms' : 'mail', to: contact.value, subject: say.answerSubject({ site }), text: say.answerText({ site, message, reply }), purpose: 'site-feedback-answer',
    ...(at > now ? { notBefore: at } : {}),
  });
  return sent !== null;
}

/**
 * Answers a message; message and answer are shown on the site from then on, and the author is told where they left a contact.
 * A second answer replaces the first. Errors: not-found, state.stale (closed meanwhile).
 */
export async function answerFeedback(ctx: Context, id: string, reply: string): Promise<SiteFeedback> {
  await requireSiteAdministrator(ctx);
  return ctx.db.transaction().execute(async (tx) => {
    const before = await lockFeedback(tx, id);
    if (before === undefined) return commonErrors.fail('not-found');
    if (before.closedAt !== null) commonErrors.fail('state.stale');
    const at = ctx.clock.now();
    await tx.updateTable('site_feedback').set({ reply, replied_at: at, replied_by: accountIdOf(ctx.actor) }).where('id', '=', id).execute();
    const told = await tellAuthor(tx, ctx, before, reply);
    await audit(tx, ctx, { action: 'site-feedback.answered', objectType: 'site-feedback', objectId: id, before: { reply: before.reply }, after: { reply, told } });
    await touchPages(tx);
    return { ...before, reply, repliedAt: at.toISOString(), wantsAnswer: false };
  });
}

/** Closes a message without an answer, for a reason (spam, said twice); it is shown nowhere. Errors: not-found, state.stale (dealt with meanwhile). */
export async function closeFeedback(ctx: Context, id: string, reason: string): Promise<SiteFeedback> {
  await requireSiteAdministrator(ctx);
  return ctx.db.transaction().execute(async (tx) => {
    const before = await lockFeedback(tx, id);
    if (before === undefined) return commonErrors.fail('not-found');
    if (before.reply !== null || before.closedAt !== null) commonErrors.fail('state.stale');
    const at = ctx.clock.now();
    await tx.updateTable('site_feedback').set({ closed_at: at, close_reason: reason, contact_kind: null, contact_cipher: null }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'site-feedback.closed', objectType: 'site-feedback', objectId: id, reason });
    return { ...before, closedAt: at.toISOString(), closeReason: reason, wantsAnswer: false };
  });
}
