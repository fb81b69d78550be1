import { z } from '@hono/zod-openapi';
import { Day } from '../http/api.ts';

const Words = (max: number) => z.object({ zh: z.string().trim().min(1).max(max), en: z.string().trim().max(max * 3).default('') });
// An answer is looked up by its key; the one name of that form that every object has is left out.
const Key = z.string().regex(/^(?!constructor$)[a-z][a-z0-9-]{0,31}$/);

const Test = z.union([
  z.object({ question: Key, is: z.enum(['answered', 'unanswered']) }),
  z.object({ question: Key, is: z.literal('one-of'), values: z.array(z.string().max(60)).min(1).max(50) }),
  z.object({ question: Key, is: z.enum(['at-least', 'at-most']), value: z.number() }),
]);

export const QuestionInput = z
  .object({
    key: Key,
    kind: z.string().regex(/^[a-z]{1,20}$/),
    label: Words(120),
    help: z.object({ zh: z.string().trim().max(500).default(''), en: z.string().trim().max(1500).default('') }).optional(),
    required: z.boolean().default(false),
    options: z.array(z.object({ value: z.string().trim().min(1).max(60), label: Words(120) })).max(50).optional(),
    several: z.boolean().optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    whole: z.boolean().optional(),
    from: Day.optional(),
    to: Day.optional(),
    reviewed: z.boolean().optional().openapi({ description: 'Whoever reviews the answers without knowing whose they are sees this one; not for kinds that name somebody, nor for files.' }),
    when: z.object({ match: z.enum(['all', 'any']), tests: z.array(Test).min(1).max(8) }).optional(),
  })
  .openapi('FormQuestion');

/** A form as it is sent and kept; `checkForm` says what else must hold. */
export const FormInput = z.object({ questions: z.array(QuestionInput).max(60).default([]) }).openapi('FormDefinition');

/** Answers as sent; `checkAnswers` reads them by their form. */
export const AnswersInput = z.record(z.string().max(32), z.union([z.string().max(20_000), z.number(), z.array(z.string().max(200)).max(50), z.record(z.string().max(32), z.string().max(500))])).openapi('FormAnswers');
