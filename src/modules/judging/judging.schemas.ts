import { z } from '@hono/zod-openapi';
import { BilingualText, Id, Instant } from '../../platform/http/api.ts';
import { ASSIGNMENT_STATES, BLIND_FIELDS, CONFIDENCES, CONFLICTS, JUDGE_STATES, METHODS, ROUND_KINDS, ROUND_STATES, TIE_RULES } from './judging.words.ts';

const optionalText = (max: number) => z.object({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max * 3).default('') }).default({ zh: '', en: '' });
const Words = z.object({ zh: z.string(), en: z.string() });
const note = z.string().trim().max(4000).default('');
const reason = z.string().trim().min(1).max(500);

export const Grade = z.object({ points: z.number().min(0).max(100), label: BilingualText(30), anchor: optionalText(300) });
export const Criterion = z.object({ key: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/), label: BilingualText(60), weight: z.number().positive().max(1000), grades: z.array(Grade).min(2).max(11) });

/** What is fixed once a round is open. */
export const Terms = z
  .object({
    criteria: z.array(Criterion).max(12).default([]),
    picks: z.number().int().min(1).max(1000).nullable().default(null).openapi({ description: 'Top picks: how many works of each category a judge picks.' }),
    blind: z.array(z.enum(BLIND_FIELDS)).default([...BLIND_FIELDS]),
    ties: z.array(z.string().regex(/^(criterion:[a-z][a-z0-9-]{0,29}|median|most-high|lot)$/)).max(8).default(['median', 'lot']).openapi({ description: `In their order: ${TIE_RULES.join(', ')}; criterion:KEY is the mean of that criterion.` }),
    judgesPerEntry: z.number().int().min(1).max(15).default(3),
    mostPerJudge: z.number().int().min(1).max(100_000).default(100),
    pairCap: z.number().min(0.05).max(1).default(1).openapi({ description: 'The greatest probability with which any judge gets any one entry; below 1 the assignment is drawn at random.' }),
    disputeSpread: z.number().min(1).max(100).default(30).openapi({ description: 'Points of 100 between the highest and the lowest locked score from which an entry is disputed.' }),
    remindBefore: z.array(z.number().int().min(1).max(720)).max(6).default([72, 24]),
    remindAfter: z.array(z.number().int().min(1).max(720)).max(6).default([1, 24]),
  })
  .openapi('JudgingTerms');
export type Terms = z.infer<typeof Terms>;

export const RoundCategory = z.object({ categoryId: Id, places: z.number().int().min(0).max(100_000) });
const particulars = { name: BilingualText(60), method: z.enum(METHODS), terms: Terms, categories: z.array(RoundCategory).min(1).max(40), opensAt: Instant, dueAt: Instant, closesAt: Instant };
export const NewRound = z.object({ contestId: Id, afterRoundId: Id.nullable().default(null).openapi({ description: 'Judge what passed this former round; null: every entry admitted.' }), ...particulars }).openapi('NewJudgingRound');
export type NewRound = z.infer<typeof NewRound>;
export type NewRoundInput = z.input<typeof NewRound>;
export const RoundChange = z.object({ version: z.number().int(), ...particulars }).openapi('JudgingRoundChange');
export type RoundChange = z.infer<typeof RoundChange>;

export const Round = z
  .object({
    id: Id, contestId: Id, hostId: Id, kind: z.enum(ROUND_KINDS), ofRoundId: Id.nullable(), afterRoundId: Id.nullable(), name: Words, contest: Words, method: z.enum(METHODS), terms: Terms,
    categories: z.array(RoundCategory.extend({ name: Words })), opensAt: z.iso.datetime(), dueAt: z.iso.datetime(), closesAt: z.iso.datetime(), state: z.enum(ROUND_STATES), version: z.number().int(),
    openedAt: z.iso.datetime().nullable(), closedAt: z.iso.datetime().nullable(),
  })
  .openapi('JudgingRound');
export type Round = z.infer<typeof Round>;
export const RoundQuery = z.object({ contest: Id.optional() });

export const NewJudge = z
  .object({ personId: Id, most: z.number().int().min(1).max(100_000).optional(), expertise: z.array(z.object({ categoryId: Id, level: z.number().min(0).max(1) })).max(40).default([]) })
  .openapi('NewJudge');
export type NewJudge = z.infer<typeof NewJudge>;
export const JudgeChange = NewJudge.omit({ personId: true }).openapi('JudgeChange');
export type JudgeChange = z.infer<typeof JudgeChange>;
export const JudgeRemoval = z.object({ reason }).openapi('JudgeRemoval');

export const Relation = z
  .object({ kind: z.enum(['unit', 'person']), nodeId: Id.nullable().default(null), name: z.string().trim().min(2).max(60).nullable().default(null), why: z.string().trim().max(200).default('') })
  .openapi('JudgeRelation');
export type Relation = z.infer<typeof Relation>;
const RelationView = Relation.extend({ unit: Words.nullable() });

export const Judge = z
  .object({
    id: Id, number: z.number().int(), name: z.string(), unit: Words.nullable(), state: z.enum(JUDGE_STATES), most: z.number().int(), reason: z.string(),
    expertise: z.array(z.object({ categoryId: Id, level: z.number() })), relations: z.array(RelationView),
    assigned: z.number().int(), saved: z.number().int(), locked: z.number().int(), recused: z.number().int(), conflicts: z.number().int(),
  })
  .openapi('Judge');
export type Judge = z.infer<typeof Judge>;

export const ConflictView = z.object({ judgeId: Id, entryId: Id, number: z.number().int(), why: z.enum(CONFLICTS), text: z.string() });

export const Plan = z
  .object({
    kind: z.enum(['assigned', 'impossible']),
    planId: Id.nullable(),
    pairs: z.number().int(),
    added: z.number().int(),
    value: z.number().nullable(),
    bound: z.number().nullable(),
    gap: z.number().nullable().openapi({ description: 'Share by which the plan may fall short of the best one possible; proven by the solver.' }),
    seconds: z.object({ build: z.number(), solve: z.number(), read: z.number() }).nullable(),
    load: z.array(z.object({ judgeId: Id, name: z.string(), has: z.number().int(), gets: z.number().int(), most: z.number().int() })),
    clashes: z.array(z.string()),
  })
  .openapi('AssignmentPlan');
export type Plan = z.infer<typeof Plan>;
export const PlanApplication = z.object({ planId: Id }).openapi('PlanApplication');
export const ByHand = z.object({ entryId: Id, judgeId: Id, reason }).openapi('AssignmentByHand');
export const WithReason = z.object({ reason }).openapi('WithReason');

export const Progress = z
  .object({
    round: Round,
    entries: z.array(
      z.object({
        entryId: Id, number: z.number().int(), title: Words, categoryId: Id, leftState: z.string().nullable(), disputed: z.boolean(), discussed: z.boolean(),
        judges: z.array(z.object({ assignmentId: Id, judgeId: Id, number: z.number().int(), name: z.string(), state: z.enum(ASSIGNMENT_STATES), saved: z.boolean(), how: z.string(), reason: z.string() })),
      }),
    ),
    works: z.number().int(), assigned: z.number().int(), saved: z.number().int(), locked: z.number().int(), disputed: z.number().int(),
  })
  .openapi('JudgingProgress');
export type Progress = z.infer<typeof Progress>;

/** A score as a judge gives it; which part is filled depends on the method. */
export const ScoreValue = z
  .object({
    grades: z.record(z.string().max(30), z.number()).optional().openapi({ description: 'Points by criterion' }),
    passes: z.boolean().nullable().optional(),
    picked: z.boolean().optional(),
    position: z.number().int().min(1).max(100_000).nullable().optional(),
    /** Of pairwise judging, filled in when the list is locked: the share of comparisons won. */
    share: z.number().min(0).max(1).optional(),
  })
  .openapi('ScoreValue');
export type ScoreValue = z.infer<typeof ScoreValue>;

export const Draft = z.object({ version: z.number().int().min(0), value: ScoreValue, confidence: z.enum(CONFIDENCES).default('medium'), note, feedback: note, panel: note }).openapi('ScoreDraft');
export type Draft = z.infer<typeof Draft>;
export const DraftInput = Draft;
export const Lock = z.object({ version: z.number().int().min(0) }).openapi('ScoreLock');
export const Saved = z.object({ version: z.number().int(), savedAt: z.iso.datetime(), complete: z.boolean() }).openapi('SavedScore');
export const Amendment = z.object({ value: ScoreValue, confidence: z.enum(CONFIDENCES).default('medium'), reason }).openapi('ScoreAmendment');
export type Amendment = z.infer<typeof Amendment>;
export const Answer = z.object({ accept: z.boolean(), reason: z.string().trim().max(500).default(''), relations: z.array(Relation).max(100).default([]) }).openapi('InvitationAnswer');
export type Answer = z.infer<typeof Answer>;
export const Relations = z.object({ relations: z.array(Relation).max(100) }).openapi('JudgeRelations');
export const ListLock = z.object({ categoryId: Id.nullable().default(null) }).openapi('ListLock');

/** A round as its judge sees it: no contest entry's id, nothing of the panel but oneself. */
export const DeskRound = z
  .object({
    id: Id.openapi({ description: 'The judge’s place on the panel' }), name: Words, contest: Words, state: z.enum(ROUND_STATES), answer: z.enum(JUDGE_STATES), method: z.enum(METHODS), opensAt: z.iso.datetime(), dueAt: z.iso.datetime(), closesAt: z.iso.datetime(),
    assigned: z.number().int(), saved: z.number().int(), locked: z.number().int(), recused: z.number().int(), discussions: z.number().int(),
  })
  .openapi('DeskRound');
export type DeskRound = z.infer<typeof DeskRound>;

export const DeskWork = z
  .object({ id: Id, number: z.number().int(), title: z.string(), categoryId: Id, state: z.enum(ASSIGNMENT_STATES), left: z.boolean(), complete: z.boolean(), saved: z.boolean(), version: z.number().int(), value: ScoreValue.nullable(), thumbnail: z.string().nullable(), discussed: z.boolean() })
  .openapi('DeskWork');
export type DeskWork = z.infer<typeof DeskWork>;
export const Desk = DeskRound.extend({
  terms: Terms.pick({ criteria: true, picks: true, blind: true }), categories: z.array(z.object({ id: Id, name: Words })), number: z.number().int(), relations: z.array(RelationView), works: z.array(DeskWork),
}).openapi('Desk');
export type Desk = z.infer<typeof Desk>;

export const Medium = z.object({ id: Id, kind: z.enum(['picture', 'film', 'audio', 'document']), url: z.string().nullable(), small: z.string().nullable(), mime: z.string(), width: z.number().int().nullable(), height: z.number().int().nullable(), name: z.string().nullable(), held: z.boolean() });
export const Work = DeskWork.extend({
  roundName: Words, deskId: Id, body: z.string(), caption: z.string(), by: z.array(z.object({ label: Words, text: z.string() })).openapi({ description: 'What is not blind: authors, unit, region' }),
  answers: z.array(z.object({ label: Words, text: Words })).openapi({ description: 'Answers to the questions of the entry form that the host lets judges see; names in them are masked' }),
  media: z.array(Medium), masked: z.boolean(), confidence: z.enum(CONFIDENCES).nullable(), note: z.string(), feedback: z.string(), panel: z.string(), savedAt: z.iso.datetime().nullable(), lockedAt: z.iso.datetime().nullable(),
}).openapi('JudgedWork');
export type Work = z.infer<typeof Work>;

export const Pair = z.object({ first: DeskWork, second: DeskWork, better: z.enum(['first', 'second', 'even']).nullable() }).openapi('WorkPair');
export type Pair = z.infer<typeof Pair>;
export const Comparison = z.object({ firstId: Id, secondId: Id, better: z.enum(['first', 'second', 'even']) }).openapi('Comparison');
export type Comparison = z.infer<typeof Comparison>;

export const Discussion = z
  .object({
    number: z.number().int(), mine: z.number().int().nullable(), open: z.boolean(),
    scores: z.array(z.object({ judge: z.number().int(), points: z.number(), value: ScoreValue, panel: z.string(), amendments: z.array(z.object({ points: z.number(), value: ScoreValue, reason: z.string(), at: z.iso.datetime() })) })),
    remarks: z.array(z.object({ judge: z.number().int().nullable(), text: z.string(), at: z.iso.datetime() })),
  })
  .openapi('JudgingDiscussion');
export type Discussion = z.infer<typeof Discussion>;
export const Remark = z.object({ text: z.string().trim().min(1).max(2000) }).openapi('Remark');
export const Reminding = z.object({ judgeIds: z.array(Id).max(1000).nullable().default(null).openapi({ description: 'Whom to remind; null: everybody who has works left.' }) }).openapi('JudgesReminding');
export const NewDiscussion = z.object({ entryId: Id }).openapi('NewDiscussion');

const ResultEntry = z.object({
  entryId: Id, number: z.number().int(), scores: z.number().int(), rawMean: z.number(), calibrated: z.number(), low: z.number().nullable(), high: z.number().nullable(), rank: z.number().int(), sure: z.number().nullable().openapi({ description: 'Of 1: in what share of the orders that the scores leave possible the entry stays on its side of the line; null where the scores cannot say.' }), settled: z.boolean(), tie: z.string().nullable(), passes: z.boolean(),
  raw: z.array(z.object({ judge: z.number().int(), points: z.number(), amended: z.boolean() })),
});
export const ResultCategory = z.object({ categoryId: Id, places: z.number().int(), connected: z.boolean(), entries: z.array(ResultEntry), unsettled: z.array(Id), unjudged: z.array(Id), left: z.array(z.object({ entryId: Id, number: z.number().int(), state: z.string(), scores: z.number().int() })), judges: z.array(z.object({ judge: z.number().int(), harshness: z.number(), low: z.number().nullable(), high: z.number().nullable(), scores: z.number().int() })) });
const AgreementView = z.object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), method: z.string() });
/** What a result computes, without what names a round. */
export const ResultBody = z.object({ categories: z.array(ResultCategory), agreement: AgreementView });
export type ResultBody = z.infer<typeof ResultBody>;
export const RoundResult = ResultBody.extend({ roundId: Id, contestId: Id, closedAt: z.iso.datetime(), final: z.boolean(), seq: z.number().int(), sha256: z.string() }).openapi('RoundResult');
export type RoundResult = z.infer<typeof RoundResult>;
export const ResultView = RoundResult.extend({ titles: z.record(z.string(), Words), judgeNames: z.record(z.string(), z.string()) }).openapi('RoundResultView');
export type ResultView = z.infer<typeof ResultView>;
export const ResultCheck = z.object({ same: z.boolean(), inputsSame: z.boolean(), sha256: z.string(), recomputedSha256: z.string(), differences: z.array(z.string()) }).openapi('ResultCheck');
export const SensitivityView = z
  .array(z.object({ categoryId: Id, judge: z.number().int(), name: z.string(), enter: z.array(z.number().int()), leave: z.array(z.number().int()), unjudged: z.array(z.number().int()), connected: z.boolean() }))
  .openapi('ResultSensitivity');
export type SensitivityView = z.infer<typeof SensitivityView>;
export const ExtraRound = z.object({ closesAt: Instant, dueAt: Instant, judgesPerEntry: z.number().int().min(1).max(15).default(2) }).openapi('ExtraRound');
export type ExtraRound = z.infer<typeof ExtraRound>;

export const UnitName = z.object({ id: Id, name: Words, above: Words.nullable() }).openapi('UnitName');
export type UnitName = z.infer<typeof UnitName>;
export const UnitQuery = z.object({ text: z.string().trim().min(1).max(60) });
