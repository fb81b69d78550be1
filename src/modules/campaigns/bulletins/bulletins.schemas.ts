import { z } from '@hono/zod-openapi';
import { BilingualText, Day, Id } from '../../../platform/http/api.ts';
import { refusal } from '../../../platform/http/problem.ts';

/** A figure of the ledger: what kind, of which subtree, from which day to which, within the campaign or over all. */
export const BulletinFigure = z
  .object({ nodeId: Id, kind: z.string().max(80), from: Day, to: Day, withinCampaign: z.boolean().default(true) })
  .refine(({ from, to }) => from <= to, { path: ['to'], ...refusal('结束日期不能早于开始日期。', 'The last day cannot be before the first.') })
  .openapi('BulletinFigure');
export type BulletinFigure = z.infer<typeof BulletinFigure>;

export const BulletinDraft = z
  .object({
    title: BilingualText(120),
    body: BilingualText(8000).openapi({ description: '{1}, {2} … stand for the figures below; no other number but dates and ordinals.' }),
    figures: z.array(BulletinFigure).max(40).default([]),
  })
  .openapi('BulletinDraft');
export type BulletinDraft = z.infer<typeof BulletinDraft>;
const version = z.number().int().min(1);
export const BulletinChange = BulletinDraft.extend({ version }).openapi('BulletinChange');
export type BulletinChange = z.infer<typeof BulletinChange>;
export const BulletinWithdrawal = z.object({ version, reason: z.string().trim().min(1).max(300) }).openapi('BulletinWithdrawal');

const Both = z.object({ zh: z.string(), en: z.string() });
export const FigureShown = z
  .object({ value: z.number(), unit: Both, label: Both, declared: z.boolean(), records: z.string().openapi({ description: 'Public address of the records behind it.' }) })
  .openapi('BulletinFigureShown');
export const Bulletin = z
  .object({
    id: Id, campaignId: Id, state: z.enum(['draft', 'published', 'withdrawn']), version, title: Both, body: Both, figures: z.array(BulletinFigure), shown: z.array(FigureShown),
    updatedAt: z.iso.datetime(), publishedAt: z.iso.datetime().nullable(), withdrawReason: z.string().nullable(),
  })
  .openapi('Bulletin');
export type Bulletin = z.infer<typeof Bulletin>;
