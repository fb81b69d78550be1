import { z } from '@hono/zod-openapi';
import { AnswersInput, FormInput } from '../../platform/forms/form.schemas.ts';
import { BilingualText, Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';
import { ELIGIBILITIES, SURVEY_STATES } from './surveys.rules.ts';

const optionalText = (max: number) => z.object({ zh: z.string().trim().max(max).default(''), en: z.string().trim().max(max * 3).default('') }).default({ zh: '', en: '' });
const Both = z.object({ zh: z.string(), en: z.string() });
const Version = z.number().int().min(1);

const particulars = {
  title: BilingualText(120),
  about: optionalText(4000),
  anonymous: z.boolean().default(true).openapi({ description: 'Answers are kept without account, address or instant. Otherwise by person, who can see, correct and erase their own.' }),
  eligibility: z.enum(ELIGIBILITIES).default('open').openapi({ description: 'open: once a browser; account: once a signed-in person; unit: once a person of a unit and those below it.' }),
  unitId: Id.nullable().default(null),
  results: z.enum(['public', 'office']).default('public').openapi({ description: 'Whether the results are to be published; those who answer are told beforehand.' }),
  opensAt: Instant,
  closesAt: Instant,
  form: FormInput,
};

export const NewSurvey = z.object({ campaignId: Id, trackId: Id.nullable().default(null), ...particulars }).openapi('NewSurvey');
export type NewSurvey = z.infer<typeof NewSurvey>;
export const SurveyChange = z.object({ version: Version, ...particulars }).openapi('SurveyChange');
export type SurveyChange = z.infer<typeof SurveyChange>;

export const Survey = z
  .object({
    id: Id, campaignId: Id, hostId: Id, host: Both, title: Both, about: Both, anonymous: z.boolean(), eligibility: z.enum(ELIGIBILITIES), unitId: Id.nullable(), unit: Both.nullable(), results: z.enum(['public', 'office']), form: FormInput,
    formVersion: z.number().int(), opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), state: z.enum(SURVEY_STATES), moment: z.enum(['draft', 'waiting', 'open', 'closed']), closeReason: z.string().nullable(), resultsPublishedAt: z.iso.datetime().nullable(),
    answers: z.number().int().nullable().openapi({ description: 'How many answered; for staff only.' }), version: z.number().int(),
  })
  .openapi('Survey');
export type Survey = z.infer<typeof Survey>;

export const SurveyQuery = PageQuery.extend({ campaignId: Id.optional(), state: z.enum(SURVEY_STATES).optional() });
export type SurveyQuery = z.infer<typeof SurveyQuery>;
export const SurveyRow = z.object({ id: Id, campaignId: Id, title: Both, host: Both, state: z.enum(SURVEY_STATES), moment: z.enum(['draft', 'waiting', 'open', 'closed']), anonymous: z.boolean(), opensAt: z.iso.datetime(), closesAt: z.iso.datetime(), answers: z.number().int(), resultsPublishedAt: z.iso.datetime().nullable() }).openapi('SurveyRow');
export type SurveyRow = z.infer<typeof SurveyRow>;
export const SurveyPage = pageOf(SurveyRow);

export const SentAnswers = z
  .object({
    sending: z.string().min(20).max(60).openapi({ description: 'A key made at random by who sends. The same one again is the same sending: it is answered as received and counted once.', example: '8mYc5sXkq1Jr0wTt2uVb' }),
    formVersion: Version,
    answers: AnswersInput,
  })
  .openapi('SurveyAnswers');
export type SentAnswers = z.infer<typeof SentAnswers>;
export const Received = z.object({ received: z.literal(true), again: z.boolean() }).openapi('SurveyReceived');
export const OwnAnswers = z.object({ answers: AnswersInput, answeredAt: z.iso.datetime(), version: z.number().int() }).openapi('OwnSurveyAnswers');
export const OwnAnswersChange = z.object({ version: Version, formVersion: Version, answers: AnswersInput }).openapi('OwnSurveyAnswersChange');
export type OwnAnswersChange = z.infer<typeof OwnAnswersChange>;

const Count = z.number().int().nullable().openapi({ description: 'null: hidden, because it or another figure is of fewer than five people.' });
export const ResultTable = z.object({
  item: Both.nullable(), several: z.boolean(), mean: z.number().nullable(),
  rows: z.array(z.object({ value: z.string(), label: Both, count: Count, share: z.number().nullable() })),
});
export type ResultTable = z.infer<typeof ResultTable>;
export const SurveyResults = z
  .object({
    surveyId: Id, answers: Count,
    questions: z.array(z.object({ key: z.string(), kind: z.string(), label: Both, answered: Count, withheld: z.boolean().openapi({ description: 'Asked depending on a question with a hidden figure, which its own would tell.' }), tables: z.array(ResultTable), places: z.array(z.object({ label: Both, mean: z.number() })) })),
    dimensions: z.array(z.object({ id: z.string(), label: Both, several: z.boolean() })).openapi({ description: 'What can be crossed.' }),
  })
  .openapi('SurveyResults');
export type SurveyResults = z.infer<typeof SurveyResults>;

export const CrossQuery = z.object({ rows: z.string().max(100).default(''), columns: z.string().max(100).default('') });
export const CrossTable = z
  .object({ rows: z.array(z.object({ label: Both, total: Count })), columns: z.array(z.object({ label: Both, total: Count })), cells: z.array(z.array(Count)).nullable().openapi({ description: 'null: too few answers to show any of it.' }) })
  .openapi('SurveyCrossTable');
export type CrossTable = z.infer<typeof CrossTable>;
export const FreeTexts = z.object({ key: z.string(), label: Both, withheld: z.boolean(), texts: z.array(z.string()) }).openapi('SurveyTexts');
export type FreeTexts = z.infer<typeof FreeTexts>;
