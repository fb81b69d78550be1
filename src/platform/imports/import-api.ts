import { createRoute, z } from '@hono/zod-openapi';
import type { Capability } from '../auth/actor.ts';
import { granted } from '../http/access.ts';
import { answers, answersFile, createApi, Id, IdParams } from '../http/api.ts';
import type { Context } from '../http/context.ts';
import type { Job } from '../jobs/jobs.ts';
import { sendWorkbook, XLSX } from '../spreadsheets/send-workbook.ts';
import { templateWorkbook } from '../spreadsheets/table-workbooks.ts';
import type { ImportKind } from './import-kind.ts';
import { ImportForm, importErrorsWorkbook, ImportTask, readImport, startImport } from './imports.ts';

/** The four routes of one kind of import: template, start, state, error workbook. `authorise` refuses unless the actor may import at the node. */
export function createImportApi<Row>(options: {
  readonly base: string;
  readonly tag: string;
  readonly capability: Capability;
  readonly kind: ImportKind<Row>;
  readonly job: Job<{ taskId: string }>;
  readonly fileName: { zh: string; en: string };
  readonly authorise: (ctx: Context, nodeId: string) => Promise<void>;
}) {
  const { base, kind, job } = options;
  const common = { tags: [options.tag], ...granted(options.capability) };
  const named = (ctx: Context, suffix: { zh: string; en: string }) => (ctx.locale === 'en' ? `${options.fileName.en} ${suffix.en}.xlsx` : `${options.fileName.zh}${suffix.zh}.xlsx`);
  const template = createRoute({ method: 'get', path: `${base}/template`, summary: 'The workbook to fill in', ...common, responses: answersFile(XLSX, 'An empty workbook with notes and lists') });
  const start = createRoute({
    method: 'post', path: base, summary: 'Import a spreadsheet (.xlsx or .csv, at most 20 MB); rows that fit are taken, the others come back with reasons', ...common,
    request: { query: z.object({ under: Id }), body: { required: true, content: { 'multipart/form-data': { schema: ImportForm } } } }, responses: answers(ImportTask),
  });
  const state = createRoute({ method: 'get', path: `${base}/{id}`, summary: 'How far one\'s import has come', ...common, request: { params: IdParams }, responses: answers(ImportTask) });
  const errors = createRoute({ method: 'get', path: `${base}/{id}/errors`, summary: 'The rows not taken, each with its reasons; mended, it is imported as it is', ...common, request: { params: IdParams }, responses: answersFile(XLSX, 'The error workbook') });

  return createApi()
    .openapi(template, (c) => sendWorkbook(templateWorkbook(kind.columns, { name: c.var.ctx.locale === 'en' ? options.fileName.en : options.fileName.zh, locale: c.var.ctx.locale }), named(c.var.ctx, { zh: '导入模板', en: 'template' })))
    .openapi(start, async (c) => {
      const { ctx } = c.var;
      const { under } = c.req.valid('query');
      await options.authorise(ctx, under);
      return c.json(await startImport(ctx, job, kind.name, under, c.req.valid('form').file), 200);
    })
    .openapi(state, async (c) => c.json(await readImport(c.var.ctx, kind.name, c.req.valid('param').id), 200))
    .openapi(errors, async (c) => sendWorkbook(await importErrorsWorkbook(c.var.ctx, kind, c.req.valid('param').id), named(c.var.ctx, { zh: '未导入的行', en: 'not imported' })));
}
