import { createRoute, z } from '@hono/zod-openapi';
import { ExportDecision } from '../../platform/exports/exports.schemas.ts';
import { granted } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import { sendWorkbook, XLSX } from '../../platform/spreadsheets/send-workbook.ts';
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { approveExports, seePeople } from './people.policy.ts';
import { NewPeopleExport, PeopleExport } from './people.schemas.ts';
import { Done } from './sessions.schemas.ts';
import { askPeopleExport, decidePeopleExport, downloadPeopleExport, listPeopleExports } from './usecases/export-people.ts';

const tags = ['people'];
const see = granted(seePeople);

const list = createRoute({ method: 'get', path: '/people/exports', tags, summary: 'Exports of people that one asked for or may decide on', ...see, responses: answers(z.array(PeopleExport)) });
const ask = createRoute({ method: 'post', path: '/people/exports', tags, summary: 'Ask for an export of an office\'s people, contacts masked, minors left out unless asked for', ...see, request: { body: jsonBody(NewPeopleExport) }, responses: answers(z.object({ id: Id })) });
const decide = createRoute({ method: 'post', path: '/people/exports/{id}/decision', tags, summary: 'Approve or decline an export, as a second person', ...granted(approveExports), request: { params: IdParams, body: jsonBody(ExportDecision) }, responses: answers(Done) });
const download = createRoute({ method: 'get', path: '/people/exports/{id}/people.xlsx', tags, summary: 'Download an approved export before it expires', ...see, request: { params: IdParams }, responses: answersFile(XLSX, 'Workbook') });

export const peopleExportsApi = createApi()
  .openapi(list, async (c) => c.json(await listPeopleExports(c.var.ctx), 200))
  .openapi(ask, async (c) => c.json({ id: await askPeopleExport(c.var.ctx, c.req.valid('json')) }, 200))
  .openapi(decide, async (c) => {
    await decidePeopleExport(c.var.ctx, c.req.valid('param').id, c.req.valid('json').approved);
    return c.json({ done: true as const }, 200);
  })
  .openapi(download, async (c) => {
    const sheets = await downloadPeopleExport(c.var.ctx, c.req.valid('param').id);
    return sendWorkbook(writeWorkbook({ sheets }), `${sheets.at(-1)!.name}.xlsx`);
  });

export type PeopleExportsApi = typeof peopleExportsApi;
