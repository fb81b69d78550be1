import { z } from '@hono/zod-openapi';
import { Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';
import { Answers, ReturnForm } from './form.schemas.ts';
import { NoticeCounts } from './notices.schemas.ts';

const moment = z.iso.datetime();
const Name = z.object({ id: Id, name: z.string() });
const text = (max: number) => z.string().trim().min(1).max(max);

export const RECIPIENT_STATES = ['unsigned', 'signed', 'awaited', 'returned', 'sent-back', 'late', 'overdue', 'extension-asked'] as const;

export const RecipientParams = z.object({ id: Id, organizationId: Id });
export const RecipientQuery = PageQuery.extend({ state: z.enum(RECIPIENT_STATES).optional(), under: Id.optional(), text: z.string().trim().max(60).optional() });
export type RecipientQuery = z.infer<typeof RecipientQuery>;

export const ReturnState = z.enum(['awaited', 'submitted', 'sent-back']);

export const Recipient = z
  .object({
    organization: Name, path: z.array(Id), dueAt: moment.nullable(), signedAt: moment.nullable(), signedBy: z.string().nullable(), returnState: ReturnState.nullable(),
    firstSubmittedAt: moment.nullable(), lateSeconds: z.number().int().nullable(), lateWords: z.string().nullable().openapi({ description: 'How late, in words: 迟交2小时.' }),
    overdue: z.boolean(), extensionAsked: z.boolean(), lastRemindedAt: moment.nullable(),
  })
  .openapi('NoticeRecipient');
export type Recipient = z.infer<typeof Recipient>;
export const RecipientPage = pageOf(Recipient).openapi('NoticeRecipientPage');

export const Progress = z.object({ total: NoticeCounts, under: Name, regions: z.array(z.object({ node: Name, counts: NoticeCounts })) }).openapi('NoticeProgress');
export const ProgressQuery = z.object({ under: Id.optional().openapi({ description: 'Regions right below this node; the issuer unless given.' }) });

const Mark = z.object({ key: z.string().max(40), note: z.string().trim().max(300).default('') });
export const SendBack = z.object({ reason: text(500), marks: z.array(Mark).max(60).default([]), dueAt: Instant.nullable().default(null) }).openapi('ReturnSendBack');
export const ExtensionRequest = z.object({ reason: text(500), until: Instant }).openapi('ExtensionRequest');
export const ExtensionDecision = z.object({ granted: z.boolean(), dueAt: Instant.nullable().default(null), reason: z.string().trim().max(500).default('') }).openapi('ExtensionDecision');

export const ReturnInput = z.object({ answers: Answers, revision: z.number().int().min(0).openapi({ description: 'Of the draft last read; 0 when there is none.' }) }).openapi('ReturnInput');
export const RevealInput = z.object({ field: z.string().max(40), index: z.number().int().min(0).max(49).default(0).openapi({ description: 'Which of several persons.' }), reason: text(300) }).openapi('RevealInput');
export const Reminder = z.object({ who: z.enum(['unsigned', 'unreturned']), under: Id.optional() }).openapi('NoticeReminder');

export const Extension = z
  .object({ reason: z.string(), until: moment, askedAt: moment, state: z.enum(['asked', 'granted', 'declined']), dueAt: moment.nullable(), decidedAt: moment.nullable(), decisionReason: z.string().nullable() })
  .openapi('Extension');

export const ReturnVersion = z
  .object({
    version: z.number().int(), answers: Answers, submittedAt: moment, submittedBy: z.string().nullable(), lateSeconds: z.number().int().nullable(), lateWords: z.string().nullable(),
    sentBack: z.object({ at: moment, reason: z.string(), marks: z.array(Mark) }).nullable(),
  })
  .openapi('ReturnVersion');

/** One recipient's side of a notice; contacts are masked everywhere. */
export const RecipientDetail = z
  .object({
    ...Recipient.shape, mayAnswer: z.boolean(), form: ReturnForm.nullable(),
    answers: Answers.openapi({ description: 'To begin with: the draft, else the version sent back, else what is held of the unit.' }),
    prefilled: z.array(z.string()).openapi({ description: 'Keys of the fields that were filled in from what is held.' }),
    revision: z.number().int(), draftSavedAt: moment.nullable(), versions: z.array(ReturnVersion), extensions: z.array(Extension),
  })
  .openapi('NoticeRecipientDetail');
export type RecipientDetail = z.infer<typeof RecipientDetail>;
