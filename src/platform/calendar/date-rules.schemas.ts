import { z } from 'zod';
import { Instant } from '../http/api.ts';
import { refusal } from '../http/problem.ts';
import { SOLAR_TERM_NAMES } from './solar-terms.ts';
import { daysInMonth } from './zoned-time.ts';

/**
 * When something falls, said the way people say it: a date of every year, a solar term, a lunar date, or one instant.
 * A rule without a year can be kept in a template and resolved for any year.
 */
export const dateRuleSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('date'), month: z.int().min(1).max(12), day: z.int().min(1).max(31) }),
    z.object({ kind: z.literal('solar-term'), term: z.enum(SOLAR_TERM_NAMES) }),
    z.object({
      kind: z.literal('lunar'),
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(30),
      leap: z.boolean().optional(),
    }),
    z.object({ kind: z.literal('instant'), at: Instant }),
  ])
  .refine((rule) => rule.kind !== 'date' || rule.day <= daysInMonth(2024, rule.month), {
    path: ['day'],
    ...refusal('这个月没有这一天。', 'This month has no such day.'),
  });

export type DateRule = z.infer<typeof dateRuleSchema>;
