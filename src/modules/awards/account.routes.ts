import { createRoute } from '@hono/zod-openapi';
import { open } from '../../platform/http/access.ts';
import { answers, createApi, IdParams } from '../../platform/http/api.ts';
import { accountOf } from './account/account.queries.ts';
import { Account } from './account/account.schemas.ts';
import { publicContest } from './awards.access.ts';

const account = createRoute({ method: 'get', path: '/contests/{id}/account', tags: ['awards'], summary: 'The account of a contest: funnel, how it was judged, objections, awards; open data without persons', ...open(), request: { params: IdParams }, responses: answers(Account) });

export const accountApi = createApi().openapi(account, async (c) => {
  const { ctx } = c.var;
  return c.json(await accountOf(ctx.db, await publicContest(ctx.db, c.req.valid('param').id)), 200);
});
