import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { requireAccount, requireCapability } from '../../../platform/auth/actor.ts';
import type { Db } from '../../../platform/db/db.ts';
import { exportErrors } from '../../../platform/exports/exports.errors.ts';
import { askExport as ask, decideExport as decide, findExport, type GuardedExport, type GuardedExportKind, listExports as list, takeExport } from '../../../platform/exports/guarded-exports.ts';
import { watermarkSheet } from '../../../platform/exports/watermark.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { WorkbookSheet } from '../../../platform/spreadsheets/write-workbook.ts';
import { isWithin } from '../../organizations/public.ts';
import { lockAsIssuer, openNotice } from '../notices.access.ts';
import { noticeErrors } from '../notices.errors.ts';
import { sendNotices } from '../notices.policy.ts';
import { returnsSheet } from '../returns-table.ts';

const RETURNS: GuardedExportKind = { kind: 'notices.returns', objectType: 'notice', action: 'notice', downloaded: 'notice.returns-exported' };

/** The returned table with contacts masked, for all who may see the recipients. The export is audited. */
export async function exportMasked(ctx: Context, noticeId: string): Promise<WorkbookSheet[]> {
  const opened = await openNotice(ctx.db, ctx, noticeId);
  await audit(ctx.db, ctx, { action: RETURNS.downloaded, objectType: 'notice', objectId: noticeId, nodeId: opened.row.issuer_id, after: { contacts: 'masked' } });
  return [await returnsSheet(ctx, opened, false)];
}

/** Asks for an export with contacts in clear, giving the reason. */
export async function askExport(ctx: Context, noticeId: string, input: { reason: string }): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const notice = await lockAsIssuer(tx, ctx, noticeId);
    if (notice.form === null) noticeErrors.fail('notice.no-return');
    return ask(tx, ctx, RETURNS, { subjectId: noticeId, nodeId: notice.issuer_id, reason: input.reason });
  });
}

/** Refuses whoever does not send for the issuing office or one above it. */
async function requireIssuingSide(db: Db, ctx: Context, noticeId: string): Promise<void> {
  const nodes = requireCapability(ctx.actor, sendNotices);
  const { row } = await openNotice(db, ctx, noticeId);
  if (!(await isWithin(db, row.issuer_id, nodes))) exportErrors.fail('export.not-found');
}

async function requireOf(db: Db, noticeId: string, exportId: string): Promise<void> {
  if ((await findExport(db, RETURNS, exportId)).subject_id !== noticeId) exportErrors.fail('export.not-found');
}

/** Approves or declines an export: another administrator of the issuing office or of one above it. Errors: export.own, .decided, .not-found. */
export async function decideExport(ctx: Context, noticeId: string, exportId: string, input: { approved: boolean }): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await requireIssuingSide(tx, ctx, noticeId);
    await requireOf(tx, noticeId, exportId);
    await decide(tx, ctx, RETURNS, exportId, input.approved);
  });
}

/** An approved export, for the one who asked, until it expires; each download is audited. Errors: export.not-found. */
export async function downloadExport(ctx: Context, noticeId: string, exportId: string): Promise<WorkbookSheet[]> {
  const { name } = requireAccount(ctx.actor);
  const opened = await openNotice(ctx.db, ctx, noticeId);
  if (!opened.isIssuer) exportErrors.fail('export.not-found');
  await requireOf(ctx.db, noticeId, exportId);
  const { reason } = await takeExport(ctx, RETURNS, exportId);
  return [watermarkSheet(ctx, { by: name, reason, number: exportId }), await returnsSheet(ctx, opened, true)];
}

/** Exports of a notice, newest first, for its issuer and the offices above. */
export async function listExports(ctx: Context, noticeId: string): Promise<GuardedExport[]> {
  await requireIssuingSide(ctx.db, ctx, noticeId);
  return list(ctx.db, RETURNS, sql<boolean>`guarded_exports.subject_id = ${noticeId}`);
}
