import type { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { accountIdOf } from '../auth/actor.ts';
import type { Db } from '../db/db.ts';
import type { Context } from '../http/context.ts';
import { pick, type Bilingual } from '../i18n/messages.ts';
import { newId } from '../ids/ids.ts';
import { enqueue, type Job } from '../jobs/jobs.ts';
import { errorWorkbook } from '../spreadsheets/table-workbooks.ts';
import type { ImportKind } from './import-kind.ts';
import { importErrors } from './imports.errors.ts';

/** An import as its importer sees it while it runs and after. */
export const ImportTask = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    fileName: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    total: z.number().int(),
    taken: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
    failure: z.string().nullable(),
    unknownColumns: z.array(z.string()),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .openapi('ImportTask');
export type ImportTask = z.infer<typeof ImportTask>;

/** Body of an import: the spreadsheet, as a form sends a file. */
export const ImportForm = z.object({ file: z.custom<File>((value) => value instanceof File).openapi({ type: 'string', format: 'binary' }) });

/** Keeps the file and enqueues its import, in one transaction. The caller has checked that the actor may import at the node. */
export async function startImport(ctx: Context, job: Job<{ taskId: string }>, kind: string, nodeId: string, file: File): Promise<ImportTask> {
  if (file.size === 0) importErrors.failField('file', 'import.no-file');
  const bytes = Buffer.from(await file.arrayBuffer());
  const id = newId();
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('import_tasks')
      .values({ id, kind, node_id: nodeId, account_id: accountIdOf(ctx.actor), file_name: file.name.slice(0, 255), file: bytes, state: 'waiting', created_at: ctx.clock.now() })
      .execute();
    await enqueue(tx, job, { taskId: id }, { maxAttempts: 5 });
  });
  return readImport(ctx, kind, id);
}

const own = (ctx: Context, kind: string, id: string) =>
  ctx.db
    .selectFrom('import_tasks')
    .select(['id', 'kind', 'file_name', 'state', 'total', 'taken', 'unchanged', 'refused', 'failure', 'unknown_columns', 'created_at', 'finished_at'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('account_id', '=', accountIdOf(ctx.actor))
    .executeTakeFirst();

/** The state of one's own import; errors: import.not-found. */
export async function readImport(ctx: Context, kind: string, id: string): Promise<ImportTask> {
  const task = (await own(ctx, kind, id)) ?? importErrors.fail('import.not-found');
  return {
    id: task.id, kind: task.kind, fileName: task.file_name, state: task.state as ImportTask['state'], total: task.total, taken: task.taken, unchanged: task.unchanged, refused: task.refused,
    failure: task.failure === null ? null : pick(task.failure as Bilingual, ctx.locale), unknownColumns: task.unknown_columns,
    createdAt: task.created_at.toISOString(), finishedAt: task.finished_at?.toISOString() ?? null,
  };
}

/** The rows that were not taken, each with its reasons, ready to be mended and imported again. */
export async function importErrorsWorkbook<Row>(ctx: Context, kind: ImportKind<Row>, id: string): Promise<Readable> {
  const task = (await own(ctx, kind.name, id)) ?? importErrors.fail('import.not-found');
  return errorWorkbook(kind.columns, refusedRows(ctx.db, id, ctx), { name: ctx.locale === 'en' ? 'Not imported' : '未导入', locale: ctx.locale, unknownColumns: task.unknown_columns });
}

async function* refusedRows(db: Db, taskId: string, ctx: Context) {
  let after = -1;
  for (;;) {
    const rows = await db.selectFrom('import_refusals').selectAll().where('task_id', '=', taskId).where('row_number', '>', after).orderBy('row_number').limit(1000).execute();
    for (const row of rows) {
      yield { cells: row.cells as Record<string, string>, others: row.others as Record<string, string>, reasons: (row.reasons as Bilingual[]).map((reason) => pick(reason, ctx.locale)) };
    }
    if (rows.length < 1000) return;
    after = rows.at(-1)!.row_number;
  }
}
