import { createRoute, z } from '@hono/zod-openapi';
import { requireAccount } from '../../platform/auth/actor.ts';
import { account, granted, open } from '../../platform/http/access.ts';
import { answers, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { activityTitles } from '../campaigns/public.ts';
import { contestErrors } from './contests.errors.ts';
import { manageContests } from './contests.policy.ts';
import { type ContestRecord, requireContest } from './contests.queries.ts';
import { Contest, ContestChange, Decision, Entry, EntryEdit, EntryPage, EntryQuery, EntryStep, NewContest, NewEntry, OwnQuota } from './contests.schemas.ts';
import { openContest, viewOf } from './entries/entries.access.ts';
import { presentEntries, presentSteps } from './entries/entries.present.ts';
import { findEntry, listEntries } from './entries/entries.queries.ts';
import { changeContest, setContestState, setOwnQuota } from './usecases/change-contest.ts';
import { createContest } from './usecases/create-contest.ts';
import { decideEntries, decideEntry, withdrawEntry } from './usecases/decide-entry.ts';
import { createEntry, editEntry } from './usecases/save-entry.ts';

const tags = ['contests'];
const Done = z.object({ id: Id }).openapi('Done');

const create = createRoute({ method: 'post', path: '/contests', tags, summary: 'Add a call for entries to a campaign', ...granted(manageContests), request: { body: jsonBody(NewContest) }, responses: answers(Contest) });
const get = createRoute({ method: 'get', path: '/contests/{id}', tags, summary: 'A call for entries; drafts for the host only', ...open(), request: { params: IdParams }, responses: answers(Contest) });
const change = createRoute({ method: 'put', path: '/contests/{id}', tags, summary: 'Change a call for entries', ...granted(manageContests), request: { params: IdParams, body: jsonBody(ContestChange) }, responses: answers(Contest) });
const start = createRoute({ method: 'post', path: '/contests/{id}/open', tags, summary: 'Open to entries from its opening instant on', ...granted(manageContests), request: { params: IdParams }, responses: answers(Contest) });
const stop = createRoute({ method: 'post', path: '/contests/{id}/close', tags, summary: 'Close before its time', ...granted(manageContests), request: { params: IdParams }, responses: answers(Contest) });
const quota = createRoute({ method: 'put', path: '/contests/{id}/quotas', tags, summary: 'Give an office a quota of its own in a category, or (null) take it away', ...granted(manageContests), request: { params: IdParams, body: jsonBody(OwnQuota) }, responses: answers(Done) });
const enter = createRoute({ method: 'post', path: '/contests/{id}/entries', tags, summary: 'Enter a work, as a draft or handed in', ...account(), request: { params: IdParams, body: jsonBody(NewEntry) }, responses: answers(Entry) });
const list = createRoute({ method: 'get', path: '/entries', tags, summary: 'One\'s own entries and those of one\'s area', ...account(), request: { query: EntryQuery }, responses: answers(EntryPage) });
const one = createRoute({ method: 'get', path: '/entries/{id}', tags, summary: 'One entry', ...account(), request: { params: IdParams }, responses: answers(Entry) });
const steps = createRoute({ method: 'get', path: '/entries/{id}/steps', tags, summary: 'The path an entry walked', ...account(), request: { params: IdParams }, responses: answers(z.array(EntryStep)) });
const edit = createRoute({ method: 'put', path: '/entries/{id}', tags, summary: 'Change one\'s entry, and hand it in', ...account(), request: { params: IdParams, body: jsonBody(EntryEdit) }, responses: answers(Entry) });
const withdraw = createRoute({ method: 'post', path: '/entries/{id}/withdraw', tags, summary: 'Withdraw one\'s entry', ...account(), request: { params: IdParams, body: jsonBody(z.object({ version: z.number().int() })) }, responses: answers(Entry) });
const decide = createRoute({ method: 'post', path: '/entries/{id}/decision', tags, summary: 'Forward, return, set aside, take up, call in, admit, publish or unpublish', ...account(), request: { params: IdParams, body: jsonBody(Decision) }, responses: answers(Entry) });
const Batch = z.object({ entries: z.array(z.object({ id: Id, version: z.number().int() })).min(1).max(200), action: z.enum(['forward', 'return', 'set-aside', 'call-in', 'admit', 'publish']), reason: z.string().trim().max(500).default('') }).openapi('EntryBatch');
const decideMany = createRoute({ method: 'post', path: '/entries/decisions', tags, summary: 'The same decision on several entries: all or none', ...account(), request: { body: jsonBody(Batch) }, responses: answers(z.object({ decided: z.number().int() })) });

async function present(ctx: Context, contest: ContestRecord): Promise<Contest> {
  const title = (await activityTitles(ctx.db, [contest.id])).get(contest.id) ?? { zh: '', en: '' };
  return {
    ...contest, title, opensAt: contest.opensAt.toISOString(), closesAt: contest.closesAt.toISOString(), categories: contest.categories.map((category) => ({ ...category, opensAt: category.opensAt?.toISOString() ?? null, closesAt: category.closesAt?.toISOString() ?? null, tierQuotas: [...category.tierQuotas], form: category.form as Contest['categories'][number]['form'] })),
    tiers: contest.tiers.map((tier) => ({ ...tier, decideBy: tier.decideBy.toISOString() })),
  };
}

const contestById = async (ctx: Context, id: string) => present(ctx, await requireContest(ctx.db, id));

async function entryById(ctx: Context, id: string): Promise<Entry> {
  const row = await findEntry(ctx.db, id, viewOf(ctx));
  return (await presentEntries(ctx.db, ctx, [row ?? contestErrors.fail('entry.not-found')]))[0]!;
}

export const contestsApi = createApi()
  .openapi(create, async (c) => c.json(await contestById(c.var.ctx, await createContest(c.var.ctx, c.req.valid('json'))), 200))
  .openapi(get, async (c) => {
    const { ctx } = c.var;
    return c.json(await present(ctx, await openContest(ctx, c.req.valid('param').id)), 200);
  })
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    await changeContest(c.var.ctx, id, c.req.valid('json'));
    return c.json(await contestById(c.var.ctx, id), 200);
  })
  .openapi(start, async (c) => {
    await setContestState(c.var.ctx, c.req.valid('param').id, 'open');
    return c.json(await contestById(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(stop, async (c) => {
    await setContestState(c.var.ctx, c.req.valid('param').id, 'closed');
    return c.json(await contestById(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(quota, async (c) => {
    await setOwnQuota(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json({ id: c.req.valid('param').id }, 200);
  })
  .openapi(enter, async (c) => c.json(await entryById(c.var.ctx, await createEntry(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))), 200))
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    requireAccount(ctx.actor);
    const { items, total } = await listEntries(ctx.db, viewOf(ctx), c.req.valid('query'));
    return c.json({ items: await presentEntries(ctx.db, ctx, items), total }, 200);
  })
  .openapi(decideMany, async (c) => {
    const { ctx } = c.var;
    const { entries, action, reason } = c.req.valid('json');
    await decideEntries(ctx, entries, { action, reason });
    return c.json({ decided: entries.length }, 200);
  })
  .openapi(one, async (c) => c.json(await entryById(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(steps, async (c) => {
    const { ctx } = c.var;
    const { id } = c.req.valid('param');
    if ((await findEntry(ctx.db, id, viewOf(ctx))) === undefined) contestErrors.fail('entry.not-found');
    return c.json(await presentSteps(ctx.db, id), 200);
  })
  .openapi(edit, async (c) => {
    await editEntry(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await entryById(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(withdraw, async (c) => {
    await withdrawEntry(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version);
    return c.json(await entryById(c.var.ctx, c.req.valid('param').id), 200);
  })
  .openapi(decide, async (c) => {
    await decideEntry(c.var.ctx, c.req.valid('param').id, c.req.valid('json'));
    return c.json(await entryById(c.var.ctx, c.req.valid('param').id), 200);
  });

export type ContestsApi = typeof contestsApi;
