import { createRoute, z } from '@hono/zod-openapi';
import { nodesWhere, requireAccount, requireCapability } from '../../platform/auth/actor.ts';
import { contentDisposition } from '../../platform/files/file-names.ts';
import { account, granted, open } from '../../platform/http/access.ts';
import { answers, answersFile, createApi, IdParams, jsonBody, PageQuery, window } from '../../platform/http/api.ts';
import type { Context } from '../../platform/http/context.ts';
import { isWithin } from '../organizations/public.ts';
import { findPledge, listPledges, type PledgeRecord } from './pledges.queries.ts';
import { renderPledgeCertificate } from './pledge-certificate.ts';
import { changePledge, createPledge, setPledgeState } from './usecases/manage-pledge.ts';
import { signPledge, withdrawSignature } from './usecases/sign-pledge.ts';
import { requirePublic } from './voices.access.ts';
import { voiceErrors } from './voices.errors.ts';
import { manageVoices } from './voices.policy.ts';
import { presentPledges } from './voices.present.ts';
import { NewPledge, NewSignature, Pledge, PledgeChange, PledgePage } from './voices.schemas.ts';

const tags = ['voices'];
const one = { params: IdParams };
const manage = granted(manageVoices);
const Done = z.object({ done: z.literal(true) });

const list = createRoute({ method: 'get', path: '/pledges', tags, summary: 'Pledges of one\'s offices', ...manage, request: { query: PageQuery }, responses: answers(PledgePage) });
const create = createRoute({ method: 'post', path: '/pledges', tags, summary: 'Add a pledge to a campaign, as a draft', ...manage, request: { body: jsonBody(NewPledge) }, responses: answers(Pledge) });
const get = createRoute({ method: 'get', path: '/pledges/{id}', tags, summary: 'A pledge, with how many signed it', ...open(), request: one, responses: answers(Pledge) });
const change = createRoute({ method: 'put', path: '/pledges/{id}', tags, summary: 'Change a pledge; its text only while it is a draft', ...manage, request: { ...one, body: jsonBody(PledgeChange) }, responses: answers(Pledge) });
const setState = createRoute({ method: 'post', path: '/pledges/{id}/state', tags, summary: 'Open a pledge for signing, or close it before its time', ...manage, request: { ...one, body: jsonBody(z.object({ state: z.enum(['open', 'closed']) })) }, responses: answers(Pledge) });
const sign = createRoute({ method: 'post', path: '/pledges/{id}/signature', tags, summary: 'Sign a pledge, once', ...account(), request: { ...one, body: jsonBody(NewSignature) }, responses: answers(Pledge) });
const unsign = createRoute({ method: 'delete', path: '/pledges/{id}/signature', tags, summary: 'Take back one\'s signature', ...account(), request: one, responses: answers(Done) });
const certificate = createRoute({ method: 'get', path: '/pledges/{id}/certificate.pdf', tags, summary: 'The certificate of one\'s own signature', ...account(), request: one, responses: answersFile('application/pdf', 'PDF') });

/** A pledge as the reader may know of it: a public one, or one of their offices'. */
async function openPledge(ctx: Context, id: string): Promise<PledgeRecord> {
  const pledge = (await findPledge(ctx.db, id)) ?? voiceErrors.fail('voices.not-found');
  const nodes = nodesWhere(ctx.actor, manageVoices);
  return nodes.length > 0 && (await isWithin(ctx.db, pledge.hostId, nodes)) ? pledge : requirePublic(ctx, pledge);
}

const present = async (ctx: Context, id: string) => (await presentPledges(ctx, [await openPledge(ctx, id)]))[0]!;

export const pledgesApi = createApi()
  .openapi(list, async (c) => {
    const { ctx } = c.var;
    const { items, total } = await listPledges(ctx.db, requireCapability(ctx.actor, manageVoices), window(c.req.valid('query')));
    return c.json({ items: await presentPledges(ctx, items), total }, 200);
  })
  .openapi(create, async (c) => c.json(await present(c.var.ctx, await createPledge(c.var.ctx, c.req.valid('json'))), 200))
  .openapi(get, async (c) => c.json(await present(c.var.ctx, c.req.valid('param').id), 200))
  .openapi(change, async (c) => {
    const { id } = c.req.valid('param');
    await changePledge(c.var.ctx, id, c.req.valid('json'));
    return c.json(await present(c.var.ctx, id), 200);
  })
  .openapi(setState, async (c) => {
    const { id } = c.req.valid('param');
    await setPledgeState(c.var.ctx, id, c.req.valid('json').state);
    return c.json(await present(c.var.ctx, id), 200);
  })
  .openapi(sign, async (c) => {
    const { id } = c.req.valid('param');
    await signPledge(c.var.ctx, id, c.req.valid('json'));
    return c.json(await present(c.var.ctx, id), 200);
  })
  .openapi(unsign, async (c) => {
    await withdrawSignature(c.var.ctx, c.req.valid('param').id);
    return c.json({ done: true as const }, 200);
  })
  .openapi(certificate, async (c) => {
    const { ctx } = c.var;
    requireAccount(ctx.actor);
    const pledge = await openPledge(ctx, c.req.valid('param').id);
    const { pdf, name } = await renderPledgeCertificate(ctx, pledge);
    return c.body(new Uint8Array(pdf), 200, { 'content-type': 'application/pdf', 'content-disposition': contentDisposition('attachment', name), 'cache-control': 'private, no-store' });
  });
