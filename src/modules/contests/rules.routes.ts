import { createRoute, z } from '@hono/zod-openapi';
import { account, granted } from '../../platform/http/access.ts';
import { answers, createApi, Id, IdParams, jsonBody } from '../../platform/http/api.ts';
import { FormInput } from '../../platform/forms/form.schemas.ts';
import type { FormDefinition } from '../../platform/forms/form.types.ts';
import { manageContests } from './contests.policy.ts';
import { openContest } from './entries/entries.access.ts';
import { ownEntry } from './entries/own-entry.ts';
import { changeForm } from './entry-form/change-form.ts';
import { issueExtension, revokeExtension } from './extensions/extensions.ts';
import { extensionsOf } from './extensions/extensions.queries.ts';
import { Extension, IssuedExtension, NewExtension } from './extensions/extensions.schemas.ts';
import { feedbackOf } from './feedback/entry-feedback.ts';
import { filmTools } from './films/ffmpeg.ts';
import { changesOf } from './tiers/entry-changes.ts';
import { requireHost } from './usecases/lock-for-host.ts';

const tags = ['contests'];
const Done = z.object({ id: Id }).openapi('Done');
const Words = z.object({ zh: z.string(), en: z.string() });
const Pieces = z.array(z.object({ text: z.string(), changed: z.boolean() }));
const Version = z.object({ version: z.number().int(), at: z.iso.datetime() });

export const EntryChanges = z
  .object({ from: Version, to: Version, reason: z.string().nullable(), fields: z.array(z.object({ field: z.string(), label: Words.nullable(), before: Pieces, after: Pieces })) })
  .openapi('EntryChanges');
export const Feedback = z.array(z.object({ round: Words, closedAt: z.string(), texts: z.array(z.string()) })).openapi('EntryFeedback');

const form = createRoute({ method: 'put', path: '/contests/{id}/forms', tags, summary: 'Give a category another form', ...granted(manageContests), request: { params: IdParams, body: jsonBody(z.object({ categoryId: Id, version: z.number().int().openapi({ description: 'The form this one takes the place of; 0 for the first.' }), form: FormInput }).openapi('ContestFormChange')) }, responses: answers(z.object({ version: z.number().int() })) });
const issue = createRoute({ method: 'post', path: '/contests/{id}/extensions', tags, summary: 'Issue a code by which one entry is handed in after the close', ...granted(manageContests), request: { params: IdParams, body: jsonBody(NewExtension) }, responses: answers(IssuedExtension) });
const extensions = createRoute({ method: 'get', path: '/contests/{id}/extensions', tags, summary: 'The extensions of a call; its host only', ...granted(manageContests), request: { params: IdParams }, responses: answers(z.array(Extension)) });
const revoke = createRoute({ method: 'post', path: '/contests/{id}/extensions/revocation', tags, summary: 'Revoke an extension that was not used', ...granted(manageContests), request: { params: IdParams, body: jsonBody(z.object({ extensionId: Id })) }, responses: answers(Done) });
const changes = createRoute({ method: 'get', path: '/entries/{id}/changes', tags, summary: 'What changed between the last two versions handed in', ...account(), request: { params: IdParams }, responses: answers(EntryChanges.nullable()) });
const feedback = createRoute({ method: 'get', path: '/entries/{id}/feedback', tags, summary: 'What the judges wrote to whoever entered the work', ...account(), request: { params: IdParams }, responses: answers(Feedback) });
const tools = createRoute({ method: 'get', path: '/film-tools', tags, summary: 'Whether this installation makes posters of films', ...account(), responses: answers(z.object({ posters: z.boolean() })) });

/** Routes of a call's rules and of what follows from them for an entry. */
export const contestRulesApi = createApi()
  .openapi(form, async (c) => {
    const { categoryId, version, form: definition } = c.req.valid('json');
    return c.json({ version: await changeForm(c.var.ctx, c.req.valid('param').id, { categoryId, version, form: definition as FormDefinition }) }, 200);
  })
  .openapi(issue, async (c) => c.json(await issueExtension(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(extensions, async (c) => {
    const { ctx } = c.var;
    const contest = await openContest(ctx, c.req.valid('param').id);
    requireHost(ctx, contest);
    return c.json(await extensionsOf(ctx.db, contest.id, ctx.clock.now()), 200);
  })
  .openapi(revoke, async (c) => {
    const { id } = c.req.valid('param');
    await revokeExtension(c.var.ctx, id, c.req.valid('json').extensionId);
    return c.json({ id }, 200);
  })
  .openapi(changes, async (c) => c.json((await changesOf(c.var.ctx, c.req.valid('param').id)) as z.infer<typeof EntryChanges> | null, 200))
  .openapi(feedback, async (c) => {
    const { ctx } = c.var;
    const entry = await ownEntry(ctx, c.req.valid('param').id);
    return c.json((await feedbackOf(ctx.db, entry.id)).map((each) => ({ ...each, texts: [...each.texts] })), 200);
  })
  .openapi(tools, async (c) => c.json({ posters: (await filmTools()) !== null }, 200));
