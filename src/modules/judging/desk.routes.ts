import { createRoute, z } from '@hono/zod-openapi';
import { account, granted } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, jsonBody } from '../../platform/http/api.ts';
import { deskPairs, deskRounds, openDesk, openJudgedWork, unitsNamed } from './desk.ts';
import { beJudge } from './judging.policy.ts';
import { Amendment, Answer, Comparison, Desk, DeskRound, Discussion, DraftInput, ListLock, Lock, Pair, Relations, Remark, Saved, UnitName, UnitQuery, WithReason, Work } from './judging.schemas.ts';
import { serveMedium } from './media.ts';
import { answerInvitation, declareRelations } from './usecases/change-panel.ts';
import { amendScore, discussionForJudge, remark } from './usecases/discuss-entry.ts';
import { compare, lockList, lockScore, recuse, saveDraft } from './usecases/score-work.ts';

const tags = ['judging'];
const params = { params: IdParams };
const Locked = z.object({ locked: z.number().int() }).openapi('LockedScores');
const Done = z.object({ done: z.literal(true) }).openapi('JudgingDone');
const done = { done: true } as const;

const desks = createRoute({ method: 'get', path: '/judging/desk', tags, summary: 'Rounds that one is asked to judge', ...account(), responses: answers(z.array(DeskRound)) });
const desk = createRoute({ method: 'get', path: '/judging/desk/{id}', tags, summary: 'One’s desk in a round: terms and works', ...account(), request: params, responses: answers(Desk) });
const units = createRoute({ method: 'get', path: '/judging/units', tags, summary: 'Units by name, to declare a relation to', ...granted(beJudge), request: { query: UnitQuery }, responses: answers(z.array(UnitName)) });
const answer = createRoute({ method: 'post', path: '/judging/desk/{id}/answer', tags, summary: 'Accept or decline, declaring relations', ...account(), request: { ...params, body: jsonBody(Answer) }, responses: answers(Done) });
const relations = createRoute({ method: 'put', path: '/judging/desk/{id}/relations', tags, summary: 'Declare relations anew', ...account(), request: { ...params, body: jsonBody(Relations) }, responses: answers(Done) });
const lockAll = createRoute({ method: 'post', path: '/judging/desk/{id}/lock', tags, summary: 'Lock everything, or the list of one category', ...account(), request: { ...params, body: jsonBody(ListLock) }, responses: answers(Locked) });
const pairs = createRoute({ method: 'get', path: '/judging/desk/{id}/pairs', tags, summary: 'Pairs of works to compare', ...account(), request: params, responses: answers(z.array(Pair)) });
const choose = createRoute({ method: 'put', path: '/judging/desk/{id}/pairs', tags, summary: 'Say which of two works is better', ...account(), request: { ...params, body: jsonBody(Comparison) }, responses: answers(Done) });
const work = createRoute({ method: 'get', path: '/judging/works/{id}', tags, summary: 'A work assigned to oneself, without what is blind, and one’s score', ...account(), request: params, responses: answers(Work) });
const save = createRoute({ method: 'put', path: '/judging/works/{id}/draft', tags, summary: 'Save a score as it is typed; it is on disk when this answers', ...account(), request: { ...params, body: jsonBody(DraftInput) }, responses: answers(Saved) });
const lock = createRoute({ method: 'post', path: '/judging/works/{id}/lock', tags, summary: 'Lock a score', ...account(), request: { ...params, body: jsonBody(Lock) }, responses: answers(Done) });
const leave = createRoute({ method: 'post', path: '/judging/works/{id}/recuse', tags, summary: 'Recuse oneself from a work', ...account(), request: { ...params, body: jsonBody(WithReason) }, responses: answers(Done) });
const discussion = createRoute({ method: 'get', path: '/judging/works/{id}/discussion', tags, summary: 'The discussion of a disputed work that one has scored', ...account(), request: params, responses: answers(Discussion) });
const speak = createRoute({ method: 'post', path: '/judging/works/{id}/discussion', tags, summary: 'Say something in a discussion', ...account(), request: { ...params, body: jsonBody(Remark) }, responses: answers(Discussion) });
const amend = createRoute({ method: 'post', path: '/judging/works/{id}/amend', tags, summary: 'Amend a locked score after discussion; both values are kept', ...account(), request: { ...params, body: jsonBody(Amendment) }, responses: answers(Discussion) });
const media = createRoute({ method: 'get', path: '/judging/media/{id}', tags, summary: 'A file of a work assigned to oneself, without metadata', ...account(), request: { ...params, query: z.object({ small: z.enum(['1']).optional() }) }, responses: answersFile('application/octet-stream', 'The file') });

export const judgingDeskApi = createApi()
  .openapi(desks, async (c) => c.json(await deskRounds(c.var.ctx), 200))
  .openapi(desk, async (c) => c.json(await openDesk(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(units, async (c) => c.json(await unitsNamed(c.var.ctx, c.req.valid('query').text), 200))
  .openapi(answer, async (c) => {
    await answerInvitation(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(done, 200);
  })
  .openapi(relations, async (c) => {
    await declareRelations(c.var.ctx, c.req.valid('param').id, c.req.valid('json').relations);
    return c.json(done, 200);
  })
  .openapi(lockAll, async (c) => c.json({ locked: await lockList(c.var.ctx, c.req.valid('param').id, c.req.valid('json').categoryId) }, 200))
  .openapi(pairs, async (c) => c.json(await deskPairs(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(choose, async (c) => {
    await compare(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(done, 200);
  })
  .openapi(work, async (c) => c.json(await openJudgedWork(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(save, async (c) => {
    const saved = await saveDraft(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ ...saved, savedAt: saved.savedAt.toISOString() }, 200);
  })
  .openapi(lock, async (c) => {
    await lockScore(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(done, 200);
  })
  .openapi(leave, async (c) => {
    await recuse(c.var.ctx, c.req.valid('param').id, c.req.valid('json').reason);
    return c.json(done, 200);
  })
  .openapi(discussion, async (c) => c.json(await discussionForJudge(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(speak, async (c) => {
    await remark(c.var.ctx, c.req.valid('param').id, c.req.valid('json').text);
    return c.json(await discussionForJudge(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(amend, async (c) => {
    await amendScore(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await discussionForJudge(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(media, async (c) => serveMedium(c.var.ctx, c.req.raw, c.req.valid('param').id, c.req.valid('query').small === '1') as never);
