import { Hono } from 'hono';
import { z } from 'zod';
import { commonErrors } from '../../../platform/errors/errors.ts';
import type { Context, Env } from '../../../platform/http/context.ts';
import { isId } from '../../../platform/ids/ids.ts';
import { goOn, page as registerPage, type PageContext } from '../../../portal/shared/ui.ts';
import { listChildren } from '../../organizations/public.ts';
import type { ActivityKind, GalleryItem, GalleryQuery } from '../activity-kind.ts';
import { readBulletinFigures } from '../bulletins/bulletin-figures.ts';
import { publishedBulletins } from '../bulletins/bulletins.queries.ts';
import { figuresByRegion, figuresOf, shownKinds } from '../figures/campaign-figures.ts';
import { findPage, listPages } from '../page/page.queries.ts';
import type { CampaignPage } from '../page/page.schemas.ts';
import { BulletinPage } from './bulletin-page.tsx';
import { GALLERY_SIZE, GalleryPage } from './gallery-page.tsx';
import { ListPage } from './list-page.tsx';
import { campaignPath } from './paths.ts';
import { RegionsPage } from './regions-page.tsx';
import { SpecialPage } from './special-page.tsx';

const WORKS_PER_TRACK = 4;
const Query = z.object({ track: z.uuid().optional().catch(undefined), region: z.uuid().optional().catch(undefined), page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** The public pages of campaigns over the kinds of activities that `app` gives. */
export function createCampaignPages(activityKinds: readonly ActivityKind[]): Hono<Env> {
  const router = new Hono<Env>();
  const kinds = shownKinds(activityKinds);
  const hostAs = ({ id, host }: CampaignPage) => ({ id, hostPath: host.path });

  /** Works of all kinds that show any; the first kinds fill the page first. */
  const gallery = async (ctx: Context, campaignId: string, query: GalleryQuery): Promise<{ items: GalleryItem[]; total: number }> => {
    const shown = await Promise.all(activityKinds.flatMap((kind) => kind.gallery?.(ctx.db, campaignId, query) ?? []));
    return { items: shown.flatMap(({ items }) => items), total: shown.reduce((sum, { total }) => sum + total, 0) };
  };

  const latest = async (ctx: Context, page: CampaignPage): Promise<GalleryItem[]> => {
    const trackIds = page.tracks.map(({ id }) => id);
    return (await Promise.all(activityKinds.flatMap((kind) => kind.latest?.(ctx.db, page.id, trackIds, WORKS_PER_TRACK) ?? []))).flat();
  };

  /** The campaign of an address. Its id and old spellings lead to the address it is known by. */
  const opened = async (c: PageContext, ctx: Context): Promise<CampaignPage | Response> => {
    const wanted = c.req.param('campaign') ?? '';
    const page = (await findPage(ctx.db, wanted.toLowerCase())) ?? commonErrors.fail('not-found');
    return wanted === page.slug ? page : goOn(c, c.req.path.replace(/^\/en(?=\/)/, '').replace(`/campaigns/${wanted}`, campaignPath(page)));
  };

  registerPage(router, '/campaigns', { cache: true }, async (_, ctx) => <ListPage ctx={ctx} pages={await listPages(ctx.db)} />);

  registerPage(router, '/campaigns/:campaign', { cache: true, quick: true }, async (c, ctx) => {
    const page = await opened(c, ctx);
    if (page instanceof Response) return page;
    const [figures, works] = await Promise.all([
      figuresOf(ctx.db, hostAs(page), kinds),
      latest(ctx, page),
    ]);
    return <SpecialPage ctx={ctx} page={page} figures={figures} works={works} />;
  });

  registerPage(router, '/campaigns/:campaign/works', { cache: true }, async (c, ctx) => {
    const page = await opened(c, ctx);
    if (page instanceof Response) return page;
    const query = Query.parse(c.req.query());
    const regions = await listChildren(ctx.db, page.host.id);
    const works = await gallery(ctx, page.id, { trackId: query.track, regionId: query.region, limit: GALLERY_SIZE, offset: (query.page - 1) * GALLERY_SIZE });
    return <GalleryPage ctx={ctx} page={page} regions={regions} query={query} works={works} />;
  });

  registerPage(router, '/campaigns/:campaign/regions', { cache: true }, async (c, ctx) => {
    const page = await opened(c, ctx);
    if (page instanceof Response) return page;
    const figures = await figuresOf(ctx.db, hostAs(page), kinds);
    const present = kinds.filter(({ kind }) => figures.some((figure) => figure.kind === kind));
    const children = await listChildren(ctx.db, page.host.id);
    const rows = await figuresByRegion(ctx.db, page.id, children.map(({ id }) => id), present);
    return <RegionsPage ctx={ctx} page={page} figures={figures} regions={rows.map((row, index) => ({ region: children[index]!, figures: row.figures }))} />;
  });

  registerPage(router, '/campaigns/:campaign/bulletins/:bulletin', { cache: true }, async (c, ctx) => {
    const page = await opened(c, ctx);
    if (page instanceof Response) return page;
    const wanted = c.req.param('bulletin') ?? '';
    const bulletin = isId(wanted) ? (await publishedBulletins(ctx.db, page.id)).find(({ id }) => id === wanted) : undefined;
    if (bulletin === undefined) return commonErrors.fail('not-found');
    return <BulletinPage ctx={ctx} page={page} bulletin={bulletin} shown={await readBulletinFigures(ctx.db, page.id, bulletin.figures, kinds)} />;
  });
  return router;
}
