import { createRoute, z } from '@hono/zod-openapi';
import { granted } from '../../../platform/http/access.ts';
import { answers, createApi, Id, IdParams, jsonBody } from '../../../platform/http/api.ts';
import { decideEntries } from '../contests.policy.ts';
import { Likenesses, LikenessNote } from './likenesses.schemas.ts';
import { presentLikenesses } from './likenesses.present.ts';
import { noteLikeness, requireDecidedEntry } from './note-likeness.ts';

const tags = ['contests'];
const list = createRoute({ method: 'get', path: '/entries/{id}/likenesses', tags, summary: 'Other entries that are like one, with what matches', ...granted(decideEntries), request: { params: IdParams }, responses: answers(Likenesses) });
const note = createRoute({ method: 'post', path: '/entries/{id}/likenesses/{likenessId}/notes', tags, summary: 'Note what an office found about a likeness, and why', ...granted(decideEntries), request: { params: z.object({ id: Id, likenessId: Id }), body: jsonBody(LikenessNote) }, responses: answers(Likenesses) });

export const likenessesApi = createApi()
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    return c.json(await presentLikenesses(ctx, await requireDecidedEntry(ctx.db, ctx, c.req.valid('param').id)), 200);
  })
  .openapi(note, async (c) => {
    const { ctx } = c.var;
    const { id, likenessId } = c.req.valid('param');
    await noteLikeness(ctx, id, likenessId, c.req.valid('json'));
    return c.json(await presentLikenesses(ctx, await requireDecidedEntry(ctx.db, ctx, id)), 200);
  });
