import { z } from '@hono/zod-openapi';
import { BilingualText, Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';
import { AnswersInput, FormInput } from '../../platform/forms/form.schemas.ts';
import { ENTRY_ACTIONS, ENTRY_STATES } from './contests.rules.ts';

const optionalText = (max: number) => z.object({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max * 3).default('') }).default({ zh: '', en: '' });

export const CategoryKind = z.enum(['text', 'article', 'picture', 'film', 'audio']).openapi('CategoryKind', { description: 'text: typed; article: typed or a manuscript (DOCX, PDF); picture, film, audio: files.' });

export const Eligibility = z
  .object({
    /** Age in whole years at which the work was made; declared by whoever enters it. */
    ages: z.object({ min: z.number().int().min(3).max(120).nullable().default(null), max: z.number().int().min(3).max(120).nullable().default(null) }).nullable().default(null),
    /** Offices in whose area the unit stands, or whose area the public names as its own. */
    regions: z.array(Id).max(40).default([]),
    unitKinds: z.array(z.string().max(30)).max(20).default([]),
    sectors: z.array(z.string().max(30)).max(20).default([]),
    levels: z.array(z.string().max(30)).max(10).default([]),
  })
  .openapi('EntryEligibility');
export type Eligibility = z.infer<typeof Eligibility>;
const Quota = z.number().int().min(0).max(100_000);

export const CategoryInput = z.object({
  /** Left out for a new category. */
  id: Id.optional(),
  kind: CategoryKind,
  name: BilingualText(60),
  hint: optionalText(1000),
  trackId: Id.nullable().default(null),
  minCharacters: z.number().int().min(0).max(20_000).default(0),
  maxCharacters: z.number().int().min(1).max(20_000).default(5000),
  maxFiles: z.number().int().min(0).max(20).default(1),
  maxMegabytes: z.number().int().min(1).max(1024).nullish().openapi({ description: 'Largest file in MiB; null is what its kind allows.' }),
  maxAuthors: z.number().int().min(1).max(10).optional(),
  opensAt: Instant.nullish().openapi({ description: 'A window of its own, inside the contest\'s.' }),
  closesAt: Instant.nullish(),
  closed: z.boolean().optional().openapi({ description: 'Closed before its time; drafts stay readable and are not taken.' }),
  eligibility: Eligibility.optional(),
  tierQuotas: z.array(z.object({ depth: z.number().int().min(1).max(9), quota: Quota })).max(9).optional().openapi({ description: 'Quotas of tiers in this category, in place of the tiers\' own.' }),
});
export const TierInput = z.object({
  depth: z.number().int().min(1).max(9), decideBy: Instant, quota: Quota.nullable().default(null),
  regionMinimum: z.number().int().min(1).max(1000).nullish().openapi({ description: 'Places that an office of this tier keeps, out of its quota, for each office below it whose entries wait.' }),
});

const particulars = {
  rules: optionalText(8000),
  opensAt: Instant,
  closesAt: Instant,
  fromUnits: z.boolean().default(true),
  fromPublic: z.boolean().default(true),
  categories: z.array(CategoryInput).min(1).max(40),
  tiers: z.array(TierInput).max(9).default([]),
};

export const NewContest = z.object({ campaignId: Id, trackId: Id.nullable().default(null), title: BilingualText(120), ...particulars }).openapi('NewContest');
export type NewContest = z.infer<typeof NewContest>;
export const ContestChange = z.object({ version: z.number().int(), title: BilingualText(120), ...particulars }).openapi('ContestChange');
export type ContestChange = z.infer<typeof ContestChange>;
export const OwnQuota = z.object({ categoryId: Id, nodeId: Id, quota: z.number().int().min(0).max(100_000).nullable() }).openapi('OwnQuota');
export type OwnQuotaInput = z.infer<typeof OwnQuota>;

export const Category = CategoryInput.extend({
  id: Id, maxMegabytes: z.number().int().nullable(), maxAuthors: z.number().int(), opensAt: z.iso.datetime().nullable(), closesAt: z.iso.datetime().nullable(), closed: z.boolean(), eligibility: Eligibility,
  tierQuotas: z.array(z.object({ depth: z.number().int(), quota: z.number().int() })), formVersion: z.number().int(), form: FormInput,
}).openapi('Category');
export const Contest = z
  .object({
    id: Id,
    campaignId: Id,
    hostId: Id,
    title: z.object({ zh: z.string(), en: z.string() }),
    rules: z.object({ zh: z.string(), en: z.string() }),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    fromUnits: z.boolean(),
    fromPublic: z.boolean(),
    state: z.enum(['draft', 'open', 'closed']),
    version: z.number().int(),
    categories: z.array(Category),
    tiers: z.array(z.object({ depth: z.number().int(), decideBy: z.iso.datetime(), quota: z.number().int().nullable(), regionMinimum: z.number().int().nullable() })),
  })
  .openapi('Contest');
export type Contest = z.infer<typeof Contest>;

/** How an author's own consent stands: held by whoever entered the work, asked for, given or taken back by themselves. */
export const CONSENT_STATES = ['held', 'missing', 'given', 'withdrawn'] as const;
export const GUARDIAN_STATES = ['missing', 'given', 'withdrawn'] as const;

export const Author = z
  .object({
    /** Of an author that is there already; left out for a new one. */
    id: Id.optional(),
    role: z.enum(['author', 'tutor']).optional(),
    invite: z.boolean().optional().openapi({ description: 'From a unit: the author is asked for consent themselves, instead of the unit holding it.' }),
    name: z.string().trim().min(1).max(40),
    credit: z.enum(['masked', 'full', 'unit-only']).default('masked').openapi({ description: 'How the name is shown in public: family name only, in full, or not at all.' }),
    address: z.enum(['mr', 'ms', 'pupil']).default('mr'),
    /** Declared by whoever enters the work; a guardian consents before it is handed in. */
    under14: z.boolean().default(false),
    /** Whether `under14` was said: a draft may leave it open. */
    ageSaid: z.boolean().optional(),
  })
  .openapi('Author');
export type Author = z.infer<typeof Author>;
export const AuthorView = Author.omit({ invite: true })
  .extend({ id: Id, role: z.enum(['author', 'tutor']), consent: z.enum(CONSENT_STATES), guardian: z.enum(GUARDIAN_STATES).optional(), fullName: z.boolean().optional() })
  .openapi('AuthorView');
/** An author as an entry keeps it. */
export type AuthorView = z.infer<typeof AuthorView>;

export const EntryContent = z
  .object({
    title: optionalText(100),
    body: z.string().max(20_000).default(''),
    caption: optionalText(500),
    authors: z.array(Author).max(10).default([]),
    fileIds: z.array(Id).max(20).default([]),
    answers: AnswersInput.optional().openapi({ description: 'To the further questions of the category.' }),
    formVersion: z.number().int().optional().openapi({ description: 'The form that was filled in; where it has changed since, nothing is lost and the answer says what changed.' }),
    declared: z.object({ ages: z.boolean().optional(), regions: z.boolean().optional() }).optional().openapi({ description: 'What whoever enters the work declares of the category\'s eligibility.' }),
    code: z.string().trim().max(60).optional().openapi({ description: 'An extension\'s code, after the close.' }),
  })
  .openapi('EntryContent');
export type EntryContent = z.infer<typeof EntryContent>;

export const NewEntry = EntryContent.extend({ categoryId: Id, nodeId: Id.openapi({ description: 'The unit that enters the work; from the public, the office that receives it.' }), submit: z.boolean().default(false) }).openapi('NewEntry');
export type NewEntry = z.infer<typeof NewEntry>;
export const EntryEdit = EntryContent.extend({
  version: z.number().int(),
  submit: z.boolean().default(false),
  categoryId: Id.optional().openapi({ description: 'Of a draft only; what was handed in once stays where it is.' }),
  nodeId: Id.optional().openapi({ description: 'Of a draft only.' }),
}).openapi('EntryEdit');
export type EntryEdit = z.infer<typeof EntryEdit>;

export const Decision = z
  .object({ action: z.enum(['forward', 'return', 'set-aside', 'take-up', 'call-in', 'admit', 'publish', 'unpublish']), version: z.number().int(), reason: z.string().trim().max(500).default('') })
  .refine((decision) => !['return', 'unpublish'].includes(decision.action) || decision.reason !== '', { path: ['reason'], message: 'A reason is needed.', params: { message: { zh: '请写明理由。', en: 'A reason is needed.' } } })
  .openapi('EntryDecision');
export type Decision = z.infer<typeof Decision>;

const FileView = z.object({ id: Id, url: z.string(), name: z.string(), mime: z.string(), width: z.number().int().nullable(), height: z.number().int().nullable(), durationMs: z.number().int().nullable(), thumbnail: z.string().nullable(), poster: z.string().nullable() });

export const Entry = z
  .object({
    id: Id,
    contestId: Id,
    categoryId: Id,
    campaignId: Id,
    entrant: z.enum(['unit', 'public']),
    node: z.object({ id: Id, name: z.object({ zh: z.string(), en: z.string() }) }),
    holder: z.object({ id: Id, name: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
    state: z.enum(ENTRY_STATES),
    version: z.number().int(),
    title: z.object({ zh: z.string(), en: z.string() }),
    body: z.string(),
    caption: z.object({ zh: z.string(), en: z.string() }),
    authors: z.array(AuthorView),
    answers: z.record(z.string(), z.unknown()),
    formVersion: z.number().int(),
    declared: z.object({ ages: z.boolean().optional(), regions: z.boolean().optional() }),
    extendedUntil: z.iso.datetime().nullable(),
    files: z.array(FileView),
    /** Files that answers name, by their ids. */
    answerFiles: z.array(z.object({ id: Id, url: z.string(), name: z.string(), mime: z.string() })),
    /** The acting person entered it. */
    own: z.boolean(),
    /** What the acting person can do with it now. */
    actions: z.array(z.enum(ENTRY_ACTIONS)),
    submittedAt: z.iso.datetime().nullable(),
    publishedAt: z.iso.datetime().nullable(),
  })
  .openapi('Entry');
export type Entry = z.infer<typeof Entry>;

export const EntryStep = z
  .object({
    seq: z.number().int(), at: z.iso.datetime(), action: z.string(), byName: z.string(),
    from: z.object({ zh: z.string(), en: z.string() }).nullable(), to: z.object({ zh: z.string(), en: z.string() }).nullable(), reason: z.string().nullable(),
  })
  .openapi('EntryStep');

export const EntryQuery = PageQuery.extend({
  contest: Id.optional(),
  category: Id.optional(),
  /** Entries that wait at this office. */
  holder: Id.optional(),
  /** Entries that this office has forwarded. */
  forwardedBy: Id.optional(),
  /** Entries that stand at this office or ended there: waiting, returned, set aside, published. */
  at: Id.optional(),
  /** `me`: one's own. */
  by: z.enum(['me']).optional(),
  /** Entries of units in this subtree. */
  under: Id.optional(),
  state: z.enum(ENTRY_STATES).optional(),
  text: z.string().trim().max(60).optional(),
});
export type EntryQuery = z.infer<typeof EntryQuery>;
export const EntryPage = pageOf(Entry).openapi('EntryPage');

export const Funnel = z
  .array(z.object({ nodeId: Id, name: z.object({ zh: z.string(), en: z.string() }), depth: z.number().int(), categoryId: Id, waiting: z.number().int(), returned: z.number().int(), setAside: z.number().int(), forwarded: z.number().int(), admitted: z.number().int(), published: z.number().int(), quota: z.number().int().nullable(), decideBy: z.iso.datetime().nullable() }))
  .openapi('ContestFunnel');

export const ContestSummary = z
  .object({
    id: Id,
    title: z.object({ zh: z.string(), en: z.string() }),
    campaign: z.object({ id: Id, name: z.object({ zh: z.string(), en: z.string() }) }),
    host: z.object({ id: Id, name: z.object({ zh: z.string(), en: z.string() }) }),
    state: z.enum(['draft', 'open', 'closed']),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    /** Entries that wait at the acting person's offices. */
    waiting: z.number().int(),
  })
  .openapi('ContestSummary');
export type ContestSummary = z.infer<typeof ContestSummary>;
export const ContestQuery = PageQuery.extend({ state: z.enum(['draft', 'open', 'closed']).optional(), campaign: Id.optional(), text: z.string().trim().max(60).optional() });
export type ContestQuery = z.infer<typeof ContestQuery>;
export const ContestPage = pageOf(ContestSummary).openapi('ContestPage');

export const Place = z
  .object({
    nodeId: Id,
    categoryId: Id,
    /** How many entries the office may forward; null is any number, and the host forwards none. */
    quota: z.number().int().nullable(),
    forwarded: z.number().int(),
    waiting: z.number().int(),
    isHost: z.boolean(),
    decideBy: z.iso.datetime().nullable(),
  })
  .openapi('ContestPlace');
export type Place = z.infer<typeof Place>;
