import { z } from 'zod';
import { CodedError } from '../errors/errors.ts';
import type { Db, Tx } from '../db/db.ts';
import type { Context } from '../http/context.ts';
import { defineJob, type Job } from '../jobs/jobs.ts';
import { readTable, type TableRow } from '../spreadsheets/read-table.ts';
import type { ImportKind, Refusal } from './import-kind.ts';

const Payload = z.object({ taskId: z.uuid() });

/** The job that works an import off. Batches already counted were committed, so a run that was cut short does not count them twice: rows in place are "unchanged". */
export function importJob<Row>(kind: ImportKind<Row>): Job<z.infer<typeof Payload>> {
  return defineJob({
    name: `import-${kind.name}`,
    schema: Payload,
    handle: async (ctx, { taskId }) => {
      const task = await ctx.db.selectFrom('import_tasks').select(['id', 'file', 'node_id', 'state']).where('id', '=', taskId).executeTakeFirst();
      if (task === undefined || task.file === null || task.state === 'done' || task.state === 'failed') return;
      try {
        await run(ctx, kind, { id: task.id, file: task.file, nodeId: task.node_id });
      } catch (error) {
        if (!(error instanceof CodedError)) throw error;
        const failure = JSON.stringify({ zh: error.text('zh-CN'), en: error.text('en') });
        await ctx.db.updateTable('import_tasks').set({ state: 'failed', failure, file: null, finished_at: ctx.clock.now() }).where('id', '=', taskId).execute();
      }
    },
  });
}

async function run<Row>(ctx: Context, kind: ImportKind<Row>, task: { id: string; file: Buffer; nodeId: string }): Promise<void> {
  const table = await readTable(task.file, kind.columns);
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  const plan = kind.plan(ctx, rows);
  await ctx.db.transaction().execute(async (tx) => {
    await tx.deleteFrom('import_refusals').where('task_id', '=', task.id).execute();
    await tx
      .updateTable('import_tasks')
      .set({ state: 'running', total: rows.length, unknown_columns: [...table.unknownColumns], taken: 0, unchanged: 0, refused: plan.refused.length })
      .where('id', '=', task.id)
      .execute();
    await keep(tx, task.id, plan.refused);
  });
  for (const batch of plan.batches) {
    await ctx.db.transaction().execute(async (tx) => {
      const outcome = await kind.take(tx, ctx, task.nodeId, batch);
      await tx
        .updateTable('import_tasks')
        .set((eb) => ({ taken: eb('taken', '+', outcome.taken), unchanged: eb('unchanged', '+', outcome.unchanged), refused: eb('refused', '+', outcome.refused.length) }))
        .where('id', '=', task.id)
        .execute();
      await keep(tx, task.id, outcome.refused);
    });
  }
  await ctx.db.updateTable('import_tasks').set({ state: 'done', file: null, finished_at: ctx.clock.now() }).where('id', '=', task.id).execute();
}

async function keep(db: Db | Tx, taskId: string, refusals: readonly Refusal[]): Promise<void> {
  for (let start = 0; start < refusals.length; start += 500) {
    const part = refusals.slice(start, start + 500);
    await db
      .insertInto('import_refusals')
      .values(part.map(({ row, reasons }) => ({ task_id: taskId, row_number: row.rowNumber, cells: JSON.stringify(row.cells), others: JSON.stringify(row.others), reasons: JSON.stringify(reasons) })))
      .execute();
  }
}
