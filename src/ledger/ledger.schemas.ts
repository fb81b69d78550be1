import { z } from '@hono/zod-openapi';
import { Day, Id, Instant, PageQuery, pageOf } from '../platform/http/api.ts';
import { refusal } from '../platform/http/problem.ts';

const KindName = z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/);

export const Kind = z
  .object({
    kind: KindName.openapi({ example: 'contests.entry-submitted' }),
    class: z.enum(['work', 'output', 'reach']).openapi({ description: '`work` may be evaluated, `output` only where a rule set says so, `reach` never' }),
    unit: z.string(),
    declared: z.boolean().openapi({ description: 'Outside figures, each stated by somebody on evidence' }),
    label: z.object({ zh: z.string(), en: z.string() }),
  })
  .openapi('FactKind');

const counted = {
  node: Id.openapi({ description: 'The node whose subtree is counted, itself included' }),
  kinds: z
    .string()
    .max(2000)
    .transform((text) => text.split(',').map((kind) => kind.trim()))
    .pipe(z.array(KindName).min(1).max(50))
    .optional()
    .openapi({ type: 'string', description: 'Kinds of facts, separated by commas; left out: all' }),
  campaign: Id.optional(),
  from: Day.optional().openapi({ description: 'First day counted' }),
  to: Day.optional().openapi({ description: 'Last day counted' }),
  basis: z.enum(['was', 'now']).default('was').openapi({ description: '`was`: by the tree as it stood when each fact happened; `now`: by the tree of today' }),
};

const inOrder = (query: { from?: string | undefined; to?: string | undefined }) => query.from === undefined || query.to === undefined || query.from <= query.to;
const outOfOrder = { path: ['to'], ...refusal('结束日期不能早于开始日期。', 'The last day cannot be before the first.') };

export const FigureParams = z.object({ ...counted, by: z.enum(['kind', 'campaign', 'child', 'day', 'month']).optional() }).refine(inOrder, outOfOrder);
const listed = {
  ...counted,
  subjectType: z.string().regex(/^[a-z]+(-[a-z]+)*$/).max(60).optional().openapi({ description: 'Type of the record whose facts are wanted; with `subject`' }),
  subject: Id.optional().openapi({ description: 'The record whose facts are wanted, as far as they counted for the node' }),
};
const isWhole = (query: { subjectType?: string | undefined; subject?: string | undefined }) => (query.subjectType === undefined) === (query.subject === undefined);
const notWhole = { path: ['subject'], ...refusal('请同时给出记录的类型和编号。', 'Give both the type and the id of the record.') };

export const FactParams = z.object({ ...listed, ...PageQuery.shape }).refine(inOrder, outOfOrder).refine(isWhole, notWhole);
export const FactExportParams = z.object(listed).refine(inOrder, outOfOrder).refine(isWhole, notWhole);

const Part = z.object({
  key: z.string().nullable().openapi({ description: 'Kind, campaign (null: of none), child node (null: the node itself and what is no longer below it), day or month' }),
  quantity: z.number(),
  facts: z.number().int(),
});

export const FigureAnswer = z
  .object({
    quantity: z.number().nullable().openapi({ description: 'Null where the kinds have different units' }),
    facts: z.number().int().openapi({ description: 'How many facts it is made of; corrections are facts' }),
    unit: z.string().nullable(),
    declared: z.boolean().openapi({ description: 'Whether outside figures are in it' }),
    asOf: Instant,
    kinds: z.array(Kind),
    parts: z.array(Part).nullable(),
  })
  .openapi('Figure');

export const FactView = z
  .object({
    id: Id,
    kind: KindName,
    nodeId: Id,
    campaignId: Id.nullable(),
    subject: z.object({ type: z.string(), href: z.string().nullable(), title: z.string().nullable() }).openapi({ description: 'The record behind the fact; without an address where the reader may not open it' }),
    quantity: z.number(),
    day: Day,
    recordedAt: Instant,
    corrects: Id.nullable(),
    reason: z.string().nullable().openapi({ description: 'Why it was corrected; for staff' }),
    declared: z.object({ by: z.string(), source: z.string(), fileId: z.string().nullable(), url: z.string().nullable() }).nullable(),
  })
  .openapi('Fact');
export type FactView = z.infer<typeof FactView>;

export const FactList = pageOf(FactView).extend({ quantity: z.number().nullable().openapi({ description: 'The figure that all pages add up to; null where the kinds have different units' }) });
export const FactWithCorrections = z.object({ original: FactView, corrections: z.array(FactView), stands: z.number().openapi({ description: 'What stands of the original after all corrections' }) }).openapi('FactWithCorrections');
