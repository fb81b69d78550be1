import { z } from '@hono/zod-openapi';
import { Id, Instant, PageQuery, pageOf } from '../../platform/http/api.ts';
import { refusal } from '../../platform/http/problem.ts';
import { Audience, AudienceCount } from '../organizations/public.ts';
import { ReturnForm } from './form.schemas.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

export const Block = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paragraph'), text: text(5000) }),
    z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]), text: text(200), following: z.string().trim().max(5000).default('') }),
    z.object({ kind: z.literal('table'), header: z.array(z.string().max(100)).min(1).max(12), rows: z.array(z.array(z.string().max(500)).max(12)).max(500) }),
  ])
  .openapi('OfficialBlock');

export const Attachment = z.object({ fileId: Id, title: text(120) }).openapi('NoticeAttachment');

const hours = z.array(z.number().int().min(1).max(720)).max(6);

/** What a draft holds; the whole of it is given each time. */
export const NoticeDraft = z
  .object({
    issuerId: Id.openapi({ description: 'The office that issues, leads the red head and numbers.' }),
    jointIssuerIds: z.array(Id).max(10).default([]),
    campaignId: Id.nullable().default(null),
    title: text(200),
    body: z.array(Block).min(1).max(400),
    attachments: z.array(Attachment).max(20).default([]),
    addressees: z.array(text(120)).max(30).default([]).openapi({ description: 'As printed above the body (主送机关); empty: the recipients\' names.' }),
    cc: z.array(text(120)).max(30).default([]),
    series: z.string().trim().regex(/^[\p{Script=Han}A-Za-z]{1,20}$/u, refusal('代字由汉字或字母组成，例如“鹤文明办”。', 'A series is made of Chinese characters or letters.')),
    audience: Audience,
    wantsReceipt: z.boolean().default(true),
    form: ReturnForm.nullable().default(null),
    dueAt: Instant.nullable().default(null),
    remindBefore: hours.default([24, 2]).openapi({ description: 'Hours before the due time at which those who have not answered are reminded.' }),
    remindAfter: hours.default([24]),
  })
  .openapi('NoticeDraft');
export type NoticeDraft = z.infer<typeof NoticeDraft>;

export const Version = z.object({ version: z.number().int().min(1) });
export const NoticeChange = NoticeDraft.extend(Version.shape).openapi('NoticeChange');
export const AudiencePreview = z.object({ issuerId: Id, audience: Audience }).openapi('AudiencePreview');
export const Reason = z.object({ reason: text(300) });

const Name = z.object({ id: Id, name: z.string() });
const moment = z.iso.datetime();

export const NoticeState = z.enum(['draft', 'sent', 'withdrawn']);
/** How the reader stands to a notice: issues it, answers it, or stands above one of them and only reads. */
export const Standing = z.enum(['issuer', 'recipient', 'above']);

export const NoticeCounts = z
  .object({ recipients: z.number().int(), signed: z.number().int(), returned: z.number().int(), late: z.number().int(), sentBack: z.number().int(), overdue: z.number().int(), extensionsAsked: z.number().int() })
  .openapi('NoticeCounts');
export type NoticeCounts = z.infer<typeof NoticeCounts>;

export const NoticeSummary = z
  .object({
    id: Id, title: z.string(), number: z.string().nullable(), issuer: Name, campaignId: Id.nullable(), state: NoticeState, version: z.number().int(),
    wantsReceipt: z.boolean(), wantsReturn: z.boolean(), dueAt: moment.nullable(), updatedAt: moment, sentAt: moment.nullable(), recipientCount: z.number().int(),
    /** In the received box: where the reader's own organization stands. */
    mine: z.object({ organization: Name, signedAt: moment.nullable(), returnState: z.string().nullable(), dueAt: moment.nullable(), lateSeconds: z.number().int().nullable() }).nullable(),
    counts: NoticeCounts.nullable().openapi({ description: 'Of the recipients the reader may see; null in a draft.' }),
  })
  .openapi('NoticeSummary');
export type NoticeSummary = z.infer<typeof NoticeSummary>;

export const NoticeQuery = PageQuery.extend({
  box: z.enum(['received', 'sent', 'drafts', 'below']).default('received').openapi({ description: 'below: sent to or by those below one\'s organization, read only.' }),
  organizationId: Id.optional().openapi({ description: 'Only the box of this organization.' }),
  text: z.string().trim().max(60).optional().openapi({ description: 'Part of the title or of the series.' }),
  open: z.enum(['true', 'false']).optional().openapi({ description: 'Received: what waits for my organization; sent: where something is still out.' }),
  campaignId: Id.optional(),
});
export type NoticeQuery = z.infer<typeof NoticeQuery>;
export const NoticePage = pageOf(NoticeSummary).openapi('NoticePage');

export const Notice = z
  .object({
    ...NoticeSummary.omit({ mine: true, wantsReturn: true }).shape,
    standings: z.array(Standing), myOrganizations: z.array(Name).openapi({ description: 'Recipients for which the reader answers.' }),
    jointIssuers: z.array(Name),
    printedIssuers: z.array(z.string()).openapi({ description: 'The issuers as the red head names them: in Chinese, as all of the document is.' }),
    body: z.array(Block), attachments: z.array(Attachment.extend({ name: z.string(), size: z.number().int(), url: z.string() })), addressees: z.array(z.string()), cc: z.array(z.string()),
    series: z.string(), audience: Audience.nullable().openapi({ description: 'For the issuer.' }), form: ReturnForm.nullable(), remindBefore: z.array(z.number().int()), remindAfter: z.array(z.number().int()),
    sentBy: z.string().nullable(), withdrawnAt: moment.nullable(), withdrawReason: z.string().nullable(), returnsClosedAt: moment.nullable(),
  })
  .openapi('Notice');
export type Notice = z.infer<typeof Notice>;

/** What sending would do: to whom, and what of the form is held already. */
export const SendingPreview = z
  .object({ audience: AudienceCount, held: z.array(z.object({ key: z.string(), label: z.string(), heldFor: z.number().int() })), allHeld: z.boolean() })
  .openapi('SendingPreview');
