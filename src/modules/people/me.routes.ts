import { createRoute, z } from '@hono/zod-openapi';
import { dropSession } from '../../platform/auth/session-cookie.ts';
import { account, granted } from '../../platform/http/access.ts';
import { answers, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import { CloseAccount, ConsentChange, ConsentPurposeName, ContactParams, ContactProof, ContactRequest, ErasureReceipt, MadeToken, NewToken, OwnChange, OwnGuardianConsent, OwnRecord } from './me.schemas.ts';
import { invitePeople } from './people.policy.ts';
import { GuardianConsentInput } from './people.schemas.ts';
import { CodeSent, Done } from './sessions.schemas.ts';
import { changeOwnRecord, proveOwnContact, removeOwnContact, setOwnConsent } from './usecases/change-own-record.ts';
import { closeOwnAccount } from './usecases/erase-person.ts';
import { exportOwnRecord } from './usecases/export-own-record.ts';
import { giveGuardianConsent, recordGuardianConsent, withdrawGuardianConsent } from './usecases/guardian-consent.ts';
import { makeOwnToken, revokeOwnToken } from './usecases/own-tokens.ts';
import { readOwnRecord } from './usecases/read-own-record.ts';
import { requestCode } from './usecases/sign-in-by-code.ts';

const tags = ['me'];
const own = account();
const done = { done: true as const };

const get = createRoute({ method: 'get', path: '/me', tags, summary: 'All that is kept about oneself: each field, why, until when', ...own, responses: answers(OwnRecord) });
const change = createRoute({ method: 'patch', path: '/me', tags, summary: 'Correct one\'s own name, age band and preferences', ...own, request: { body: jsonBody(OwnChange) }, responses: answers(OwnRecord) });
const askContact = createRoute({ method: 'post', path: '/me/contacts', tags, summary: 'Send a code to a contact, to prove it', ...own, request: { body: jsonBody(ContactRequest) }, responses: answers(CodeSent) });
const prove = createRoute({ method: 'post', path: '/me/contacts/verify', tags, summary: 'Keep the contact that the code proves', ...own, request: { body: jsonBody(ContactProof) }, responses: answers(Done) });
const remove = createRoute({ method: 'delete', path: '/me/contacts/{kind}', tags, summary: 'Remove a contact of one\'s own', ...own, request: { params: ContactParams }, responses: answers(Done) });
const consent = createRoute({ method: 'put', path: '/me/consents/{purpose}', tags, summary: 'Give or withdraw one consent', ...own, request: { params: z.object({ purpose: ConsentPurposeName }), body: jsonBody(ConsentChange) }, responses: answers(Done) });
const guardian = createRoute({ method: 'post', path: '/me/guardian-consent', tags, summary: 'Consent of a guardian for oneself under 14, proved by a code sent to the guardian', ...own, request: { body: jsonBody(OwnGuardianConsent) }, responses: answers(z.object({ id: Id })) });
const withdraw = createRoute({ method: 'delete', path: '/me/guardian-consent', tags, summary: 'Withdraw the guardian\'s consent', ...own, responses: answers(Done) });
const paper = createRoute({ method: 'post', path: '/people/{id}/guardian-consent', tags: ['people'], summary: 'Record a guardian\'s consent given on paper', ...granted(invitePeople), request: { params: IdParams, body: jsonBody(GuardianConsentInput) }, responses: answers(z.object({ id: Id })) });
const exportRoute = createRoute({ method: 'get', path: '/me/export', tags, summary: 'A copy of all that is kept about oneself', ...own, responses: answers(z.record(z.string(), z.unknown())) });
const close = createRoute({ method: 'post', path: '/me/close', tags, summary: 'Close the account and erase one\'s data; answers with the receipt', ...own, request: { body: jsonBody(CloseAccount) }, responses: answers(ErasureReceipt) });
const makeToken = createRoute({ method: 'post', path: '/me/tokens', tags, summary: 'Make a personal access token', ...own, request: { body: jsonBody(NewToken) }, responses: answers(MadeToken) });
const revokeToken = createRoute({ method: 'delete', path: '/me/tokens/{id}', tags, summary: 'Take a token out of force', ...own, request: { params: IdParams }, responses: answers(Done) });

export const meApi = createApi()
  .openapi(get, async (c) => c.json(await readOwnRecord(c.var.ctx), 200))
  .openapi(change, async (c) => {
    await changeOwnRecord(c.var.ctx, c.req.valid('json'));
    return c.json(await readOwnRecord(c.var.ctx), 200);
  })
  .openapi(askContact, async (c) => c.json(await requestCode(c.var.ctx, c.req.valid('json').contact, 'contact-code'), 200))
  .openapi(prove, async (c) => {
    await proveOwnContact(c.var.ctx, c.req.valid('json'));
    return c.json(done, 200);
  })
  .openapi(remove, async (c) => {
    await removeOwnContact(c.var.ctx, c.req.valid('param').kind);
    return c.json(done, 200);
  })
  .openapi(consent, async (c) => {
    await setOwnConsent(c.var.ctx, c.req.valid('param').purpose, c.req.valid('json').given);
    return c.json(done, 200);
  })
  .openapi(guardian, async (c) => c.json({ id: await giveGuardianConsent(c.var.ctx, c.req.valid('json')) }, 200))
  .openapi(withdraw, async (c) => {
    await withdrawGuardianConsent(c.var.ctx);
    return c.json(done, 200);
  })
  .openapi(paper, async (c) => c.json({ id: await recordGuardianConsent(c.var.ctx, c.req.valid('param').id, c.req.valid('json')) }, 200))
  .openapi(exportRoute, async (c) => c.json(await exportOwnRecord(c.var.ctx), 200))
  .openapi(close, async (c) => {
    const receipt = await closeOwnAccount(c.var.ctx, c.req.valid('json'));
    dropSession(c);
    return c.json(receipt, 200);
  })
  .openapi(makeToken, async (c) => c.json(await makeOwnToken(c.var.ctx, c.req.valid('json')), 200))
  .openapi(revokeToken, async (c) => {
    await revokeOwnToken(c.var.ctx, c.req.valid('param').id);
    return c.json(done, 200);
  });
