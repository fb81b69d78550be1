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
  contact: z.string().trim().max(200).default(''),
  about: z.string().trim().max(500).regex(/^(\/(?![/\\]).*)?$/).catch(''),
});

export const FeedbackReply = z.object({ reply: Message }).openapi('FeedbackReply');
export const FeedbackClosing = z.object({ reason: z.string().trim().min(1).max(300) }).openapi('FeedbackClosing');

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
    closedAt: z.iso.datetime().nullable(),
    closeReason: z.string().nullable(),
    wantsAnswer: z.boolean().openapi({ description: 'The author left a contact, and is told of the answer.' }),
  })
  .openapi('SiteFeedback');
export type SiteFeedback = z.infer<typeof SiteFeedback>;

export const FEEDBACK_STATES = ['waiting', 'answered', 'closed'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

const narrowed = { state: z.enum(FEEDBACK_STATES).optional(), topic: z.enum(TOPICS).optional() };
export const FeedbackQuery = PageQuery.extend(narrowed);
export const FeedbackExportQuery = z.object(narrowed);
export const FeedbackPage = pageOf(SiteFeedback).openapi('SiteFeedbackPage');
