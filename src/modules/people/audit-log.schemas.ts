import { z } from '@hono/zod-openapi';
import { Day, Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';

const filters = {
  from: Day.optional().openapi({ description: 'First day, in Asia/Shanghai.' }),
  to: Day.optional().openapi({ description: 'Last day.' }),
  actor: z.string().trim().max(60).optional().openapi({ description: 'Part of the actor\'s name.' }),
  action: z.string().trim().max(100).optional().openapi({ description: 'The action or its beginning, such as `grant.`.' }),
  objectType: z.string().trim().max(60).optional(),
  objectId: Id.optional(),
  outcome: z.enum(['done', 'refused', 'failed']).optional(),
};

export const AuditQuery = PageQuery.extend(filters);
export type AuditQuery = z.infer<typeof AuditQuery>;
export const AuditExportQuery = z.object(filters);

export const AuditRow = z
  .object({
    id: Id, at: Instant, actorId: Id.nullable(), actorName: z.string(), action: z.string(), objectType: z.string(), objectId: Id.nullable(), nodeId: Id.nullable(),
    nodeName: z.string(), outcome: z.enum(['done', 'refused', 'failed']), reason: z.string().nullable(), before: z.unknown(), after: z.unknown(), address: z.string().nullable(), requestId: z.string().nullable(),
  })
  .openapi('AuditRow');
export type AuditRow = z.infer<typeof AuditRow>;
export const AuditPage = z.object({ items: z.array(AuditRow), total: z.number().int(), more: z.boolean().openapi({ description: 'More rows match than were counted.' }) }).openapi('AuditPage');

/** A record's own history, as the console shows it beside the record. */
export const HistoryPage = pageOf(
  z.object({ id: Id, at: Instant, actorName: z.string(), action: z.string(), outcome: z.enum(['done', 'refused', 'failed']), reason: z.string().nullable(), before: z.unknown(), after: z.unknown() }),
).openapi('HistoryPage');
