import { createRoute, z } from '@hono/zod-openapi';
import type { FactKind } from '../../../ledger/public.ts';
import { granted } from '../../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../../platform/http/api.ts';
import type { Context } from '../../../platform/http/context.ts';
import { openCampaign } from '../campaigns.access.ts';
import { editCampaignProse, publishCampaigns, seeCampaigns } from '../campaigns.policy.ts';
import { CampaignStep } from '../campaigns.schemas.ts';
import { readBulletinFigures } from './bulletin-figures.ts';
import { type BulletinRecord, listBulletins } from './bulletins.queries.ts';
import { Bulletin, BulletinChange, BulletinDraft, BulletinWithdrawal } from './bulletins.schemas.ts';
import { changeBulletin, createBulletin, publishBulletin, withdrawBulletin } from './write-bulletin.ts';

const tags = ['campaigns'];
const see = granted(seeCampaigns);
const write = granted(editCampaignProse);
const publish = granted(publishCampaigns);

const list = createRoute({ method: 'get', path: '/campaigns/{id}/bulletins', tags, summary: 'Progress bulletins of a campaign, newest first, with their figures as they stand', ...see, request: { params: IdParams }, responses: answers(z.array(Bulletin)) });
const create = createRoute({ method: 'post', path: '/campaigns/{id}/bulletins', tags, summary: 'Begin a bulletin', ...write, request: { params: IdParams, body: jsonBody(BulletinDraft) }, responses: answers(Bulletin) });
const change = createRoute({ method: 'put', path: '/campaign-bulletins/{id}', tags, summary: 'Change a bulletin that is not published', ...write, request: { params: IdParams, body: jsonBody(BulletinChange) }, responses: answers(Bulletin) });
const doPublish = createRoute({ method: 'post', path: '/campaign-bulletins/{id}/publish', tags, summary: 'Publish a bulletin on the special page', ...publish, request: { params: IdParams, body: jsonBody(CampaignStep) }, responses: answers(Bulletin) });
const doWithdraw = createRoute({ method: 'post', path: '/campaign-bulletins/{id}/withdraw', tags, summary: 'Take a bulletin off the special page, with the reason', ...publish, request: { params: IdParams, body: jsonBody(BulletinWithdrawal) }, responses: answers(Bulletin) });

/** The API of bulletins, whose figures are of these kinds. */
export function createBulletinsApi(kinds: readonly FactKind[]) {
  const present = async (ctx: Context, { publishedAt, updatedAt, figures, ...bulletin }: BulletinRecord): Promise<Bulletin> => ({
    ...bulletin, title: { ...bulletin.title }, body: { ...bulletin.body }, figures: [...figures], shown: await readBulletinFigures(ctx.db, bulletin.campaignId, figures, kinds),
    updatedAt: updatedAt.toISOString(), publishedAt: publishedAt?.toISOString() ?? null,
  });
  return createApi()
    .openapi(list, async (c) => {
      const { ctx } = c.var;
      const { id } = await openCampaign(ctx.db, ctx, c.req.valid('param').id);
      return c.json(await Promise.all((await listBulletins(ctx.db, id)).map((bulletin) => present(ctx, bulletin))), 200);
    })
    .openapi(create, async (c) => c.json(await present(c.var.ctx, await createBulletin(c.var.ctx, c.req.valid('param').id, c.req.valid('json'), kinds)), 200))
    .openapi(change, async (c) => c.json(await present(c.var.ctx, await changeBulletin(c.var.ctx, c.req.valid('param').id, c.req.valid('json'), kinds)), 200))
    .openapi(doPublish, async (c) => c.json(await present(c.var.ctx, await publishBulletin(c.var.ctx, c.req.valid('param').id, c.req.valid('json').version)), 200))
    .openapi(doWithdraw, async (c) => c.json(await present(c.var.ctx, await withdrawBulletin(c.var.ctx, c.req.valid('param').id, c.req.valid('json'))), 200));
}
