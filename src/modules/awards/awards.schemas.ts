import { z } from '@hono/zod-openapi';
import { BilingualText, Id, Instant } from '../../platform/http/api.ts';
import { BATCH_STATES, CASE_STATES, CATEGORY_STATES, EFFECTS, GROUNDS, HOLDERS, OUTCOMES, PROPOSAL_STATES } from './awards.words.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const at = z.iso.datetime();
const reason = z.string().trim().min(1).max(500);

export const SchemeInput = z
  .object({
    version: z.number().int().min(0).default(0).openapi({ description: '0 for the first time.' }),
    noticeDays: z.number().int().min(1).max(60).default(7),
    renewalDays: z.number().int().min(1).max(60).default(3).openapi({ description: 'For how many days a list is in notice again after it changed.' }),
    numberPrefix: z.string().trim().min(1).max(20).openapi({ description: 'Before the year and number of a certificate: PREFIX〔2026〕12号.' }),
    levels: z.array(z.object({ categoryId: Id, name: BilingualText(30), places: z.number().int().min(1).max(10_000) })).max(200).openapi({ description: 'The highest first within each category.' }),
  })
  .openapi('AwardSchemeInput');
export type SchemeInput = z.infer<typeof SchemeInput>;
export const SchemeFix = z.object({ version: z.number().int() }).openapi('AwardSchemeFix');

export const Level = z.object({ id: Id, categoryId: Id, name: Words, places: z.number().int() });
export const Scheme = z
  .object({ contestId: Id, noticeDays: z.number().int(), renewalDays: z.number().int(), numberPrefix: z.string(), state: z.enum(['none', 'draft', 'fixed']), version: z.number().int(), fixedAt: at.nullable(), categories: z.array(z.object({ id: Id, name: Words })), levels: z.array(Level) })
  .openapi('AwardScheme');
export type Scheme = z.infer<typeof Scheme>;

export const NewProposal = z.object({ roundId: Id.openapi({ description: 'The closed round of judging from whose result the list is made.' }) }).openapi('NewAwardProposal');
export const ProposalChange = z
  .object({
    version: z.number().int(),
    vacancies: z.array(z.object({ levelId: Id, count: z.number().int().min(1).max(10_000), reason })).max(200).default([]).openapi({ description: 'Places left empty; the next entries then fill the levels below.' }),
    confirmedCategories: z.array(z.object({ categoryId: Id, reason })).max(200).default([]).openapi({ description: 'One reason for every entry of a category whose place the scores do not settle and that has none of its own; kept with each of them.' }),
    confirmed: z.array(z.object({ entryId: Id, reason })).max(2000).default([]).openapi({ description: 'Entries whose place the scores do not settle, with the reason why each is proposed as it stands.' }),
  })
  .openapi('AwardProposalChange');
export type ProposalChange = z.infer<typeof ProposalChange>;
export const Versioned = z.object({ version: z.number().int() }).openapi('AwardVersion');
export const VersionedReason = z.object({ version: z.number().int(), reason }).openapi('AwardVersionedReason');
export const Reason = z.object({ reason }).openapi('AwardReason');

export const Place = z.object({
  entryId: Id, levelId: Id, position: z.number().int(), rank: z.number().int(), title: Words, credits: z.array(z.string()), unit: Words, sure: z.number().nullable().openapi({ description: 'Of 1: in what share of the orders that the scores leave possible the entry keeps its side of the nearest line of the levels; null where the scores cannot say.' }), settled: z.boolean(), confirmed: z.string().nullable(), openCases: z.number().int(),
});
export const Change = z.object({ at, cause: z.enum(['noticed', 'case', 'left']), case: z.number().int().nullable(), rose: z.array(Words), fell: z.array(Words), gone: z.array(Words), came: z.array(Words) });
export const ProposalCategory = z.object({
  categoryId: Id, name: Words, state: z.enum(CATEGORY_STATES), noticeUntil: at.nullable(), grantedAt: at.nullable(),
  levels: z.array(z.object({ id: Id, name: Words, places: z.number().int(), vacant: z.number().int(), vacancyReason: z.string().nullable(), unfilled: z.number().int(), entries: z.array(Place) })),
  openCases: z.number().int(), changes: z.array(Change),
});
export type ProposalCategory = z.infer<typeof ProposalCategory>;
export const Answer = z.object({ number: z.number().int(), entry: Words, categoryId: Id, ground: z.enum(GROUNDS), state: z.enum(CASE_STATES), receivedAt: at, outcome: z.enum(OUTCOMES).nullable(), effect: z.enum(EFFECTS).nullable(), answer: Words.nullable(), answeredAt: at.nullable(), withdrawnAt: at.nullable() }).openapi('ObjectionAnswer');
const proposal = {
  id: Id, contestId: Id, contest: Words, roundId: Id, round: Words, resultSha256: z.string(), state: z.enum(PROPOSAL_STATES), noticedAt: at.nullable(), categories: z.array(ProposalCategory),
};
export const Proposal = z.object({ ...proposal, version: z.number().int(), unsettled: z.number().int(), withdrawnReason: z.string().nullable() }).openapi('AwardProposal');
export type Proposal = z.infer<typeof Proposal>;
export const Notice = z.object({ ...proposal, host: Words, answers: z.array(Answer) }).openapi('AwardNotice');
export type Notice = z.infer<typeof Notice>;

export const NewObjection = z
  .object({ entryId: Id, ground: z.enum(GROUNDS), text: z.string().trim().min(10).max(5000), fileIds: z.array(Id).max(10).default([]) })
  .openapi('NewObjection');
export type NewObjection = z.infer<typeof NewObjection>;
export const OwnObjection = Answer.extend({ id: Id, contestId: Id, contest: Words, proposalId: Id, text: z.string(), files: z.array(z.object({ id: Id, name: z.string(), url: z.string() })) }).openapi('OwnObjection');
export const Withdrawal = z.object({ reason: z.string().trim().max(500).default('') }).openapi('ObjectionWithdrawal');
export type OwnObjection = z.infer<typeof OwnObjection>;

export const CaseSummary = Answer.extend({ id: Id, contestId: Id, contest: Words, proposalId: Id, entryId: Id, handler: z.string().nullable(), isMine: z.boolean(), version: z.number().int() }).openapi('ObjectionCase');
export type CaseSummary = z.infer<typeof CaseSummary>;
export const CaseView = CaseSummary.extend({
  text: z.string(), withdrawnReason: z.string().nullable(), files: z.array(z.object({ id: Id, name: z.string(), url: z.string() })),
  review: z.object({ roundId: Id, state: z.enum(['draft', 'open', 'closed']), scores: z.number().int(), mean: z.number().nullable(), feedback: z.array(z.string()), former: z.number().nullable() }).nullable(),
}).openapi('ObjectionCaseView');
export type CaseView = z.infer<typeof CaseView>;
export const Objector = z.object({ name: z.string(), contacts: z.array(z.object({ kind: z.string(), masked: z.string() })) }).openapi('Objector');
export const CaseQuery = z.object({ contest: Id.optional() });
export const NewReview = z.object({ version: z.number().int(), until: Instant.openapi({ description: 'When the review closes.' }) }).openapi('NewObjectionReview');
export const CaseAnswer = z
  .object({ version: z.number().int(), outcome: z.enum(OUTCOMES), effect: z.enum(EFFECTS).default('stands'), answer: z.object({ zh: z.string().trim().min(1).max(2000), en: z.string().trim().max(6000).default('') }).openapi({ description: 'Published: it names neither the objector nor what only they know.' }) })
  .openapi('ObjectionDecision');
export type CaseAnswer = z.infer<typeof CaseAnswer>;

export const Award = z
  .object({ id: Id, categoryId: Id, category: Words, levelId: Id, level: Words, entryId: Id, title: Words, credits: z.array(z.string()), unit: Words, grantedAt: at, logSeq: z.string(), revokedAt: at.nullable(), revokedReason: z.string().nullable() })
  .openapi('Award');
export type Award = z.infer<typeof Award>;

export const NewBatch = z.object({ form: z.enum(['pdf', 'zip']).default('pdf'), holders: z.array(z.enum(HOLDERS)).min(1).max(HOLDERS.length).default(['work']).openapi({ description: 'Whom certificates are made for: the work with all who made it, each author, each tutor. Who is not to be named gets none of their own.' }) }).openapi('NewCertificateBatch');
export const Batch = z.object({ id: Id, contestId: Id, form: z.enum(['pdf', 'zip']), state: z.enum(BATCH_STATES), total: z.number().int(), done: z.number().int(), file: z.object({ id: Id, url: z.string(), name: z.string() }).nullable(), askedAt: at, finishedAt: at.nullable() }).openapi('CertificateBatch');
export type Batch = z.infer<typeof Batch>;
export const Certificate = z
  .object({ id: Id, awardId: Id, holder: z.enum(HOLDERS), number: z.string(), code: z.string(), title: Words, level: Words, category: Words, credits: z.array(z.string()), unit: Words, issuedAt: at, revokedAt: at.nullable(), revokedReason: z.string().nullable() })
  .openapi('AwardCertificate');
export type Certificate = z.infer<typeof Certificate>;
export const CertificateCheck = z
  .object({ code: z.string(), holder: z.enum(HOLDERS), number: z.string(), valid: z.boolean(), revokedAt: at.nullable(), revokedReason: z.string().nullable(), contest: Words, contestId: Id, host: Words, category: Words, level: Words, title: Words, entryId: Id, credits: z.array(z.string()), unit: Words, issuedAt: at, awardedAt: at, logSeq: z.string() })
  .openapi('CertificateCheck');
export type CertificateCheck = z.infer<typeof CertificateCheck>;
export const CodeParams = z.object({ code: z.string().max(40) });
