import { pick } from '../../../platform/i18n/messages.ts';
import type { Context } from '../../../platform/http/context.ts';
import type { Organization } from '../../organizations/public.ts';
import { Breadcrumbs, EmptyState, Layout, PATHS, PageHead, Pagination, href, withQuery } from '../../../portal/shared/ui.ts';
import type { GalleryItem } from '../activity-kind.ts';
import type { CampaignPage } from '../page/page.schemas.ts';
import { campaignPath } from './paths.ts';
import { campaignPortalMessages } from './portal.messages.ts';
import { WorkTiles } from './special-page.tsx';

export const GALLERY_SIZE = 36;

interface GalleryPageProps {
  readonly ctx: Context;
  readonly page: CampaignPage;
  readonly regions: readonly Organization[];
  readonly query: { readonly track?: string | undefined; readonly region?: string | undefined; readonly page: number };
  readonly works: { readonly items: readonly GalleryItem[]; readonly total: number };
}

/** All works of a campaign, by track and region, page by page. */
export const GalleryPage = ({ ctx, page, regions, query, works }: GalleryPageProps) => {
  const { locale } = ctx;
  const t = campaignPortalMessages(locale);
  const path = `${campaignPath(page)}/works`;
  const filters = { track: query.track, region: query.region };
  const track = page.tracks.find(({ id }) => id === query.track);
  const title = track === undefined ? `${pick(page.name, locale)} · ${t.works}` : `${pick(page.name, locale)} · ${pick(track.name, locale)}`;
  return (
    <Layout ctx={ctx} title={title} path={withQuery(path, { ...filters, page: query.page === 1 ? undefined : query.page })} description={pick(page.summary, locale)} wide>
      <Breadcrumbs locale={locale} trail={[{ title: t.campaigns, path: PATHS.campaigns }, { title: pick(page.name, locale), path: campaignPath(page) }]} />
      <PageHead title={track === undefined ? t.works : pick(track.name, locale)} kicker={pick(page.name, locale)} />
      <div class="stack">
        <form class="row" method="get" action={href(locale, path)}>
          <select class="input" name="track" aria-label={t.tracks}>
            <option value="">{t.everyTrack}</option>
            {page.tracks.map(({ id, name }) => (
              <option value={id} selected={id === query.track}>
                {pick(name, locale)}
              </option>
            ))}
          </select>
          <select class="input" name="region" aria-label={t.region}>
            <option value="">{t.everyRegion}</option>
            {regions.map(({ id, name, nameEn }) => (
              <option value={id} selected={id === query.region}>
                {pick({ zh: name, en: nameEn }, locale)}
              </option>
            ))}
          </select>
          <button class="button" type="submit">
            {t.filter}
          </button>
        </form>
        {works.items.length === 0 ? <EmptyState title={t.noWorks}>{t.noWorksNote}</EmptyState> : <WorkTiles locale={locale} items={works.items} level={2} />}
      </div>
      <Pagination locale={locale} path={path} query={filters} page={query.page} total={works.total} size={GALLERY_SIZE} />
    </Layout>
  );
};
