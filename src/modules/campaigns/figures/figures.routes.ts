import { createRoute, z } from '@hono/zod-openapi';
import { granted } from '../../../platform/http/access.ts';
import { answers, createApi, Id, IdParams } from '../../../platform/http/api.ts';
import { unitName } from '../../../platform/i18n/unit-words.ts';
import { listChildren, pathOf } from '../../organizations/public.ts';
import type { ActivityKind } from '../activity-kind.ts';
import { openCampaign } from '../campaigns.access.ts';
import { seeCampaigns } from '../campaigns.policy.ts';
import { figuresByRegion, figuresOf, shownKinds } from './campaign-figures.ts';

const Both = z.object({ zh: z.string(), en: z.string() });
const CampaignFigure = z.object({ kind: z.string(), label: Both, unit: Both, value: z.number(), declared: z.boolean(), records: z.string() }).openapi('CampaignFigure');
const CampaignFigures = z
  .object({ asOf: z.iso.datetime(), whole: z.array(CampaignFigure), regions: z.array(z.object({ id: Id, name: z.string(), figures: z.array(CampaignFigure) })) })
  .openapi('CampaignFigures');
const Kinds = z.array(z.object({ kind: z.string(), label: Both, unit: Both }));

const read = createRoute({ method: 'get', path: '/campaigns/{id}/figures', tags: ['campaigns'], summary: 'What a campaign came to, by kind and by the regions below its host', ...granted(seeCampaigns), request: { params: IdParams }, responses: answers(CampaignFigures) });
const kinds = createRoute({ method: 'get', path: '/campaign-figure-kinds', tags: ['campaigns'], summary: 'Kinds of figures that bulletins can refer to', ...granted(seeCampaigns), responses: answers(Kinds) });

export function createFiguresApi(activityKinds: readonly ActivityKind[]) {
  const shown = shownKinds(activityKinds);
  return createApi()
    .openapi(read, async (c) => {
      const { ctx } = c.var;
      const { id, hostId } = await openCampaign(ctx.db, ctx, c.req.valid('param').id);
      const whole = await figuresOf(ctx.db, { id, hostPath: await pathOf(ctx.db, hostId) }, shown);
      const children = await listChildren(ctx.db, hostId);
      const present = shown.filter(({ kind }) => whole.some((figure) => figure.kind === kind));
      const regions = await figuresByRegion(ctx.db, id, children.map((child) => child.id), present);
      return c.json({ asOf: ctx.clock.now().toISOString(), whole, regions: regions.map(({ regionId, figures }, index) => ({ id: regionId, name: children[index]!.name, figures })) }, 200);
    })
    .openapi(kinds, (c) => c.json(shown.map(({ kind, label, unit }) => ({ kind, label, unit: unitName(unit) })), 200));
}
