import { createRoute, z } from '@hono/zod-openapi';
import { requireCapability } from '../../platform/auth/actor.ts';
import { granted, open } from '../../platform/http/access.ts';
import { historyOf } from '../../platform/audit/audit-log.ts';
import { answers, createApi, Id, IdParams, jsonBody, PageQuery, window } from '../../platform/http/api.ts';
import { HistoryPage } from './audit-log.schemas.ts';
import { searchGrants } from './grants.queries.ts';
import { invitePeople, grantWorkRoles, manageAccounts, revealContacts, seePeople } from './people.policy.ts';
import { presentGrants } from './people.present.ts';
import { ContactKindName, GrantPage, GrantQuery, Invitation, InvitationAcceptance, NewGrantInput, NewStaffAnswer, NewStaffInput, PersonChange, PersonDetail, PersonPage, PersonQuery, ReasonBody, RevealedContact, RevealRequest } from './people.schemas.ts';
import { Done } from './sessions.schemas.ts';
import { acceptInvitation } from './usecases/accept-invitation.ts';
import { changePerson, revealContact } from './usecases/change-person.ts';
import { giveRole } from './usecases/give-role.ts';
import { inviteStaff } from './usecases/invite-staff.ts';
import { disableAccount, enableAccount, renewInvitation, requirePasswordChange, resetSecondFactor, unlockAccount } from './usecases/manage-account.ts';
import { listPeople, readPerson, requirePersonWithin } from './usecases/read-people.ts';
import { takeRole } from './usecases/take-role.ts';

const tags = ['people'];
const done = { done: true as const };
const manage = granted(manageAccounts);
const roles = granted(grantWorkRoles);
const params = IdParams;

const list = createRoute({ method: 'get', path: '/people', tags, summary: 'People of one\'s area, contacts masked', ...granted(seePeople), request: { query: PersonQuery }, responses: answers(PersonPage) });
const invite = createRoute({ method: 'post', path: '/people', tags, summary: 'Add a staff person with an account and a one-time link', ...granted(invitePeople), request: { body: jsonBody(NewStaffInput) }, responses: answers(NewStaffAnswer) });
const get = createRoute({ method: 'get', path: '/people/{id}', tags, summary: 'One person with account and roles', ...granted(seePeople), request: { params }, responses: answers(PersonDetail) });
const history = createRoute({ method: 'get', path: '/people/{id}/history', tags, summary: 'What was done to the person\'s record and account, newest first', ...granted(seePeople), request: { params, query: PageQuery }, responses: answers(HistoryPage) });
const change = createRoute({ method: 'patch', path: '/people/{id}', tags, summary: 'Correct a staff person', ...granted(invitePeople), request: { params, body: jsonBody(PersonChange) }, responses: answers(PersonDetail) });
const reveal = createRoute({ method: 'post', path: '/people/{id}/contacts/{kind}/reveal', tags, summary: 'Read a contact in clear, for a reason; audited', ...granted(revealContacts), request: { params: z.object({ id: Id, kind: ContactKindName }), body: jsonBody(RevealRequest) }, responses: answers(RevealedContact) });
const accept = createRoute({ method: 'post', path: '/invitations/accept', tags, summary: 'Set the password of an account by its one-time link', ...open(), request: { body: jsonBody(InvitationAcceptance) }, responses: answers(z.object({ username: z.string() })) });

const invitation = createRoute({ method: 'post', path: '/accounts/{id}/invitation', tags, summary: 'A new one-time link to set the password', ...granted(invitePeople), request: { params }, responses: answers(Invitation) });
const disable = createRoute({ method: 'post', path: '/accounts/{id}/disable', tags, summary: 'Disable an account', ...manage, request: { params, body: jsonBody(ReasonBody) }, responses: answers(Done) });
const enable = createRoute({ method: 'post', path: '/accounts/{id}/enable', tags, summary: 'Let a disabled account sign in again', ...manage, request: { params }, responses: answers(Done) });
const unlock = createRoute({ method: 'post', path: '/accounts/{id}/unlock', tags, summary: 'End the lock of wrong passwords', ...manage, request: { params }, responses: answers(Done) });
const newPassword = createRoute({ method: 'post', path: '/accounts/{id}/require-password-change', tags, summary: 'Have the person choose a new password before the roles count again', ...manage, request: { params, body: jsonBody(ReasonBody) }, responses: answers(Done) });
const reset = createRoute({ method: 'post', path: '/accounts/{id}/second-factor/reset', tags, summary: 'Take a lost second factor away', ...manage, request: { params, body: jsonBody(ReasonBody) }, responses: answers(Done) });

const listGrants = createRoute({ method: 'get', path: '/grants', tags, summary: 'Roles held in one\'s area', ...roles, request: { query: GrantQuery }, responses: answers(GrantPage) });
const give = createRoute({ method: 'post', path: '/grants', tags, summary: 'Give a role at a node', ...roles, request: { body: jsonBody(NewGrantInput) }, responses: answers(z.object({ id: Id })) });
const take = createRoute({ method: 'post', path: '/grants/{id}/revoke', tags, summary: 'Take a role away', ...roles, request: { params, body: jsonBody(ReasonBody) }, responses: answers(Done) });

export const peopleApi = createApi()
  .openapi(list, async (c) => c.json(await listPeople(c.var.ctx, c.req.valid('query')), 200))
  .openapi(invite, async (c) => c.json(await inviteStaff(c.var.ctx, c.req.valid('json')), 200))
  .openapi(get, async (c) => c.json(await readPerson(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(history, async (c) => {
    const { ctx } = c.var;
    const person = await requirePersonWithin(ctx, seePeople, c.req.valid('param').id);
    return c.json(await historyOf(ctx.db, ['person', 'account'], [person.id, ...(person.account_id === null ? [] : [person.account_id])], window(c.req.valid('query'))), 200);
  })
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    await changePerson(c.var.ctx, id, c.req.valid('json'));
    return c.json(await readPerson(c.var.ctx, id), 200);
  })
  .openapi(reveal, async (c) => {
    const { id, kind } = c.req.valid('param');
    return c.json(await revealContact(c.var.ctx, id, kind, c.req.valid('json').reason), 200);
  })
  .openapi(accept, async (c) => c.json(await acceptInvitation(c.var.ctx, c.req.valid('json')), 200))
  .openapi(invitation, async (c) => c.json(await renewInvitation(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(disable, async (c) => {
    await disableAccount(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason);
    return c.json(done, 200);
  })
  .openapi(enable, async (c) => {
    await enableAccount(c.var.ctx, c.req.valid('param').id);
    return c.json(done, 200);
  })
  .openapi(unlock, async (c) => {
    await unlockAccount(c.var.ctx, c.req.valid('param').id);
    return c.json(done, 200);
  })
  .openapi(newPassword, async (c) => {
    await requirePasswordChange(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason);
    return c.json(done, 200);
  })
  .openapi(reset, async (c) => {
    await resetSecondFactor(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason);
    return c.json(done, 200);
  })
  .openapi(listGrants, async (c) => {
    const { ctx } = c.var;
    const { rows, total } = await searchGrants(ctx.db, requireCapability(ctx.actor, grantWorkRoles), c.req.valid('query'), ctx.clock.now());
    return c.json({ items: await presentGrants(ctx, rows), total }, 200);
  })
  .openapi(give, async (c) => {
    const input = c.req.valid('json');
    return c.json(await giveRole(c.var.ctx, { ...input, endsAt: input.endsAt === null ? null : new Date(input.endsAt) }), 200);
  })
  .openapi(take, async (c) => {
    await takeRole(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason);
    return c.json(done, 200);
  });

export type PeopleApi = typeof peopleApi;
