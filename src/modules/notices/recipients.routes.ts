import { createRoute, z } from '@hono/zod-openapi';
import { granted } from '../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { requireWithin } from '../organizations/public.ts';
import { Burden, BurdenQuery, readBurden } from './burden.ts';
import { answerNotices, seeNotices, sendNotices } from './notices.policy.ts';
import { iso } from './notices.present.ts';
import { listRecipients, readProgress, readRecipient } from './recipients.present.ts';
import { ExtensionDecision, ExtensionRequest, Progress, ProgressQuery, RecipientDetail, RecipientPage, RecipientParams, RecipientQuery, Reminder, ReturnInput, RevealInput, SendBack } from './recipients.schemas.ts';
import { revealContact, sendBackReturn } from './usecases/correct-return.ts';
import { askExtension, decideExtension } from './usecases/extend-due-time.ts';
import { remindRecipients } from './usecases/remind-recipients.ts';
import { signReceipt } from './usecases/sign-receipt.ts';
import { saveReturnDraft, submitReturn } from './usecases/submit-return.ts';

const tags = ['notices'];
const see = granted(seeNotices);
const send = granted(sendNotices);
const answer = granted(answerNotices);
const at = '/notices/{id}/recipients/{organizationId}';
const params = { params: RecipientParams };

const progress = createRoute({ method: 'get', path: '/notices/{id}/progress', tags, summary: 'Who has and who has not, in all and by region', ...see, request: { params: IdParams, query: ProgressQuery }, responses: answers(Progress) });
const list = createRoute({ method: 'get', path: '/notices/{id}/recipients', tags, summary: 'Recipients, by state', ...see, request: { params: IdParams, query: RecipientQuery }, responses: answers(RecipientPage) });
const remind = createRoute({ method: 'post', path: '/notices/{id}/remind', tags, summary: 'Remind those who have not signed or returned, each at most once a day', ...send, request: { params: IdParams, body: jsonBody(Reminder) }, responses: answers(z.object({ reminded: z.number().int(), leftOut: z.number().int(), at: z.iso.datetime() })) });
const get = createRoute({ method: 'get', path: at, tags, summary: 'One recipient\'s side: state, form, return with its versions, requests for more time', ...see, request: params, responses: answers(RecipientDetail) });
const sign = createRoute({ method: 'post', path: `${at}/receipt`, tags, summary: 'Sign for the notice (签收)', ...answer, request: params, responses: answers(RecipientDetail) });
const save = createRoute({ method: 'put', path: `${at}/draft`, tags, summary: 'Keep an unfinished return', ...answer, request: { ...params, body: jsonBody(ReturnInput) }, responses: answers(z.object({ revision: z.number().int() })) });
const submit = createRoute({ method: 'post', path: `${at}/return`, tags, summary: 'Hand in the return; a late one is taken and marked', ...answer, request: { ...params, body: jsonBody(ReturnInput) }, responses: answers(RecipientDetail) });
const sendBack = createRoute({ method: 'post', path: `${at}/send-back`, tags, summary: 'Send a return back for correction', ...send, request: { ...params, body: jsonBody(SendBack) }, responses: answers(RecipientDetail) });
const reveal = createRoute({ method: 'post', path: `${at}/reveal`, tags, summary: 'Read a contact of the return in clear; audited with the reason', ...see, request: { ...params, body: jsonBody(RevealInput) }, responses: answers(z.object({ contact: z.string() })) });
const ask = createRoute({ method: 'post', path: `${at}/extension`, tags, summary: 'Ask for more time', ...answer, request: { ...params, body: jsonBody(ExtensionRequest) }, responses: answers(RecipientDetail) });
const decide = createRoute({ method: 'post', path: `${at}/extension/decision`, tags, summary: 'Grant or decline more time', ...send, request: { ...params, body: jsonBody(ExtensionDecision) }, responses: answers(RecipientDetail) });
const burden = createRoute({ method: 'get', path: '/burden', tags, summary: 'What all offices together asked of a unit in a month, and of those below it', ...see, request: { query: BurdenQuery }, responses: answers(Burden) });

export const recipientsApi = createApi()
  .openapi(progress, async (c) => c.json(await readProgress(c.var.ctx, c.req.valid('param').id, c.req.valid('query').under), 200))
  .openapi(list, async (c) => c.json(await listRecipients(c.var.ctx, c.req.valid('param').id, c.req.valid('query')), 200))
  .openapi(remind, async (c) => {
    const reminded = await remindRecipients(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ ...reminded, at: iso(reminded.at) }, 200);
  })
  .openapi(get, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    return c.json(await readRecipient(c.var.ctx, id, organizationId), 200);
  })
  .openapi(sign, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    await signReceipt(c.var.ctx, id, organizationId);
    return c.json(await readRecipient(c.var.ctx, id, organizationId), 200);
  })
  .openapi(save, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    return c.json(await saveReturnDraft(c.var.ctx, id, organizationId, c.req.valid('json')), 200);
  })
  .openapi(submit, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    await submitReturn(c.var.ctx, id, organizationId, c.req.valid('json'));
    return c.json(await readRecipient(c.var.ctx, id, organizationId), 200);
  })
  .openapi(sendBack, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    await sendBackReturn(c.var.ctx, id, organizationId, c.req.valid('json'));
    return c.json(await readRecipient(c.var.ctx, id, organizationId), 200);
  })
  .openapi(reveal, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    return c.json({ contact: await revealContact(c.var.ctx, id, organizationId, c.req.valid('json')) }, 200);
  })
  .openapi(ask, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    await askExtension(c.var.ctx, id, organizationId, c.req.valid('json'));
    return c.json(await readRecipient(c.var.ctx, id, organizationId), 200);
  })
  .openapi(decide, async (c) => {
    const { id, organizationId } = c.req.valid('param');
    await decideExtension(c.var.ctx, id, organizationId, c.req.valid('json'));
    return c.json(await readRecipient(c.var.ctx, id, organizationId), 200);
  })
  .openapi(burden, async (c) => {
    const query = c.req.valid('query');
    await requireWithin(c.var.ctx.db, c.var.ctx, seeNotices, query.node);
    return c.json(await readBurden(c.var.ctx.db, query), 200);
  });
