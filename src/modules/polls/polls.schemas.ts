import { z } from '@hono/zod-openapi';
import { BilingualText, Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';
import { ELIGIBILITIES, POLL_STATES } from './polls.rules.ts';

const optionalText = (max: number) => z.object({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max * 3).default('') }).default({ zh: '', en: '' });
const Both = z.object({ zh: z.string(), en: z.string() });

export const OptionInput = z.object({
  title: BilingualText(200),
  fileId: Id.nullable().default(null).openapi({ description: 'An uploaded picture.' }),
});

const particulars = {
  about: optionalText(4000),
  eligibility: z.enum(ELIGIBILITIES).openapi({ description: 'open: one ballot a browser; code: by invitation code; contact: any mobile number or e-mail address, proven by a one-time code; roster: only contacts of an uploaded list; unit: accounts of the people of a unit and those below it.' }),
  unitId: Id.nullable().default(null),
  secret: z.boolean().default(false).openapi({ description: 'The desk signs a blinded token (RFC 9474), so that the box cannot link ballot and person.' }),
  minChoices: z.number().int().min(1).max(200).default(1),
  maxChoices: z.number().int().min(1).max(200).default(1),
  liveTotals: z.boolean().default(false),
  replaceable: z.boolean().default(false),
  opensAt: Instant,
  closesAt: Instant,
  contestId: Id.nullable().default(null).openapi({ description: 'Take the published works of this call as options, when the poll is published.' }),
  noMinors: z.boolean().default(false).openapi({ description: 'The office confirms that no work among the options is by a minor; asked for where options come from a call.' }),
  options: z.array(OptionInput).max(1000).default([]),
};

export const NewPoll = z.object({ campaignId: Id, trackId: Id.nullable().default(null), title: BilingualText(120), ...particulars }).openapi('NewPoll');
export type NewPoll = z.infer<typeof NewPoll>;
export const PollChange = z.object({ version: z.number().int(), title: BilingualText(120), ...particulars }).openapi('PollChange');
export type PollChange = z.infer<typeof PollChange>;

export const PollOption = z.object({ number: z.number().int(), title: Both, credit: z.string(), entryId: z.string().nullable(), fileId: z.string().nullable(), picture: z.string().nullable(), withdrawn: z.object({ at: z.string(), reason: z.string() }).nullable() }).openapi('PollOption');
export const Poll = z
  .object({
    id: Id, campaignId: Id, hostId: Id, title: Both, about: Both, state: z.enum(POLL_STATES), stateReason: z.string().nullable(), moment: z.enum(['draft', 'waiting', 'open', 'counting', 'final', 'cancelled']),
    eligibility: z.enum(ELIGIBILITIES), unitId: Id.nullable(), secret: z.boolean(), minChoices: z.number().int(), maxChoices: z.number().int(), liveTotals: z.boolean(), replaceable: z.boolean(),
    opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), contestId: Id.nullable(), noMinors: z.boolean(), options: z.array(PollOption), version: z.number().int(),
    rulesHash: z.string().nullable().openapi({ description: 'SHA-256 of the published rules, base64; the first leaf of the poll\'s log holds it.' }),
    publicKey: z.string().nullable().openapi({ description: 'Of a secret poll: the desk\'s RSA key (SPKI, base64).' }),
    boxUrl: z.string().nullable().openapi({ description: 'Where its ballots are cast and its log is, when a ballot box of its own takes them: the same paths below that address.' }),
  })
  .openapi('Poll');
export type Poll = z.infer<typeof Poll>;

export const PollQuery = PageQuery.extend({ campaignId: Id.optional(), state: z.enum(POLL_STATES).optional() });
export type PollQuery = z.infer<typeof PollQuery>;
export const PollRow = z.object({ id: Id, campaignId: Id, title: Both, state: z.enum(POLL_STATES), secret: z.boolean(), opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), waitingMarks: z.number().int() }).openapi('PollRow');
export const PollPage = pageOf(PollRow);

export const Reason = z.object({ reason: z.string().trim().min(1).max(500) });
export const VersionedReason = z.object({ version: z.number().int(), reason: z.string().trim().max(500).default('') });
export const RosterInput = z.object({ contacts: z.array(z.string().trim().min(3).max(200)).min(1).max(20_000) }).openapi('PollRoster');
export const RosterAnswer = z.object({ added: z.number().int(), known: z.number().int(), refused: z.array(z.object({ row: z.number().int(), text: z.string() })), total: z.number().int() }).openapi('PollRosterAnswer');
export const CodesInput = z.object({ count: z.number().int().min(1).max(20_000) });
export const CodesAnswer = z.object({ codes: z.array(z.string()), total: z.number().int() }).openapi('PollCodes');

/** The body of a ballot. The route that takes them checks by hand what this says. */
export const BallotInput = z
  .object({
    choices: z.array(z.number().int().min(1).max(1000)).min(1).max(200).openapi({ description: 'Numbers of the chosen options, in any order.' }),
    pass: z.string().max(120).optional().openapi({ description: 'From the poll\'s desk; of polls that are not secret.' }),
    token: z.object({ message: z.string().max(200), signature: z.string().max(700) }).optional().openapi({ description: 'Of secret polls: the prepared message and the unblinded signature, base64url.' }),
  })
  .openapi('BallotInput');

export const PassRequest = z
  .object({
    code: z.string().trim().max(60).optional().openapi({ description: 'Invitation code.' }),
    contact: z.string().trim().max(200).optional(),
    contactCode: z.string().trim().max(12).optional().openapi({ description: 'The one-time code that was sent to the contact.' }),
  })
  .openapi('PollPassRequest');
export type PassRequest = z.infer<typeof PassRequest>;
export const CodeRequest = z.object({ contact: z.string().trim().min(3).max(200) });

export const TokenRequest = PassRequest.extend({ blinded: z.string().min(10).max(700).openapi({ description: 'The blinded message, base64url.' }) }).openapi('PollTokenRequest');
export type TokenRequest = z.infer<typeof TokenRequest>;

export const Mark = z
  .object({
    id: Id, rule: z.string(), evidence: z.record(z.string(), z.unknown()), matched: z.number().int(), same: Id.openapi({ description: 'The first of the marks that match the very same ballots; itself where no other does.' }),
    counted: z.number().int().openapi({ description: 'How many of them would no longer count after a quarantine: those no other mark holds already.' }), createdAt: z.iso.datetime(),
    state: z.enum(['waiting', 'quarantined', 'reinstated', 'dismissed', 'ended']),
    waits: z.boolean().openapi({ description: 'It waits for a person: for the first time, or because held-back ballots turned out to come from addresses that an institution shares.' }),
    ended: z.object({ at: z.iso.datetime(), because: z.enum(['shared', 'past']) }).nullable().openapi({ description: 'The rule finds it no more: the addresses became known as shared, or more ballots changed the picture.' }),
    decisions: z.array(z.object({ action: z.enum(['quarantine', 'reinstate', 'dismiss']), reason: z.string(), at: z.iso.datetime(), by: z.string(), matched: z.number().int() })),
  })
  .openapi('PollMark');
export const MarkDecision = z.object({ action: z.enum(['quarantine', 'reinstate', 'dismiss']), reason: z.string().trim().min(1).max(500), matched: z.number().int().openapi({ description: 'The number of ballots the reviewer saw.' }) }).openapi('PollMarkDecision');
export type MarkDecision = z.infer<typeof MarkDecision>;
export const Institution = z.object({ id: Id, nodeId: Id, label: z.string(), prefix: z.string() }).openapi('PollInstitution');
export const NewInstitution = z.object({ nodeId: Id, label: z.string().trim().min(1).max(100), prefix: z.string().trim().max(50).openapi({ example: '198.51.100.0/24' }) }).openapi('NewPollInstitution');
export type NewInstitution = z.infer<typeof NewInstitution>;

export const Totals = z
  .object({
    pollId: Id, countedAt: z.iso.datetime(), final: z.boolean(),
    ballots: z.number().int().openapi({ description: 'Accepted, each voter once.' }), quarantined: z.number().int(), counted: z.number().int(),
    options: z.array(z.object({ number: z.number().int(), votes: z.number().int(), raw: z.number().int() })).openapi({ description: 'votes: of counted ballots; raw: with quarantined ones.' }),
    rules: z.array(z.object({ rule: z.string(), marks: z.number().int(), raw: z.number().int(), quarantined: z.number().int(), reinstated: z.number().int() })),
  })
  .openapi('PollTotals');
export type Totals = z.infer<typeof Totals>;
