import { z } from '@hono/zod-openapi';
import { Id } from '../http/api.ts';

/** An export of personal data as lists show it. */
export const GuardedExportView = z
  .object({
    id: Id,
    reason: z.string(),
    askedAt: z.iso.datetime(),
    askedBy: z.string().nullable(),
    isMine: z.boolean(),
    state: z.enum(['asked', 'approved', 'declined']),
    expiresAt: z.iso.datetime().nullable(),
    downloads: z.number().int(),
  })
  .openapi('GuardedExport');
export type GuardedExportView = z.infer<typeof GuardedExportView>;

export const ExportDecision = z.object({ approved: z.boolean() }).openapi('ExportDecision');
