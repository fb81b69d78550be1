import { z } from '@hono/zod-openapi';
import { BilingualText, Id } from '../../../platform/http/api.ts';
import { CampaignContent } from '../campaigns.schemas.ts';

export const NewTemplate = z.object({ campaignId: Id, name: BilingualText(120) }).openapi('NewCampaignTemplate');
export type NewTemplate = z.infer<typeof NewTemplate>;
export const TemplateUse = z.object({ hostId: Id, year: z.number().int().min(1990).max(2090) }).openapi('CampaignTemplateUse');
export type TemplateUse = z.infer<typeof TemplateUse>;

export const Template = z
  .object({
    id: Id, name: z.object({ zh: z.string(), en: z.string() }), owner: z.object({ id: Id, name: z.string(), nameEn: z.string() }), createdAt: z.iso.datetime(),
    content: CampaignContent, mayRemove: z.boolean(),
  })
  .openapi('CampaignTemplate');
export type Template = z.infer<typeof Template>;
