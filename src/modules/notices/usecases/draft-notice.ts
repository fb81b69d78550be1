import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import type { Tx } from '../../../platform/db/db.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { organizationErrors, organizationsById } from '../../organizations/public.ts';
import { claimAttachments } from '../attachments.ts';
import { requireNameable } from '../campaign-guard.ts';
import { lockAsIssuer, requireVersion } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { issuesFor, personIdOf, sendNotices } from '../notices.policy.ts';
import type { NoticeDraft } from '../notices.schemas.ts';
import { requireSeries } from '../numbers.queries.ts';

async function check(tx: Tx, ctx: Context, input: NoticeDraft): Promise<void> {
  requireCapability(ctx.actor, sendNotices);
  if (!issuesFor(ctx.actor).includes(input.issuerId)) noticeErrors.failField('issuerId', 'notice.not-issuer');
  const joint = new Set(input.jointIssuerIds);
  if (joint.has(input.issuerId) || joint.size < input.jointIssuerIds.length || (await organizationsById(tx, [...joint])).length < joint.size) organizationErrors.failField('jointIssuerIds', 'organization.not-found');
  if (input.form !== null && input.dueAt === null) noticeErrors.failField('dueAt', 'notice.due-missing');
  if (input.form === null && !input.wantsReceipt && input.dueAt !== null) noticeErrors.failField('dueAt', 'notice.nothing-due');
  await requireNameable(tx, ctx, input.campaignId);
  await requireSeries(tx, input.series, input.issuerId);
}

function columns(input: NoticeDraft) {
  return {
    issuer_id: input.issuerId, joint_issuer_ids: input.jointIssuerIds, campaign_id: input.campaignId, title: input.title, body: JSON.stringify(input.body), attachments: JSON.stringify(input.attachments),
    addressees: input.addressees, cc: input.cc, series: input.series, audience: JSON.stringify(input.audience), wants_receipt: input.wantsReceipt, form: input.form === null ? null : JSON.stringify(input.form),
    due_at: input.dueAt === null ? null : new Date(input.dueAt), remind_before: input.remindBefore, remind_after: input.remindAfter,
  };
}

/** Writes a draft in the name of the actor's office; it has no number yet. Errors: notice.not-issuer, .campaign-unknown, .series-taken, .due-missing, .nothing-due, .unknown-file. */
export async function draftNotice(ctx: Context, input: NoticeDraft): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    requireAccount(ctx.actor);
    await check(tx, ctx, input);
    await claimAttachments(tx, ctx, input.attachments, []);
    const id = newId();
    const now = ctx.clock.now();
    await tx.insertInto('notices').values({ id, ...columns(input), year: null, serial: null, state: 'draft', created_at: now, created_by: personIdOf(ctx.actor), updated_at: now }).execute();
    await audit(tx, ctx, { action: 'notice.drafted', objectType: 'notice', objectId: id, nodeId: input.issuerId, after: { title: input.title, series: input.series } });
    return id;
  });
}

/** Replaces what a draft holds. Errors: those of drafting, notice.not-draft, state.stale. */
export async function changeDraft(ctx: Context, id: string, input: NoticeDraft & { version: number }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockAsIssuer(tx, ctx, id);
    if (before.state !== 'draft') noticeErrors.fail('notice.not-draft');
    requireVersion(input.version, before.version);
    await check(tx, ctx, input);
    await claimAttachments(tx, ctx, input.attachments, before.attachments as NoticeDraft['attachments']);
    await tx.updateTable('notices').set({ ...columns(input), version: before.version + 1, updated_at: ctx.clock.now() }).where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'notice.draft-changed', objectType: 'notice', objectId: id, nodeId: input.issuerId, before: { title: before.title, version: before.version }, after: { title: input.title, version: before.version + 1 } });
  });
}

/** Removes a draft: nobody but its office has seen it. Errors: notice.not-draft, state.stale. */
export async function deleteDraft(ctx: Context, id: string, input: { version: number }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const before = await lockAsIssuer(tx, ctx, id);
    if (before.state !== 'draft') noticeErrors.fail('notice.not-draft');
    requireVersion(input.version, before.version);
    await tx.deleteFrom('notices').where('id', '=', id).execute();
    await audit(tx, ctx, { action: 'notice.draft-deleted', objectType: 'notice', objectId: id, nodeId: before.issuer_id, before: { title: before.title } });
  });
}
