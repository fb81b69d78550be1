// Imports one workbook as the worker would, and tells how long it took and how much memory it needed at most.
import { readFile } from 'node:fs/promises';
import { organizationImport, organizationImportJob } from '../../src/modules/organizations/imports/organization-import.ts';
import { createRoot } from '../../src/modules/organizations/usecases/create-root.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { loadConfig } from '../../src/platform/config/config.ts';
import { deriveKeys } from '../../src/platform/crypto/keys.ts';
import { openDatabase } from '../../src/platform/db/db.ts';
import { createDocumentRenderer } from '../../src/platform/documents/render-typst.ts';
import { FileStore } from '../../src/platform/files/file-store.ts';
import type { Context } from '../../src/platform/http/context.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { createLog } from '../../src/platform/log/log.ts';

const [url, file] = process.argv.slice(2) as [string, string];
const database = openDatabase(url);
const ctx: Context = {
  config: loadConfig({}), db: database.db, clock: systemClock, keys: deriveKeys(Buffer.alloc(48)), log: createLog('warn'), files: new FileStore('/nonexistent'), documents: createDocumentRenderer(),
  actor: { kind: 'system', name: 'bench' }, locale: 'zh-CN', address: null, requestId: newId(), origin: 'http://localhost',
};
const nodeId = await database.db.transaction().execute((tx) => createRoot(tx, ctx, { code: 'ROOT', name: '省文明办', nameEn: '', kind: 'office', sector: null, level: null, divisionCode: null }));
const id = newId();
await database.db
  .insertInto('import_tasks')
  .values({ id, kind: organizationImport.name, node_id: nodeId, account_id: null, file_name: 'units.xlsx', file: await readFile(file), state: 'waiting', created_at: new Date() })
  .execute();
const started = process.hrtime.bigint();
await organizationImportJob.handle(ctx, { taskId: id });
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const task = await database.db.selectFrom('import_tasks').select(['state', 'taken', 'refused']).where('id', '=', id).executeTakeFirstOrThrow();
if (task.state !== 'done') throw new Error(`the import ended as ${task.state}`);
await database.close();
process.send!({ seconds, peakMiB: process.resourceUsage().maxRSS / 1024, taken: task.taken, refused: task.refused });
process.disconnect!();
