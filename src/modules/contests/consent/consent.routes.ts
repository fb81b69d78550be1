import { createRoute, z } from '@hono/zod-openapi';
import { account } from '../../../platform/http/access.ts';
import { answers, createApi, Id, IdParams, jsonBody } from '../../../platform/http/api.ts';
import { AuthorRef, ConsentRecord, GuardianInput, GuardianWithdrawal, Invitation, InvitationAnswer, InvitationCode, InvitationView } from './consent.schemas.ts';
import { consentsOf, giveGuardianConsent, withdrawGuardianConsent } from './guardian-consent.ts';
import { answerInvitation, inviteAuthor, readInvitation, withdrawAuthorConsent } from './invite-author.ts';

const tags = ['contests'];
const Done = z.object({ id: Id }).openapi('Done');

const invite = createRoute({ method: 'post', path: '/entries/{id}/invitations', tags, summary: 'A link by which a co-author or tutor decides on their own name', ...account(), request: { params: IdParams, body: jsonBody(AuthorRef) }, responses: answers(Invitation) });
const look = createRoute({ method: 'post', path: '/author-invitations/read', tags, summary: 'What an invitation asks', ...account(), request: { body: jsonBody(InvitationCode) }, responses: answers(InvitationView) });
const answer = createRoute({ method: 'post', path: '/author-invitations/answer', tags, summary: 'Answer an invitation: how one is named, or not at all', ...account(), request: { body: jsonBody(InvitationAnswer) }, responses: answers(z.object({ entryId: Id })) });
const takeBack = createRoute({ method: 'post', path: '/entries/{id}/author-withdrawal', tags, summary: 'Take one\'s own name back from an entry', ...account(), request: { params: IdParams }, responses: answers(Done) });
const guardian = createRoute({ method: 'post', path: '/entries/{id}/guardian-consents', tags, summary: 'A guardian\'s consent to one purpose, for an author under 14', ...account(), request: { params: IdParams, body: jsonBody(GuardianInput) }, responses: answers(Done) });
const guardianBack = createRoute({ method: 'post', path: '/entries/{id}/guardian-withdrawal', tags, summary: 'Take a guardian\'s consent back: the full name, the name or the work', ...account(), request: { params: IdParams, body: jsonBody(GuardianWithdrawal) }, responses: answers(Done) });
const list = createRoute({ method: 'get', path: '/entries/{id}/consents', tags, summary: 'The consents kept with an entry', ...account(), request: { params: IdParams }, responses: answers(z.array(ConsentRecord)) });

export const consentApi = createApi()
  .openapi(invite, async (c) => {
    const { code, expiresAt } = await inviteAuthor(c.var.ctx, c.req.valid('param').id, c.req.valid('json').authorId);
    return c.json({ code, path: `/me/credit?code=${code}`, expiresAt: expiresAt.toISOString() }, 200);
  })
  .openapi(look, async (c) => c.json(await readInvitation(c.var.ctx, c.req.valid('json').code), 200))
  .openapi(answer, async (c) => c.json(await answerInvitation(c.var.ctx, c.req.valid('json')), 200))
  .openapi(takeBack, async (c) => {
    const { id } = c.req.valid('param');
    await withdrawAuthorConsent(c.var.ctx, id);
    return c.json({ id }, 200);
  })
  .openapi(guardian, async (c) => {
    const { id } = c.req.valid('param');
    await giveGuardianConsent(c.var.ctx, id, c.req.valid('json'));
    return c.json({ id }, 200);
  })
  .openapi(guardianBack, async (c) => {
    const { id } = c.req.valid('param');
    await withdrawGuardianConsent(c.var.ctx, id, c.req.valid('json'));
    return c.json({ id }, 200);
  })
  .openapi(list, async (c) => c.json(await consentsOf(c.var.ctx, c.req.valid('param').id), 200));
