import { createRoute } from '@hono/zod-openapi';
import { granted } from '../../platform/http/access.ts';
import { answers, answersFile, createApi } from '../../platform/http/api.ts';
import { sendWorkbook, XLSX } from '../../platform/spreadsheets/send-workbook.ts';
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { AuditExportQuery, AuditPage, AuditQuery } from './audit-log.schemas.ts';
import { auditSheet, grantsSheet } from './exports.ts';
import { grantWorkRoles, readAuditLog } from './people.policy.ts';
import { GrantQuery } from './people.schemas.ts';
import { exportAuditLog, listAuditLog } from './usecases/read-audit-log.ts';

const list = createRoute({ method: 'get', path: '/audit-log', tags: ['audit'], summary: 'Audit log of one\'s area, newest first', ...granted(readAuditLog), request: { query: AuditQuery }, responses: answers(AuditPage) });
const exportLog = createRoute({ method: 'get', path: '/audit-log/export', tags: ['audit'], summary: 'The matching audit rows as a spreadsheet (50,000 at most)', ...granted(readAuditLog), request: { query: AuditExportQuery }, responses: answersFile(XLSX, 'Spreadsheet') });
const exportGrants = createRoute({ method: 'get', path: '/grants/export', tags: ['people'], summary: 'The matching roles as a spreadsheet', ...granted(grantWorkRoles), request: { query: GrantQuery }, responses: answersFile(XLSX, 'Spreadsheet') });

export const auditLogApi = createApi()
  .openapi(list, async (c) => c.json(await listAuditLog(c.var.ctx, c.req.valid('query')), 200))
  .openapi(exportLog, async (c) => {
    const { ctx } = c.var;
    const sheet = auditSheet(ctx, await exportAuditLog(ctx, c.req.valid('query')));
    return sendWorkbook(writeWorkbook({ sheets: [sheet] }), `${sheet.name}.xlsx`);
  })
  .openapi(exportGrants, async (c) => {
    const sheet = await grantsSheet(c.var.ctx, c.req.valid('query'));
    return sendWorkbook(writeWorkbook({ sheets: [sheet] }), `${sheet.name}.xlsx`);
  });
