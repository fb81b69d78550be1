import { createRoute, z } from '@hono/zod-openapi';
import { granted } from '../../platform/http/access.ts';
import { answers, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { conflictsForHost, hostedRound, panelOf, presentRounds, progressOf, roundsForHost } from './host.ts';
import { requireJudge } from './judges.queries.ts';
import { manageJudging } from './judging.policy.ts';
import { ByHand, ConflictView, Discussion, Judge, JudgeChange, JudgeRemoval, NewDiscussion, NewJudge, NewRound, Plan, PlanApplication, Progress, Remark, Reminding, Round, RoundChange, RoundQuery, WithReason } from './judging.schemas.ts';
import { assignByHand, unassign } from './usecases/change-assignment.ts';
import { changeJudge, inviteJudge, removeJudge } from './usecases/change-panel.ts';
import { discussionForHost, hostRemark, openDiscussion } from './usecases/discuss-entry.ts';
import { applyPlan, planAssignment } from './usecases/plan-assignment.ts';
import { remindJudges } from './usecases/remind-judges.ts';
import { closeRound, openRound } from './usecases/run-round.ts';
import { changeRound, createRound } from './usecases/save-round.ts';

const tags = ['judging'];
const Counted = z.object({ count: z.number().int() }).openapi('Counted');
const params = { params: IdParams };
const host = granted(manageJudging);
const Panel = z.array(Judge);

const list = createRoute({ method: 'get', path: '/judging/rounds', tags, summary: 'Rounds of judging that one’s offices host', ...host, request: { query: RoundQuery }, responses: answers(z.array(Round)) });
const create = createRoute({ method: 'post', path: '/judging/rounds', tags, summary: 'Begin a round of judging in a contest', ...host, request: { body: jsonBody(NewRound) }, responses: answers(Round) });
const get = createRoute({ method: 'get', path: '/judging/rounds/{id}', tags, summary: 'A round', ...host, request: params, responses: answers(Round) });
const change = createRoute({ method: 'put', path: '/judging/rounds/{id}', tags, summary: 'Change a round; once it is open only its name and dates', ...host, request: { ...params, body: jsonBody(RoundChange) }, responses: answers(Round) });
const open = createRoute({ method: 'post', path: '/judging/rounds/{id}/open', tags, summary: 'Open a round: its terms and its works are fixed', ...host, request: params, responses: answers(Round) });
const close = createRoute({ method: 'post', path: '/judging/rounds/{id}/close', tags, summary: 'Close a round before its time; its result is computed', ...host, request: params, responses: answers(Round) });
const progress = createRoute({ method: 'get', path: '/judging/rounds/{id}/progress', tags, summary: 'How far the round has come, without any score', ...host, request: params, responses: answers(Progress) });
const panel = createRoute({ method: 'get', path: '/judging/rounds/{id}/judges', tags, summary: 'The panel', ...host, request: params, responses: answers(Panel) });
const invite = createRoute({ method: 'post', path: '/judging/rounds/{id}/judges', tags, summary: 'Invite a judge', ...host, request: { ...params, body: jsonBody(NewJudge) }, responses: answers(Panel) });
const conflicts = createRoute({ method: 'get', path: '/judging/rounds/{id}/conflicts', tags, summary: 'Which judge may not have which work, by the records', ...host, request: params, responses: answers(z.array(ConflictView)) });
const editJudge = createRoute({ method: 'put', path: '/judging/judges/{id}', tags, summary: 'Change a judge’s greatest load and expertise', ...host, request: { ...params, body: jsonBody(JudgeChange) }, responses: answers(Panel) });
const dropJudge = createRoute({ method: 'post', path: '/judging/judges/{id}/remove', tags, summary: 'Take a judge off the panel; works not locked go back to be assigned', ...host, request: { ...params, body: jsonBody(JudgeRemoval) }, responses: answers(Counted) });
const plan = createRoute({ method: 'post', path: '/judging/rounds/{id}/plan', tags, summary: 'Compute an assignment to look at, or what makes one impossible', ...host, request: params, responses: answers(Plan) });
const apply = createRoute({ method: 'post', path: '/judging/rounds/{id}/assignment', tags, summary: 'Apply the plan that was looked at', ...host, request: { ...params, body: jsonBody(PlanApplication) }, responses: answers(Counted) });
const add = createRoute({ method: 'post', path: '/judging/rounds/{id}/assignments', tags, summary: 'Give a work to a judge by hand', ...host, request: { ...params, body: jsonBody(ByHand) }, responses: answers(Counted) });
const take = createRoute({ method: 'post', path: '/judging/assignments/{id}/remove', tags, summary: 'Take a work from a judge', ...host, request: { ...params, body: jsonBody(WithReason) }, responses: answers(Counted) });
const discuss = createRoute({ method: 'post', path: '/judging/rounds/{id}/discussions', tags, summary: 'Open a disputed work to its judges', ...host, request: { ...params, body: jsonBody(NewDiscussion) }, responses: answers(Counted) });
const discussion = createRoute({ method: 'get', path: '/judging/rounds/{id}/discussions/{entryId}', tags, summary: 'A discussion as the host reads it', ...host, request: { params: IdParams.extend({ entryId: Id }) }, responses: answers(Discussion) });
const speak = createRoute({ method: 'post', path: '/judging/rounds/{id}/discussions/{entryId}', tags, summary: 'Say something in a discussion as the host', ...host, request: { params: IdParams.extend({ entryId: Id }), body: jsonBody(Remark) }, responses: answers(Discussion) });
const remind = createRoute({ method: 'post', path: '/judging/rounds/{id}/reminders', tags, summary: 'Remind judges who have works left, outside of quiet hours and once in a day', ...host, request: { ...params, body: jsonBody(Reminding) }, responses: answers(Counted) });

const one = async (ctx: Context, id: string): Promise<Round> => (await presentRounds(ctx, [await hostedRound(ctx, id)]))[0]!;

export const judgingRoundsApi = createApi()
  .openapi(list, async (c) => c.json(await roundsForHost(c.var.ctx, c.req.valid('query').contest), 200))
  .openapi(create, async (c) => c.json(await one(c.var.ctx, await createRound(c.var.ctx, c.req.valid('json'))), 200))
  .openapi(get, async (c) => c.json(await one(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(change, async (c) => {
    await changeRound(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await one(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(open, async (c) => {
    await openRound(c.var.ctx, c.req.valid('param').id);
    return c.json(await one(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(close, async (c) => {
    await closeRound(c.var.ctx, c.req.valid('param').id);
    return c.json(await one(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(progress, async (c) => c.json(await progressOf(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(panel, async (c) => c.json(await panelOf(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(invite, async (c) => {
    await inviteJudge(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await panelOf(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(conflicts, async (c) => c.json(await conflictsForHost(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(editJudge, async (c) => {
    const { ctx } = c.var;
    await changeJudge(ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await panelOf(ctx, (await requireJudge(ctx.db, c.req.valid('param').id)).round_id), 200);
  })
  .openapi(dropJudge, async (c) => c.json({ count: await removeJudge(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason) }, 200))
  .openapi(plan, async (c) => c.json(await planAssignment(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(apply, async (c) => c.json({ count: await applyPlan(c.var.ctx, c.req.valid('param').id, c.req.valid('json').planId) }, 200))
  .openapi(add, async (c) => {
    await assignByHand(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ count: 1 }, 200);
  })
  .openapi(take, async (c) => {
    await unassign(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason);
    return c.json({ count: 1 }, 200);
  })
  .openapi(discuss, async (c) => {
    await openDiscussion(c.var.ctx, c.req.valid('param').id, c.req.valid('json').entryId);
    return c.json({ count: 1 }, 200);
  })
  .openapi(discussion, async (c) => c.json(await discussionForHost(c.var.ctx, c.req.valid('param').id, c.req.valid('param').entryId), 200))
  .openapi(speak, async (c) => {
    const { id, entryId } = c.req.valid('param');
    await hostRemark(c.var.ctx, id, entryId, c.req.valid('json').text);
    return c.json(await discussionForHost(c.var.ctx, id, entryId), 200);
  })
  .openapi(remind, async (c) => c.json({ count: await remindJudges(c.var.ctx, c.req.valid('param').id, c.req.valid('json').judgeIds) }, 200));
