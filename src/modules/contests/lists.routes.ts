import { createRoute, z } from '@hono/zod-openapi';
import { nodesWhere, requireAccount, requireCapability } from '../../platform/auth/actor.ts';
import { account, granted } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams } from '../../platform/http/api.ts';
import { sendWorkbook, XLSX } from '../../platform/spreadsheets/send-workbook.ts';
import { writeWorkbook } from '../../platform/spreadsheets/write-workbook.ts';
import { listContests } from './contest-lists.queries.ts';
import { decideEntries, seeEntries } from './contests.policy.ts';
import { ContestPage, ContestQuery, EntryQuery, Funnel, Place } from './contests.schemas.ts';
import { entriesSheet } from './entries/entries-table.ts';
import { openContest, requireCanSee } from './entries/entries.access.ts';
import { funnelOf } from './tiers/funnel.queries.ts';
import { placesOf } from './tiers/places.queries.ts';

const tags = ['contests'];

const calls = createRoute({ method: 'get', path: '/contests', tags, summary: 'Calls for entries that concern one\'s offices', ...granted(seeEntries), request: { query: ContestQuery }, responses: answers(ContestPage) });
const funnel = createRoute({ method: 'get', path: '/contests/{id}/funnel', tags, summary: 'Entries by office, category and state within one\'s area', ...account(), request: { params: IdParams }, responses: answers(Funnel) });
const places = createRoute({ method: 'get', path: '/contests/{id}/places', tags, summary: 'What one\'s own offices may still forward, by category', ...account(), request: { params: IdParams }, responses: answers(z.array(Place)) });
const workbook = createRoute({ method: 'get', path: '/entries.xlsx', tags, summary: 'The entries of a list as a workbook', ...account(), request: { query: EntryQuery }, responses: answersFile(XLSX, 'Workbook') });

export const contestListsApi = createApi()
  .openapi(calls, async (c) => {
    const { ctx } = c.var;
    return c.json(await listContests(ctx.db, requireCapability(ctx.actor, seeEntries), nodesWhere(ctx.actor, decideEntries), c.req.valid('query'), ctx.clock.now()), 200);
  })
  .openapi(funnel, async (c) => {
    const { ctx } = c.var;
    return c.json(await funnelOf(ctx.db, await openContest(ctx, c.req.valid('param').id), requireCanSee(ctx)), 200);
  })
  .openapi(places, async (c) => {
    const { ctx } = c.var;
    return c.json(await placesOf(ctx.db, await openContest(ctx, c.req.valid('param').id), nodesWhere(requireAccount(ctx.actor), decideEntries)), 200);
  })
  .openapi(workbook, async (c) => {
    requireAccount(c.var.ctx.actor);
    const sheet = entriesSheet(c.var.ctx, c.req.valid('query'));
    return sendWorkbook(writeWorkbook({ sheets: [sheet] }), `${sheet.name}.xlsx`);
  });
