import { createRoute } from '@hono/zod-openapi';
import { open } from '../../platform/http/access.ts';
import { answers, createApi, jsonBody } from '../../platform/http/api.ts';
import { isSetUp } from './accounts.queries.ts';
import { SetupAnswer, SetupInput, SetupState } from './setup.schemas.ts';
import { setUp } from './usecases/set-up.ts';

const tags = ['set-up'];
const state = createRoute({ method: 'get', path: '/setup', tags, summary: 'Whether the first set-up has been done', ...open(), responses: answers(SetupState) });
const run = createRoute({ method: 'post', path: '/setup', tags, summary: 'First set-up: the topmost office and the three administrators', ...open(), request: { body: jsonBody(SetupInput) }, responses: answers(SetupAnswer) });

export const setupApi = createApi()
  .openapi(state, async (c) => c.json({ done: await isSetUp(c.var.ctx.db) }, 200))
  .openapi(run, async (c) => c.json(await setUp(c.var.ctx, c.req.valid('json')), 200));
