import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import type { Context } from '../../../platform/http/context.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { WorkbookSheet } from '../../../platform/spreadsheets/write-workbook.ts';
import { isWithin } from '../../organizations/public.ts';
import { lockAsIssuer, openNotice } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { sendNotices } from '../notices.policy.ts';
import { returnsSheet, watermarkSheet } from '../returns-table.ts';

/** An approved export can be downloaded for so long. */
const EXPORT_MS = 24 * 3_600_000;

/** The returned table with contacts masked, for all who may see the recipients. The export is audited. */
export async function exportMasked(ctx: Context, noticeId: string): Promise<WorkbookSheet[]> {
  const opened = await openNotice(ctx.db, ctx, noticeId);
  await audit(ctx.db, ctx, { action: 'notice.returns-exported', objectType: 'notice', objectId: noticeId, nodeId: opened.row.issuer_id, after: { contacts: 'masked' } });
  return [await returnsSheet(ctx, opened, false)];
}

/** Asks for an export with contacts in clear, giving the reason. */
export async function askExport(ctx: Context, noticeId: string, input: { reason: string }): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const notice = await lockAsIssuer(tx, ctx, noticeId);
    if (notice.form === null) noticeErrors.fail('notice.no-return');
    const id = newId();
    await tx.insertInto('notice_exports').values({ id, notice_id: noticeId, reason: input.reason, asked_at: ctx.clock.now(), asked_by: requireAccount(ctx.actor).personId, state: 'asked' }).execute();
    await audit(tx, ctx, { action: 'notice.export-asked', objectType: 'notice', objectId: noticeId, nodeId: notice.issuer_id, reason: input.reason });
    return id;
  });
}

/** Approves or declines an export: another administrator of the issuing office or of one above it. Errors: notice.export-own, .export-decided. */
export async function decideExport(ctx: Context, noticeId: string, exportId: string, input: { approved: boolean }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const nodes = requireCapability(ctx.actor, sendNotices);
    const { row: notice } = await openNotice(tx, ctx, noticeId);
    if (!(await isWithin(tx, notice.issuer_id, nodes))) noticeErrors.fail('notice.export-not-found');
    const asked = await tx.selectFrom('notice_exports').selectAll().where('id', '=', exportId).where('notice_id', '=', noticeId).forUpdate().executeTakeFirst();
    if (asked === undefined) return noticeErrors.fail('notice.export-not-found');
    const { personId } = requireAccount(ctx.actor);
    if (asked.asked_by === personId) noticeErrors.fail('notice.export-own');
    if (asked.state !== 'asked') noticeErrors.fail('notice.export-decided');
    const now = ctx.clock.now();
    await tx
      .updateTable('notice_exports')
      .set({ state: input.approved ? 'approved' : 'declined', decided_at: now, decided_by: personId, expires_at: input.approved ? new Date(now.getTime() + EXPORT_MS) : null })
      .where('id', '=', exportId)
      .execute();
    await audit(tx, ctx, { action: input.approved ? 'notice.export-approved' : 'notice.export-declined', objectType: 'notice', objectId: noticeId, nodeId: notice.issuer_id, reason: asked.reason });
  });
}

/** An approved export, for the one who asked, until it expires; each download is audited. Errors: notice.export-not-found. */
export async function downloadExport(ctx: Context, noticeId: string, exportId: string): Promise<WorkbookSheet[]> {
  const { personId, name } = requireAccount(ctx.actor);
  const opened = await openNotice(ctx.db, ctx, noticeId);
  const row = await ctx.db.transaction().execute(async (tx) => {
    const taken = await tx
      .updateTable('notice_exports')
      .set({ downloads: sql`downloads + 1` })
      .where('id', '=', exportId)
      .where('notice_id', '=', noticeId)
      .where('asked_by', '=', personId)
      .where('state', '=', 'approved')
      .where('expires_at', '>', ctx.clock.now())
      .returning('reason')
      .executeTakeFirst();
    if (taken === undefined || !opened.isIssuer) return noticeErrors.fail('notice.export-not-found');
    await audit(tx, ctx, { action: 'notice.returns-exported', objectType: 'notice', objectId: noticeId, nodeId: opened.row.issuer_id, reason: taken.reason, after: { contacts: 'clear', export: exportId } });
    return taken;
  });
  return [watermarkSheet(ctx, name, row.reason), await returnsSheet(ctx, opened, true)];
}

/** Exports of a notice, newest first, for its issuer and the offices above. */
export async function listExports(ctx: Context, noticeId: string) {
  const nodes = requireCapability(ctx.actor, sendNotices);
  const { row } = await openNotice(ctx.db, ctx, noticeId);
  if (!(await isWithin(ctx.db, row.issuer_id, nodes))) noticeErrors.fail('notice.export-not-found');
  return ctx.db.selectFrom('notice_exports').selectAll().where('notice_id', '=', noticeId).orderBy('asked_at', 'desc').limit(100).execute();
}
