import { z } from '@hono/zod-openapi';
import { refusal } from '../../platform/http/problem.ts';

export const FIELD_KINDS = ['text', 'long-text', 'number', 'choice', 'date', 'phone', 'email', 'person'] as const;

/**
 * One field of a return. `asks` names what is asked for, so that the platform fills in what it holds: `unit.name`, `unit.code`,
 * `unit.kind`, `unit.sector`, `unit.level`, `unit.parent` come from the tree; any other name (`lead`, `liaison`, `team.size`) from the unit's
 * last answer under that name. A figure that comes again each month or year says for which in `period`.
 */
export const FormField = z
  .object({
    key: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, refusal('请用小写字母、数字和连字符，以字母开头。', 'Use small letters, digits and hyphens, beginning with a letter.')),
    label: z.string().trim().min(1).max(60),
    kind: z.enum(FIELD_KINDS),
    required: z.boolean().default(true),
    hint: z.string().trim().max(200).default(''),
    options: z.array(z.string().trim().min(1).max(60)).max(60).default([]).openapi({ description: 'Of a choice.' }),
    multiple: z.boolean().default(false).openapi({ description: 'Whether more than one option may be chosen.' }),
    unit: z.string().trim().max(20).default('').openapi({ description: 'Of a number: 人, 元, …' }),
    min: z.number().nullable().default(null).openapi({ description: 'Least number, or how many persons at least.' }),
    max: z.number().nullable().default(null).openapi({ description: 'Greatest number, or how many persons at most (1 unless given).' }),
    withMobile: z.boolean().default(true).openapi({ description: 'Of a person: whether a mobile number is asked for.' }),
    asks: z.string().regex(/^[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)*$/, refusal('例如 unit.name、lead、team.size。', 'Such as unit.name, lead, team.size.')).max(60).nullable().default(null),
    period: z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$/, refusal('例如 2026、2026-Q1、2026-03。', 'Such as 2026, 2026-Q1, 2026-03.')).nullable().default(null),
  })
  .superRefine((field, context) => {
    if (field.kind === 'choice' && field.options.length < 2) context.addIssue({ code: 'custom', path: ['options'], ...refusal('选择项至少需要两个选项。', 'A choice needs two options or more.') });
    if (new Set(field.options).size < field.options.length) context.addIssue({ code: 'custom', path: ['options'], ...refusal('选项不能重复。', 'Options must differ.') });
    if (field.min !== null && field.max !== null && field.min > field.max) context.addIssue({ code: 'custom', path: ['max'], ...refusal('上限不能小于下限。', 'The greatest must not be below the least.') });
    if (field.kind === 'person' && (field.max ?? 1) > 50) context.addIssue({ code: 'custom', path: ['max'], ...refusal('最多 50 人。', 'At most 50 persons.') });
  })
  .openapi('ReturnFormField');
export type FormField = z.infer<typeof FormField>;

export const ReturnForm = z
  .object({ note: z.string().trim().max(500).default(''), fields: z.array(FormField).min(1).max(60) })
  .superRefine(({ fields }, context) => {
    fields.forEach(({ key }, index) => {
      if (fields.findIndex((other) => other.key === key) < index) context.addIssue({ code: 'custom', path: ['fields', index, 'key'], ...refusal('每一项的标识不能相同。', 'Each field needs a key of its own.') });
    });
    const asked = fields.map(({ asks, kind, period }) => (asks === null ? null : `${kind}:${asks}@${period}`));
    asked.forEach((name, index) => {
      if (name !== null && asked.indexOf(name) < index) context.addIssue({ code: 'custom', path: ['fields', index, 'asks'], ...refusal('同一内容在表中只能要求填报一次。', 'A form asks for one thing once.') });
    });
  })
  .openapi('ReturnForm');
export type ReturnForm = z.infer<typeof ReturnForm>;

/** A person as a return names one. The mobile is kept encrypted and shown as `138****5678`. */
export const PersonAnswer = z.object({ name: z.string().max(60), post: z.string().max(60).default(''), mobile: z.string().max(30).default('') }).openapi('PersonAnswer');
export type PersonAnswer = z.infer<typeof PersonAnswer>;

/** Text for text, date, phone, e-mail and a single choice; texts for a multiple one; a number; persons. */
export const Answer = z.union([z.string().max(5000), z.number(), z.array(z.string().max(60)).max(60), z.array(PersonAnswer).max(50), z.null()]).openapi('ReturnAnswer');
export type Answer = z.infer<typeof Answer>;
/** By field key. A contact given back in its masked form keeps the one that was there. */
export const Answers = z.record(z.string().max(40), Answer).openapi('ReturnAnswers');
export type Answers = z.infer<typeof Answers>;
