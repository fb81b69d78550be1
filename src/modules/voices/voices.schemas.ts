import { z } from '@hono/zod-openapi';
import { BilingualText, Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';
import { DECISIONS, FLOWERS, MODERATIONS, POST_STATES, REASONS } from './voices.rules.ts';

const optionalText = (max: number) => z.object({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max * 3).default('') }).default({ zh: '', en: '' });
const Names = z.object({ zh: z.string(), en: z.string() });
const Version = z.number().int().min(1);
export const State = z.enum(['draft', 'open', 'closed']);

const window = { opensAt: Instant, closesAt: Instant };

export const NewForum = z
  .object({ campaignId: Id, trackId: Id.nullable().default(null), kind: z.enum(['topic', 'tribute']), title: BilingualText(120), lead: optionalText(8000), moderation: z.enum(MODERATIONS).default('before'), ...window })
  .openapi('NewForum');
export type NewForum = z.infer<typeof NewForum>;
export const ForumChange = z.object({ version: Version, title: BilingualText(120), lead: optionalText(8000), moderation: z.enum(MODERATIONS), ...window }).openapi('ForumChange');
export type ForumChange = z.infer<typeof ForumChange>;
export const ForumAnswer = z.object({ version: Version, answer: BilingualText(8000) }).openapi('ForumAnswer');
export type ForumAnswer = z.infer<typeof ForumAnswer>;

export const Forum = z
  .object({
    id: Id, kind: z.enum(['topic', 'tribute']), campaignId: Id, hostId: Id, host: Names, title: Names, lead: Names, moderation: z.enum(MODERATIONS), opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), state: State,
    /** Posts at the top level that were ever shown. */
    places: z.number().int(), waiting: z.number().int(),
    answer: z.object({ text: Names, at: z.iso.datetime(), by: z.string() }).nullable(),
    version: z.number().int(),
  })
  .openapi('Forum');
export type Forum = z.infer<typeof Forum>;

export const NewPost = z
  .object({
    body: z.string().trim().max(1000).default(''),
    flower: z.enum(FLOWERS).nullable().default(null).openapi({ description: 'On a tribute wall only.' }),
    parentId: Id.nullable().default(null).openapi({ description: 'The post that is replied to; it stands at the top level of its topic.' }),
    shownAs: z.enum(['full', 'masked']).default('masked').openapi({ description: 'The name: in full, or the family name only.' }),
    inNameOfOffice: z.boolean().default(false).openapi({ description: 'An answer of the office that hosts the topic.' }),
  })
  .openapi('NewPost');
export type NewPost = z.infer<typeof NewPost>;

export const Post = z
  .object({
    id: Id, forumId: Id, parentId: Id.nullable(), place: z.number().int().nullable(), author: z.string(), office: Names.nullable(), flower: z.enum(FLOWERS).nullable(),
    /** Empty where it is not shown to the reader. */
    body: z.string(), state: z.enum(POST_STATES), replies: z.number().int(), postedAt: z.iso.datetime(), version: z.number().int(),
    /** Why it is not shown, where it is not. */
    decision: z.object({ id: Id, action: z.enum(DECISIONS), reason: z.enum(REASONS).nullable(), note: z.string(), at: z.iso.datetime() }).nullable(),
  })
  .openapi('Post');
export type Post = z.infer<typeof Post>;

export const PostQuery = PageQuery.extend({ forum: Id.optional(), state: z.enum(POST_STATES).optional(), by: z.enum(['me']).optional(), text: z.string().trim().max(60).optional() });
export type PostQuery = z.infer<typeof PostQuery>;
export const PostPage = pageOf(Post).openapi('PostPage');
export const ForumPage = pageOf(Forum).openapi('ForumPage');

export const PostDecision = z.object({ action: z.enum(DECISIONS), version: Version, reason: z.enum(REASONS).nullable().default(null), note: z.string().trim().max(500).default('') }).openapi('PostDecision');
export type PostDecision = z.infer<typeof PostDecision>;
export const PostDecisions = z.object({ posts: z.array(z.object({ id: Id, version: Version })).min(1).max(200), action: z.enum(DECISIONS), reason: z.enum(REASONS).nullable().default(null), note: z.string().trim().max(500).default('') }).openapi('PostDecisions');
export type PostDecisions = z.infer<typeof PostDecisions>;

export const NewAppeal = z.object({ body: z.string().trim().min(1).max(1000) }).openapi('NewAppeal');
export const AppealAnswer = z.object({ outcome: z.enum(['upheld', 'restored']), reply: z.string().trim().min(1).max(1000) }).openapi('AppealAnswer');
export type AppealAnswer = z.infer<typeof AppealAnswer>;
export const Appeal = z
  .object({ id: Id, postId: Id, forumId: Id, forum: Names, body: z.string(), at: z.iso.datetime(), dueAt: z.iso.datetime(), outcome: z.enum(['upheld', 'restored']).nullable(), reply: z.string(), answeredAt: z.iso.datetime().nullable(), post: Post })
  .openapi('Appeal');
export type Appeal = z.infer<typeof Appeal>;
export const AppealPage = pageOf(Appeal).openapi('AppealPage');
export const AppealQuery = PageQuery.extend({ open: z.enum(['true', 'false']).optional(), by: z.enum(['me']).optional() });

/** How a forum was moderated: what is published beside it. */
export const ModerationCounts = z.object({ posted: z.number().int(), shown: z.number().int(), waiting: z.number().int(), withdrawn: z.number().int(), reasons: z.array(z.object({ reason: z.enum(REASONS), refused: z.number().int(), removed: z.number().int() })), appeals: z.object({ made: z.number().int(), restored: z.number().int(), upheld: z.number().int() }) }).openapi('ModerationCounts');
export type ModerationCounts = z.infer<typeof ModerationCounts>;

export const NewPledge = z.object({ campaignId: Id, trackId: Id.nullable().default(null), title: BilingualText(120), text: BilingualText(4000), ...window }).openapi('NewPledge');
export type NewPledge = z.infer<typeof NewPledge>;
export const PledgeChange = z.object({ version: Version, title: BilingualText(120), text: BilingualText(4000), ...window }).openapi('PledgeChange');
export type PledgeChange = z.infer<typeof PledgeChange>;
export const Pledge = z
  .object({ id: Id, campaignId: Id, hostId: Id, host: Names, title: Names, text: Names, opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), state: State, signed: z.number().int(), version: z.number().int(), mine: z.object({ number: z.number().int(), at: z.iso.datetime() }).nullable() })
  .openapi('Pledge');
export type Pledge = z.infer<typeof Pledge>;
export const PledgePage = pageOf(Pledge).openapi('PledgePage');
export const NewSignature = z.object({ name: z.string().trim().min(1).max(40), shownAs: z.enum(['full', 'masked']).default('masked') }).openapi('NewSignature');
export type NewSignature = z.infer<typeof NewSignature>;
export const Signature = z.object({ number: z.number().int(), shownAs: z.string(), signedAt: z.iso.datetime() }).openapi('Signature');

export const NewLetter = z
  .object({ officeId: Id, about: z.enum(['question', 'suggestion', 'help']).default('question'), subject: z.string().trim().min(1).max(100), body: z.string().trim().min(1).max(2000), name: z.string().trim().min(1).max(40), mayPublish: z.boolean().default(false) })
  .openapi('NewLetter');
export type NewLetter = z.infer<typeof NewLetter>;
export const LetterTurn = z.object({ byOffice: z.boolean(), byName: z.string(), body: z.string(), at: z.iso.datetime() });
export const Letter = z
  .object({ id: Id, officeId: Id, office: Names, author: z.string(), subject: z.string(), about: z.enum(['question', 'suggestion', 'help']), mayPublish: z.boolean(), state: z.enum(['waiting', 'answered', 'withdrawn']), published: z.boolean(), sentAt: z.iso.datetime(), dueAt: z.iso.datetime(), version: z.number().int(), turns: z.array(LetterTurn) })
  .openapi('Letter');
export type Letter = z.infer<typeof Letter>;
export const LetterPage = pageOf(Letter).openapi('LetterPage');
export const LetterQuery = PageQuery.extend({ state: z.enum(['waiting', 'answered', 'withdrawn']).optional(), by: z.enum(['me']).optional(), text: z.string().trim().max(60).optional() });
export type LetterQuery = z.infer<typeof LetterQuery>;
export const LetterAnswer = z.object({ version: Version, body: z.string().trim().min(1).max(2000) }).openapi('LetterAnswer');
export type LetterAnswer = z.infer<typeof LetterAnswer>;
