import { createRoute, z } from '@hono/zod-openapi';
import { commonErrors } from '../../platform/errors/errors.ts';
import { granted, open } from '../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { ballotBox } from './ballots/ballot-box.ts';
import { makePass, passKey } from './ballots/pass.ts';
import { MAX_BALLOT_BYTES } from './ballots/read-ballot.ts';
import { identify, requestContactCode } from './eligibility/who.ts';
import { openAsStaff, openPoll } from './polls.access.ts';
import { pollErrors } from './polls.errors.ts';
import { listPolls } from './polls.lists.ts';
import { managePolls, seePolls } from './polls.policy.ts';
import { presentPoll } from './polls.present.ts';
import { countVoters } from './polls.queries.ts';
import { BallotInput, CodeRequest, CodesAnswer, CodesInput, NewPoll, PassRequest, Poll, PollChange, PollPage, PollQuery, Reason, RosterAnswer, RosterInput, VersionedReason } from './polls.schemas.ts';
import { addRoster, makeCodes } from './usecases/fill-roster.ts';
import { publishPoll } from './usecases/publish-poll.ts';
import { changePoll, createPoll } from './usecases/save-poll.ts';
import { cancelPoll, closePoll, withdrawOption } from './usecases/step-poll.ts';

const tags = ['polls'];
const Version = z.object({ version: z.number().int() });
const OptionParams = IdParams.extend({ number: z.coerce.number().int().min(1).max(1000) });
const Cast = z
  .object({
    seq: z.string().openapi({ description: 'Number under which the log took the ballot; its proof is asked for by it.' }),
    receipt: z.object({
      format: z.literal('heming-receipt/v1'), key: z.string(), leaf: z.string(), promise: z.object({ note: z.string(), index: z.number().int(), path: z.array(z.string()) }),
      kept: z.object({ salt: z.string(), choices: z.array(z.number().int()) }),
    }),
  })
  .openapi('CastBallot');

const list = createRoute({ method: 'get', path: '/polls', tags, summary: 'Polls of one\'s area', ...granted(seePolls), request: { query: PollQuery }, responses: answers(PollPage) });
const create = createRoute({ method: 'post', path: '/polls', tags, summary: 'Add a poll to a campaign, as a draft', ...granted(managePolls), request: { body: jsonBody(NewPoll) }, responses: answers(Poll) });
const get = createRoute({ method: 'get', path: '/polls/{id}', tags, summary: 'A poll; drafts for the host only', ...open(), request: { params: IdParams }, responses: answers(Poll) });
const change = createRoute({ method: 'put', path: '/polls/{id}', tags, summary: 'Change a draft', ...granted(managePolls), request: { params: IdParams, body: jsonBody(PollChange) }, responses: answers(Poll) });
const voters = createRoute({ method: 'get', path: '/polls/{id}/voters', tags, summary: 'How many are on the list of those who may take part', ...granted(seePolls), request: { params: IdParams }, responses: answers(z.object({ total: z.number().int() })) });
const roster = createRoute({ method: 'post', path: '/polls/{id}/roster', tags, summary: 'Add contacts to the list of a draft', ...granted(managePolls), request: { params: IdParams, body: jsonBody(RosterInput) }, responses: answers(RosterAnswer) });
const codes = createRoute({ method: 'post', path: '/polls/{id}/codes', tags, summary: 'Make invitation codes for a draft; shown this once', ...granted(managePolls), request: { params: IdParams, body: jsonBody(CodesInput) }, responses: answers(CodesAnswer) });
const publish = createRoute({ method: 'post', path: '/polls/{id}/publish', tags, summary: 'Publish the rules, for good', ...granted(managePolls), request: { params: IdParams, body: jsonBody(Version) }, responses: answers(Poll) });
const close = createRoute({ method: 'post', path: '/polls/{id}/close', tags, summary: 'Close; before its time only with a reason, which is published', ...granted(managePolls), request: { params: IdParams, body: jsonBody(VersionedReason) }, responses: answers(Poll) });
const cancel = createRoute({ method: 'post', path: '/polls/{id}/cancel', tags, summary: 'Cancel with a reason, which is published; nothing is counted', ...granted(managePolls), request: { params: IdParams, body: jsonBody(VersionedReason) }, responses: answers(Poll) });
const withdraw = createRoute({ method: 'post', path: '/polls/{id}/options/{number}/withdraw', tags, summary: 'Withdraw an option while the poll runs', ...granted(managePolls), request: { params: OptionParams, body: jsonBody(Reason) }, responses: answers(Poll) });
const code = createRoute({ method: 'post', path: '/polls/{id}/contact-codes', tags, summary: 'Send a one-time code to a contact that takes part', ...open(), request: { params: IdParams, body: jsonBody(CodeRequest) }, responses: answers(z.object({ seconds: z.number().int(), outbox: z.boolean() })) });
const pass = createRoute({ method: 'post', path: '/polls/{id}/passes', tags, summary: 'Show that one may take part, and get a pass for one\'s ballot', ...open(), request: { params: IdParams, body: jsonBody(PassRequest) }, responses: answers(z.object({ pass: z.string() })) });
const cast = createRoute({
  method: 'post', path: '/polls/{id}/ballots', tags, summary: 'Cast a ballot; answered when it is durably in', ...open(), request: { params: IdParams, body: jsonBody(BallotInput) }, responses: answers(Cast),
});

export const pollsApi = createApi()
  .openapi(list, async (c) => c.json(await listPolls(c.var.ctx, c.req.valid('query')), 200))
  .openapi(create, async (c) => c.json(presentPoll(c.var.ctx, await openAsStaff(c.var.ctx, await createPoll(c.var.ctx, c.req.valid('json')))), 200))
  .openapi(get, async (c) => c.json(presentPoll(c.var.ctx, await openPoll(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(change, async (c) => {
    await changePoll(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(presentPoll(c.var.ctx, await openAsStaff(c.var.ctx, c.req.valid('param').id)), 200);
  })
  .openapi(voters, async (c) => {
    const poll = await openAsStaff(c.var.ctx, c.req.valid('param').id);
    return c.json({ total: await countVoters(c.var.ctx.db, poll.id) }, 200);
  })
  .openapi(roster, async (c) => c.json(await addRoster(c.var.ctx, c.req.valid('param').id, c.req.valid('json').contacts), 200))
  .openapi(codes, async (c) => c.json(await makeCodes(c.var.ctx, c.req.valid('param').id, c.req.valid('json').count), 200))
  .openapi(publish, async (c) => {
    await publishPoll(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(presentPoll(c.var.ctx, await openAsStaff(c.var.ctx, c.req.valid('param').id)), 200);
  })
  .openapi(close, async (c) => {
    await closePoll(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(presentPoll(c.var.ctx, await openAsStaff(c.var.ctx, c.req.valid('param').id)), 200);
  })
  .openapi(cancel, async (c) => {
    await cancelPoll(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(presentPoll(c.var.ctx, await openAsStaff(c.var.ctx, c.req.valid('param').id)), 200);
  })
  .openapi(withdraw, async (c) => {
    const { id, number } = c.req.valid('param');
    await withdrawOption(c.var.ctx, id, number, c.req.valid('json').reason);
    return c.json(presentPoll(c.var.ctx, await openAsStaff(c.var.ctx, id)), 200);
  })
  .openapi(code, async (c) => c.json(await requestContactCode(c.var.ctx, await openPoll(c.var.ctx, c.req.valid('param').id), c.req.valid('json').contact), 200))
  .openapi(pass, async (c) => {
    const { ctx } = c.var;
    const poll = await openPoll(ctx, c.req.valid('param').id);
    if (poll.secret) pollErrors.fail('ballot.mode');
    const voter = await identify(ctx, poll, c.req.valid('json'));
    return c.json({ pass: makePass(passKey(ctx.keys, poll.id), { voter, givenAt: ctx.clock.now().getTime() }) }, 200);
  });

// Ballots have a smaller limit, so that nobody fills the memory of a process that takes thousands a second.
pollsApi.use('/polls/:id/ballots', async (c, next) => {
  if (Buffer.byteLength(await c.req.text()) > MAX_BALLOT_BYTES) commonErrors.fail('input.too-large', { limit: '4 KB' });
  await next();
});
pollsApi.openapi(cast, async (c) => {
  const { seq, receipt } = await ballotBox(c.var.ctx).cast(c.req.valid('param').id, c.req.valid('json'), c.var.ctx.address);
  return c.json({ seq, receipt: { ...receipt, promise: { ...receipt.promise, path: [...receipt.promise.path] }, kept: { ...receipt.kept, choices: [...receipt.kept.choices] } } }, 200);
});
