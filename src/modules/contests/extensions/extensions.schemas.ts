import { z } from '@hono/zod-openapi';
import { Id, Instant } from '../../../platform/http/api.ts';

export const NewExtension = z
  .object({ categoryId: Id.nullable().default(null), until: Instant, reason: z.string().trim().min(1).max(500).openapi({ description: 'Why this entry may be handed in after the close; kept in the audit log.' }) })
  .openapi('NewEntryExtension');
export type NewExtension = z.infer<typeof NewExtension>;
export const IssuedExtension = z.object({ id: Id, code: z.string().openapi({ description: 'Shown this once; only its hash is kept.' }) }).openapi('IssuedEntryExtension');
export const Extension = z
  .object({ id: Id, categoryId: Id.nullable(), until: z.iso.datetime(), reason: z.string(), issuedAt: z.iso.datetime(), state: z.enum(['open', 'used', 'revoked', 'over']), entryId: Id.nullable() })
  .openapi('EntryExtension');
export type Extension = z.infer<typeof Extension>;
