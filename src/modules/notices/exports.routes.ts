import { createRoute, z } from '@hono/zod-openapi';
import { granted } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import { ExportDecision, GuardedExportView } from '../../platform/exports/exports.schemas.ts';
import { presentExports } from '../../platform/exports/guarded-exports.ts';
import { sendWorkbook, XLSX } from '../../platform/spreadsheets/send-workbook.ts';
import { type WorkbookSheet, writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { personNames } from '../people/public.ts';
import { seeNotices, sendNotices } from './notices.policy.ts';
import { Reason } from './notices.schemas.ts';
import { askExport, decideExport, downloadExport, exportMasked, listExports } from './usecases/export-returns.ts';

const tags = ['notices'];
const see = granted(seeNotices);
const send = granted(sendNotices);
const ExportParams = z.object({ id: Id, exportId: Id });

const masked = createRoute({ method: 'get', path: '/notices/{id}/returns.xlsx', tags, summary: 'The returned table, one row a unit, contacts masked', ...see, request: { params: IdParams }, responses: answersFile(XLSX, 'Workbook') });
const list = createRoute({ method: 'get', path: '/notices/{id}/exports', tags, summary: 'Exports with contacts in clear: asked for, approved, declined', ...send, request: { params: IdParams }, responses: answers(z.array(GuardedExportView)) });
const ask = createRoute({ method: 'post', path: '/notices/{id}/exports', tags, summary: 'Ask for an export with contacts in clear', ...send, request: { params: IdParams, body: jsonBody(Reason) }, responses: answers(z.object({ id: Id })) });
const decide = createRoute({ method: 'post', path: '/notices/{id}/exports/{exportId}/decision', tags, summary: 'Approve or decline an export, as a second person', ...send, request: { params: ExportParams, body: jsonBody(ExportDecision) }, responses: answers(z.object({ done: z.literal(true) })) });
const download = createRoute({ method: 'get', path: '/notices/{id}/exports/{exportId}/returns.xlsx', tags, summary: 'Download an approved export before it expires', ...send, request: { params: ExportParams }, responses: answersFile(XLSX, 'Workbook') });

/** The last sheet names the file. */
const workbook = (sheets: readonly WorkbookSheet[]) => sendWorkbook(writeWorkbook({ sheets }), `${sheets.at(-1)!.name}.xlsx`);

export const noticeExportsApi = createApi()
  .openapi(masked, async (c) => workbook(await exportMasked(c.var.ctx, c.req.valid('param').id)))
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    const rows = await listExports(ctx, c.req.valid('param').id);
    const names = await personNames(ctx.db, rows.map(({ asked_by }) => asked_by));
    return c.json(presentExports(ctx, rows, names), 200);
  })
  .openapi(ask, async (c) => c.json({ id: await askExport(c.var.ctx, c.req.valid('param').id, c.req.valid('json')) }, 200))
  .openapi(decide, async (c) => {
    const { id, exportId } = c.req.valid('param');
    await decideExport(c.var.ctx, id, exportId, c.req.valid('json'));
    return c.json({ done: true as const }, 200);
  })
  .openapi(download, async (c) => {
    const { id, exportId } = c.req.valid('param');
    return workbook(await downloadExport(c.var.ctx, id, exportId));
  });
