import { z } from '@hono/zod-openapi';
import { dateRuleSchema } from '../../platform/calendar/date-rules.schemas.ts';
import { Day, Id, PageQuery, pageOf } from '../../platform/http/api.ts';
import { refusal } from '../../platform/http/problem.ts';
import { Audience } from '../organizations/public.ts';

export const STATES = ['draft', 'published', 'closed', 'archived'] as const;
export const NATURES = ['activity', 'creation', 'model-selection'] as const;

export const CampaignState = z.enum(STATES).openapi('CampaignState');
export type CampaignState = z.infer<typeof CampaignState>;
export const CampaignNature = z.enum(NATURES).openapi('CampaignNature', { description: 'activity 主题活动; creation 创建; model-selection 评选树典型. The latter two need an approval basis.' });

/** Words in both languages; both may be empty while a campaign is a draft. */
const words = (max: number) => z.object({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max * 3).default('') });
const NONE = { zh: '', en: '' };

/** A date rule in the campaign's year, or so many years later. Dates of templates hold for any year. */
export const CampaignDate = z
  .object({ rule: dateRuleSchema, yearsLater: z.number().int().min(0).max(9).default(0) })
  .openapi('CampaignDate', { description: 'rule: {kind: date, month, day} | {kind: solar-term, term} | {kind: lunar, month, day, leap} | {kind: instant, at}' });
export type CampaignDate = z.infer<typeof CampaignDate>;

const Prose = z.object({ heading: words(80), text: words(8000) });
const Phase = z.object({ id: Id, name: words(60), from: CampaignDate, to: CampaignDate.openapi({ description: 'The last day, which belongs to the phase.' }), note: words(400).default(NONE) });
const Track = z.object({ id: Id, name: words(60), text: words(1000).default(NONE) });
const Milestone = z.object({ id: Id, date: CampaignDate, name: words(80), topic: words(120).default(NONE), text: words(2000).default(NONE) });
const Medium = z.object({
  name: words(80),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/, hostname: z.regexes.domain }).max(300)]).default(''),
});
const DemonstrationUnit = z.object({ organizationId: Id, note: words(400).default(NONE) });

const Slug = z.string().trim().toLowerCase().max(60).regex(/^([a-z0-9]+(-[a-z0-9]+)*)?$/, refusal('网址名称由小写字母、数字和连字符组成，例如 lei-feng-2026。', 'The address is made of small letters, digits and hyphens, such as lei-feng-2026.'));

/** Everything that is composed. A draft may lack anything; what publishing needs is checked then. */
export const CampaignContent = z
  .object({
    name: words(80).default(NONE),
    slug: Slug.default(''),
    year: z.number().int().min(1990).max(2090),
    nature: CampaignNature.default('activity'),
    approval: z.object({ basis: words(300), number: z.string().trim().max(60).default('') }).default({ basis: NONE, number: '' }),
    slogan: words(60).default(NONE),
    summary: words(600).default(NONE),
    prose: z.array(Prose).max(30).default([]),
    coverFileId: Id.nullable().default(null),
    coverAlt: words(120).default(NONE),
    coHostIds: z.array(Id).max(30).default([]),
    phases: z.array(Phase).max(12).default([]),
    tracks: z.array(Track).max(20).default([]),
    milestones: z.array(Milestone).max(60).default([]),
    media: z.array(Medium).max(60).default([]),
    units: z.array(DemonstrationUnit).max(200).default([]),
    audience: Audience.prefault({}),
  })
  .openapi('CampaignContent');
export type CampaignContent = z.infer<typeof CampaignContent>;
export type CampaignContentInput = z.input<typeof CampaignContent>;

export const NewCampaign = z.object({ hostId: Id, content: CampaignContent }).openapi('NewCampaign');
export type NewCampaign = z.infer<typeof NewCampaign>;

const version = z.number().int().min(1).openapi({ description: 'The version the change starts from; another one now is refused with state.stale.' });
const reason = z.string().trim().max(300);
export const CampaignChange = z.object({ version, content: CampaignContent, reason: reason.default('').openapi({ description: 'Why a published campaign is changed; required then.' }) }).openapi('CampaignChange');
export type CampaignChange = z.infer<typeof CampaignChange>;
/** What an editor may change. */
export const ProseChange = z.object({ version, slogan: words(60), summary: words(600), prose: z.array(Prose).max(30), coverAlt: words(120), reason: reason.default('') }).openapi('CampaignProseChange');
export type ProseChange = z.infer<typeof ProseChange>;
export const CampaignStep = z.object({ version }).openapi('CampaignStep');
export const ReasonedStep = z.object({ version, reason: reason.min(1) }).openapi('ReasonedCampaignStep');

const Name = z.object({ id: Id, name: z.string(), nameEn: z.string() });
const Both = z.object({ zh: z.string(), en: z.string() });
const moment = z.iso.datetime();

export const Activity = z.object({ id: Id, trackId: Id.nullable(), kind: z.string(), title: Both }).openapi('Activity');
export type Activity = z.infer<typeof Activity>;

/** An activity with what its module says of it. */
export const ActivityState = Activity.extend({
  state: Both.nullable(), href: z.string().nullable().openapi({ description: 'Public address, without language.' }), consoleHref: z.string().nullable(),
  opensAt: moment.nullable(), closesAt: moment.nullable(),
}).openapi('ActivityState');

export const CampaignSummary = z
  .object({
    id: Id, state: CampaignState, year: z.number().int(), version, name: Both, slug: z.string(), host: Name, startsOn: Day.nullable(), endsOn: Day.nullable(),
    updatedAt: moment, publishedAt: moment.nullable(), activities: z.number().int(), mayCompose: z.boolean(), mayPublish: z.boolean(), mayEditProse: z.boolean(),
  })
  .openapi('CampaignSummary');
export type CampaignSummary = z.infer<typeof CampaignSummary>;

export const CampaignQuery = PageQuery.extend({
  state: CampaignState.optional(), year: z.coerce.number().int().min(1990).max(2099).optional(), hostId: Id.optional(),
  text: z.string().trim().max(60).optional().openapi({ description: 'Part of the name.' }),
});
export type CampaignQuery = z.infer<typeof CampaignQuery>;
export const CampaignPageOfList = pageOf(CampaignSummary).openapi('CampaignList');

export const Campaign = CampaignSummary.extend({
  content: CampaignContent, closedAt: moment.nullable(), archivedAt: moment.nullable(), createdAt: moment,
  steps: z.array(z.string()).openapi({ description: 'What may be done with its state now: publish, close, reopen, archive, discard.' }),
}).openapi('Campaign');
export type Campaign = z.infer<typeof Campaign>;

const Problem = z.object({ path: z.string(), code: z.string(), message: Both });
/** What stands in the way of publishing, field by field, and what the dates and the audience come to. */
export const PublishCheck = z
  .object({ problems: z.array(Problem), audience: z.number().int(), startsOn: Day.nullable(), endsOn: Day.nullable() })
  .openapi('CampaignPublishCheck');

export const CampaignVersion = z
  .object({ version: z.number().int(), at: moment, by: z.string(), reason: z.string(), changed: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })) })
  .openapi('CampaignVersion');

export const DatePreview = z.object({ year: z.number().int().min(1990).max(2090), dates: z.array(CampaignDate).min(1).max(100) }).openapi('DatePreview');
export const DatesResolved = z.array(z.object({ day: Day, words: Both })).openapi('DatesResolved');
