import { createRoute, z } from '@hono/zod-openapi';
import { historyOf } from '../../platform/audit/audit-log.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import { granted } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, jsonBody, PageQuery, pageOf, window } from '../../platform/http/api.ts';
import { contentDisposition } from '../../platform/files/file-names.ts';
import { AudienceCount } from '../organizations/public.ts';
import { renderNotice } from './notice-document.ts';
import { openNotice } from './notices.access.ts';
import { seeNotices, sendNotices } from './notices.policy.ts';
import { listNotices, readNotice } from './notices.present.ts';
import { AudiencePreview, Notice, NoticeChange, NoticeDraft, NoticePage, NoticeQuery, Reason, SendingPreview, Version } from './notices.schemas.ts';
import { numberOf } from './numbers.queries.ts';
import { changeDraft, deleteDraft, draftNotice } from './usecases/draft-notice.ts';
import { previewAudience, previewSending } from './usecases/preview-sending.ts';
import { sendNotice } from './usecases/send-notice.ts';
import { closeReturns, withdrawNotice } from './usecases/withdraw-notice.ts';

const tags = ['notices'];
const see = granted(seeNotices);
const send = granted(sendNotices);
const one = { params: IdParams };
const Done = z.object({ done: z.literal(true) });
const done = { done: true as const };
const HistoryPage = pageOf(
  z.object({ id: z.uuid(), at: z.iso.datetime(), actorName: z.string(), action: z.string(), outcome: z.enum(['done', 'refused', 'failed']), reason: z.string().nullable(), before: z.unknown(), after: z.unknown() }),
).openapi('NoticeHistory');

const list = createRoute({ method: 'get', path: '/notices', tags, summary: 'A box of notices: received, sent, drafts, or those of the organizations below', ...see, request: { query: NoticeQuery }, responses: answers(NoticePage) });
const draft = createRoute({ method: 'post', path: '/notices', tags, summary: 'Draft a notice in the name of one\'s office', ...send, request: { body: jsonBody(NoticeDraft) }, responses: answers(Notice) });
const audience = createRoute({ method: 'post', path: '/notices/audience-preview', tags, summary: 'How many organizations an audience has at this moment', ...send, request: { body: jsonBody(AudiencePreview) }, responses: answers(AudienceCount) });
const get = createRoute({ method: 'get', path: '/notices/{id}', tags, summary: 'One notice as its reader sees it', ...see, request: one, responses: answers(Notice) });
const change = createRoute({ method: 'put', path: '/notices/{id}', tags, summary: 'Replace what a draft holds', ...send, request: { ...one, body: jsonBody(NoticeChange) }, responses: answers(Notice) });
const remove = createRoute({ method: 'delete', path: '/notices/{id}', tags, summary: 'Remove a draft', ...send, request: { ...one, query: z.object({ version: z.coerce.number().int().min(1) }) }, responses: answers(Done) });
const preview = createRoute({ method: 'get', path: '/notices/{id}/sending-preview', tags, summary: 'To whom a draft would go now, and what of its form is held already', ...send, request: one, responses: answers(SendingPreview) });
const signAndSend = createRoute({ method: 'post', path: '/notices/{id}/send', tags, summary: 'Number the draft and send it to exactly its audience', ...send, request: { ...one, body: jsonBody(Version) }, responses: answers(Notice) });
const withdraw = createRoute({ method: 'post', path: '/notices/{id}/withdraw', tags, summary: 'Withdraw a sent notice; its number stays', ...send, request: { ...one, body: jsonBody(Reason) }, responses: answers(Notice) });
const close = createRoute({ method: 'post', path: '/notices/{id}/returns-closed', tags, summary: 'Stop taking returns, or take them again', ...send, request: { ...one, body: jsonBody(z.object({ closed: z.boolean() })) }, responses: answers(Notice) });
const history = createRoute({ method: 'get', path: '/notices/{id}/history', tags, summary: 'What was done to a notice and its returns, newest first; for the issuer and the offices above it', ...see, request: { ...one, query: PageQuery }, responses: answers(HistoryPage) });
const pdf = createRoute({ method: 'get', path: '/notices/{id}/document.pdf', tags, summary: 'The notice in the official layout; x-missing-glyphs lists characters no font has', ...see, request: one, responses: answersFile('application/pdf', 'PDF') });

export const noticesApi = createApi()
  .openapi(list, async (c) => c.json(await listNotices(c.var.ctx, c.req.valid('query')), 200))
  .openapi(draft, async (c) => c.json(await readNotice(c.var.ctx, await draftNotice(c.var.ctx, c.req.valid('json'))), 200))
  .openapi(audience, async (c) => c.json(await previewAudience(c.var.ctx, c.req.valid('json')), 200))
  .openapi(get, async (c) => c.json(await readNotice(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    await changeDraft(c.var.ctx, id, c.req.valid('json'));
    return c.json(await readNotice(c.var.ctx, id), 200);
  })
  .openapi(remove, async (c) => {
    await deleteDraft(c.var.ctx, c.req.valid('param').id, c.req.valid('query'));
    return c.json(done, 200);
  })
  .openapi(preview, async (c) => c.json(await previewSending(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(signAndSend, async (c) => {
    const { id } = c.req.valid('param');
    await sendNotice(c.var.ctx, id, c.req.valid('json'));
    return c.json(await readNotice(c.var.ctx, id), 200);
  })
  .openapi(withdraw, async (c) => {
    const { id } = c.req.valid('param');
    await withdrawNotice(c.var.ctx, id, c.req.valid('json'));
    return c.json(await readNotice(c.var.ctx, id), 200);
  })
  .openapi(close, async (c) => {
    const { id } = c.req.valid('param');
    await closeReturns(c.var.ctx, id, c.req.valid('json'));
    return c.json(await readNotice(c.var.ctx, id), 200);
  })
  .openapi(history, async (c) => {
    const { ctx } = c.var;
    const { row, seesAll } = await openNotice(ctx.db, ctx, c.req.valid('param').id);
    if (!seesAll) commonErrors.fail('auth.forbidden');
    return c.json(await historyOf(ctx.db, ['notice'], [row.id], window(c.req.valid('query'))), 200);
  })
  .openapi(pdf, async (c) => {
    const { row } = await openNotice(c.var.ctx.db, c.var.ctx, c.req.valid('param').id);
    const made = await renderNotice(c.var.ctx, row);
    const name = `${[numberOf(row), row.title].filter((part) => part !== null).join(' ')}.pdf`;
    const headers = { 'content-type': 'application/pdf', 'content-disposition': contentDisposition('inline', name), 'cache-control': 'private, no-store', 'x-missing-glyphs': encodeURIComponent(made.missingGlyphs.join('')) };
    return c.body(made.pdf as Uint8Array<ArrayBuffer>, 200, headers);
  });
