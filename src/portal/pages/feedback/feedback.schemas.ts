import { z } from '@hono/zod-openapi';
import { Id, PageQuery, pageOf } from '../../../platform/http/api.ts';
import { refusal } from '../../../platform/http/problem.ts';

export const TOPICS = ['wrong', 'broken', 'hard-to-use', 'burden', 'other'] as const;
export type Topic = (typeof TOPICS)[number];

const Message = z.string().trim().min(1).max(2000);
const isTopic = (value: string): value is Topic => (TOPICS as readonly string[]).includes(value);

/** What a reader says about the site itself. */
export const NewFeedback = z.object({
  topic: z.string().default('').refine(isTopic, refusal('请选择是哪一类。', 'Please choose what it is about.')),
  message: Message,
  about: z.string().trim().max(500).regex(/^(\/(?![/\\]).*)?$/).catch(''),
});

export const FeedbackReply = z.object({ reply: Message }).openapi('FeedbackReply');

export const SiteFeedback = z
  .object({
    id: Id,
    at: z.iso.datetime(),
    locale: z.enum(['zh-CN', 'en']),
    topic: z.enum(TOPICS),
    aboutPath: z.string().nullable(),
    message: z.string(),
    reply: z.string().nullable(),
    repliedAt: z.iso.datetime().nullable(),
  })
  .openapi('SiteFeedback');
export type SiteFeedback = z.infer<typeof SiteFeedback>;

export const FeedbackQuery = PageQuery.extend({ waiting: z.enum(['yes', 'no']).optional() });
export const FeedbackPage = pageOf(SiteFeedback).openapi('SiteFeedbackPage');
