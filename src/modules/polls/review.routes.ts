import { Readable } from 'node:stream';
import { createRoute, z } from '@hono/zod-openapi';
import { inclusionProof } from '../../ledger/public.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import { granted, open } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import { askBox } from './apart/ask-box.ts';
import { boxErrors } from './apart/box.errors.ts';
import { marksOf } from './apart/marks-of.ts';
import { BoxState } from './apart/orders.ts';
import { logOfPoll } from './ballots/leaf.ts';
import { identify } from './eligibility/who.ts';
import { addInstitution, listInstitutions, removeInstitution } from './fraud/institutions.ts';
import { scanPoll } from './fraud/scan.ts';
import { openAsStaff, openPoll } from './polls.access.ts';
import { pollErrors } from './polls.errors.ts';
import { managePolls, reviewPolls, seePolls } from './polls.policy.ts';
import { presentPoll } from './polls.present.ts';
import { Institution, Mark, MarkDecision, NewInstitution, Poll, TokenRequest, Totals } from './polls.schemas.ts';
import { exportPoll } from './results/export-poll.ts';
import { finishPoll } from './results/finish-poll.ts';
import { publicTotals, totalsOf } from './results/totals.ts';
import { signBlinded } from './secret/desk.ts';
import { decideMark } from './usecases/decide-mark.ts';

const tags = ['polls'];
const MarkParams = IdParams.extend({ markId: Id });
const Marks = z.array(Mark);

const totals = createRoute({ method: 'get', path: '/polls/{id}/totals', tags, summary: 'Totals: after the result is final, or before where the rules say so', ...open(), request: { params: IdParams }, responses: answers(Totals) });
const staffTotals = createRoute({ method: 'get', path: '/polls/{id}/running-totals', tags, summary: 'Totals for the staff of the poll\'s area, once it is closed', ...granted(seePolls), request: { params: IdParams }, responses: answers(Totals) });
const proof = createRoute({
  method: 'get', path: '/polls/{id}/proofs/{seq}', tags, summary: 'The proof that a ballot is in the poll\'s log (C2SP tlog-proof), by the number its receipt names; null while it is being put in', ...open(),
  request: { params: IdParams.extend({ seq: z.string().regex(/^\d{1,18}$/) }) }, responses: answers(z.object({ index: z.number().int().nullable(), leaf: z.string().nullable(), proof: z.string().nullable() })),
});
const token = createRoute({ method: 'post', path: '/polls/{id}/tokens', tags, summary: 'The desk of a secret poll signs a blinded token, once a person (RFC 9474)', ...open(), request: { params: IdParams, body: jsonBody(TokenRequest) }, responses: answers(z.object({ signature: z.string() })) });
const marks = createRoute({ method: 'get', path: '/polls/{id}/marks', tags, summary: 'What the fraud rules found, with the decisions', ...granted(reviewPolls), request: { params: IdParams }, responses: answers(Marks) });
const scan = createRoute({ method: 'post', path: '/polls/{id}/scan', tags, summary: 'Look for signs of fraud now', ...granted(reviewPolls), request: { params: IdParams }, responses: answers(Marks) });
const decide = createRoute({ method: 'post', path: '/polls/{id}/marks/{markId}/decision', tags, summary: 'Hold the ballots of a mark back, count them again, or set the mark aside', ...granted(reviewPolls), request: { params: MarkParams, body: jsonBody(MarkDecision) }, responses: answers(Marks) });
const finish = createRoute({ method: 'post', path: '/polls/{id}/finish', tags, summary: 'Publish the final result', ...granted(managePolls), request: { params: IdParams, body: jsonBody(z.object({ version: z.number().int() })) }, responses: answers(Poll) });
const file = createRoute({ method: 'get', path: '/polls/{id}/export', tags, summary: 'Everything a recount needs, as one file for `heming verify`', ...open(), request: { params: IdParams }, responses: answersFile('application/x-tar', 'The log, what opens each ballot, exclusions and the result') });
const institutions = createRoute({ method: 'get', path: '/poll-institutions', tags, summary: 'Addresses that institutions share', ...granted(seePolls), responses: answers(z.array(Institution)) });
const addOne = createRoute({ method: 'post', path: '/poll-institutions', tags, summary: 'Tell that an institution\'s people share addresses', ...granted(reviewPolls), request: { body: jsonBody(NewInstitution) }, responses: answers(z.object({ id: Id })) });
const removeOne = createRoute({ method: 'delete', path: '/poll-institutions/{id}', tags, summary: 'Take back that addresses are shared', ...granted(reviewPolls), request: { params: IdParams }, responses: answers(z.object({ id: Id })) });

export const pollReviewApi = createApi()
  .openapi(totals, async (c) => c.json(await publicTotals(c.var.ctx, await openPoll(c.var.ctx, c.req.valid('param').id)), 200))
  .openapi(staffTotals, async (c) => {
    const poll = await openAsStaff(c.var.ctx, c.req.valid('param').id);
    // Nobody sees totals that the rules hide, not the office either, until nothing can change them.
    if (poll.state === 'published' && !poll.liveTotals) pollErrors.fail('results.hidden');
    return c.json(await totalsOf(c.var.ctx, poll), 200);
  })
  .openapi(proof, async (c) => {
    const { id, seq } = c.req.valid('param');
    const { boxUrl } = await openPoll(c.var.ctx, id);
    if (boxUrl !== null) boxErrors.fail('ballot.elsewhere', { url: boxUrl });
    const found = await inclusionProof(c.var.ctx.db, logOfPoll(id), seq);
    return c.json(found === undefined ? { index: null, leaf: null, proof: null } : { index: found.index, leaf: Buffer.from(found.leaf).toString('utf8'), proof: found.text }, 200);
  })
  .openapi(token, async (c) => {
    const { ctx } = c.var;
    const poll = await openPoll(ctx, c.req.valid('param').id);
    if (!poll.secret) pollErrors.fail('ballot.mode');
    const request = c.req.valid('json');
    return c.json({ signature: await signBlinded(ctx, poll.id, await identify(ctx, poll, request), request.blinded) }, 200);
  })
  .openapi(marks, async (c) => c.json(await marksOf(c.var.ctx, await openAsStaff(c.var.ctx, c.req.valid('param').id, reviewPolls)), 200))
  .openapi(scan, async (c) => {
    const poll = await openAsStaff(c.var.ctx, c.req.valid('param').id, reviewPolls);
    if (poll.state !== 'published' && poll.state !== 'closed') pollErrors.fail('poll.state');
    await (poll.boxUrl === null ? scanPoll(c.var.ctx, poll) : askBox(c.var.ctx, poll.boxUrl, { order: 'scan', poll: poll.id }, BoxState));
    return c.json(await marksOf(c.var.ctx, poll), 200);
  })
  .openapi(decide, async (c) => {
    const { id, markId } = c.req.valid('param');
    await decideMark(c.var.ctx, id, markId, c.req.valid('json'));
    return c.json(await marksOf(c.var.ctx, await openAsStaff(c.var.ctx, id, reviewPolls)), 200);
  })
  .openapi(finish, async (c) => {
    const { id } = c.req.valid('param');
    await finishPoll(c.var.ctx, id, c.req.valid('json').version);
    return c.json(presentPoll(c.var.ctx, await openAsStaff(c.var.ctx, id)), 200);
  })
  .openapi(institutions, async (c) => c.json(await listInstitutions(c.var.ctx), 200))
  .openapi(addOne, async (c) => c.json({ id: await addInstitution(c.var.ctx, c.req.valid('json')) }, 200))
  .openapi(removeOne, async (c) => {
    await removeInstitution(c.var.ctx, c.req.valid('param').id);
    return c.json({ id: c.req.valid('param').id }, 200);
  });

pollReviewApi.openapi(file, async (c) => {
  const poll = await openPoll(c.var.ctx, c.req.valid('param').id);
  if (poll.state === 'draft') commonErrors.fail('not-found');
  if (poll.boxUrl !== null) return c.redirect(`${poll.boxUrl}/log/${logOfPoll(poll.id)}/export`) as never;
  const body = Readable.toWeb(Readable.from(exportPoll(c.var.ctx, poll))) as ReadableStream;
  return new Response(body, { headers: { 'content-type': 'application/x-tar', 'content-disposition': `attachment; filename="poll-${poll.id}.tar"` } }) as never;
});
