import type { Hono } from 'hono';
import { findOrganizationByCode, findRoot, listChildren, type Organization, organizationsById } from '../../modules/organizations/public.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context, Env } from '../../platform/http/context.ts';
import { listNewest, type Listed } from '../../platform/search/search.ts';
import { portalMessages } from '../shared/portal.messages.ts';
import { Breadcrumbs, ButtonLink, EmptyState, Layout, PATHS, PageHead, Section, href, page, withQuery } from '../shared/ui.ts';
import { CampaignCards, campaignsTitle, isEmpty, readCampaigns, type ShownCampaigns } from './campaign-cards.tsx';
import { feedPath } from './feeds.ts';
import { FigureRow } from './figures/figure-row.tsx';
import { type PublicFigure, publicFigures } from './figures/public-figures.ts';
import { pagesMessages } from './pages.messages.ts';
import { RegionList, nameOf, regionPath } from './region-list.tsx';
import { Works } from './works-gallery.tsx';

const SHOWN_WORKS = 12;

interface RegionProps {
  readonly ctx: Context;
  readonly region: Organization;
  readonly ancestors: readonly Organization[];
  readonly below: readonly Organization[];
  readonly figures: readonly PublicFigure[];
  readonly campaigns: ShownCampaigns;
  readonly works: readonly Listed[];
}

const isOffice = ({ kind }: Organization) => kind === 'office' || kind === 'body';

const Region = ({ ctx, region, ancestors, below, figures, campaigns, works }: RegionProps) => {
  const { locale } = ctx;
  const t = pagesMessages(locale);
  const name = nameOf(region, locale);
  const offices = below.filter(isOffice);
  const units = below.filter((unit) => !isOffice(unit));
  return (
    <Layout ctx={ctx} title={t.ofRegion({ name })} path={regionPath(region.code)} feed={{ path: feedPath(region.id), title: t.feedOf({ name }) }} wide>
      <Breadcrumbs locale={locale} trail={[{ title: portalMessages(locale).regions, path: PATHS.regions }, ...ancestors.map((each) => ({ title: nameOf(each, locale), path: regionPath(each.code) }))]} />
      <PageHead title={name}>
        <div class="row">
          <ButtonLink locale={locale} to={feedPath(region.id)}>
            {t.subscribe}
          </ButtonLink>
          {region.kind === 'office' || region.kind === 'body' ? (
            <ButtonLink locale={locale} to={`/offices/${region.id}/letters`}>
              {t.writeLetter}
            </ButtonLink>
          ) : null}
        </div>
      </PageHead>
      {figures.length === 0 ? null : <FigureRow locale={locale} nodeId={region.id} figures={figures} asOf={ctx.clock.now()} />}
      {isEmpty(campaigns) ? null : (
        <Section title={campaignsTitle(locale, campaigns)}>
          <CampaignCards ctx={ctx} campaigns={campaigns} />
        </Section>
      )}
      <Section title={t.regionWorks} more={works.length < SHOWN_WORKS ? undefined : { title: t.allWorks, href: href(locale, withQuery(PATHS.works, { region: region.code })) }}>
        {works.length === 0 ? <EmptyState title={t.noRegionWorks}>{t.noRegionWorksNote}</EmptyState> : <Works locale={locale} works={works} />}
      </Section>
      {offices.length === 0 ? null : (
        <Section title={t.offices}>
          <RegionList locale={locale} regions={offices} />
        </Section>
      )}
      {units.length === 0 ? null : (
        <Section title={t.units}>
          <RegionList locale={locale} regions={units} />
        </Section>
      )}
    </Layout>
  );
};

/** The channels of offices, bodies and units. */
export function regions(router: Hono<Env>): void {
  page(router, '/regions', { cache: true }, async (_, ctx) => {
    const { db, locale } = ctx;
    const t = pagesMessages(locale);
    const root = await findRoot(db);
    const below = root === undefined ? [] : await listChildren(db, root.id);
    return (
      <Layout ctx={ctx} title={t.regionChannels} path={PATHS.regions} description={t.regionsLead} wide>
        <PageHead title={t.regionChannels}>
          <p>{t.regionsLead}</p>
        </PageHead>
        {root === undefined ? <EmptyState title={t.noRegions}>{t.emptySiteNote}</EmptyState> : <RegionList locale={locale} regions={[root, ...below]} />}
      </Layout>
    );
  });

  page(router, '/regions/:code', { cache: true }, async (c, ctx) => {
    const { db, locale } = ctx;
    const region = await findOrganizationByCode(db, c.req.param('code').toUpperCase());
    if (region === undefined) return commonErrors.fail('not-found');
    const [below, above, figures, campaigns, works] = await Promise.all([
      listChildren(db, region.id),
      organizationsById(db, region.path.slice(0, -1)),
      publicFigures(db, region.id),
      readCampaigns(ctx, region.id),
      listNewest(db, { locale, types: ['work'], belongsTo: region.id, limit: SHOWN_WORKS }),
    ]);
    const ancestors = region.path.slice(0, -1).flatMap((id) => above.filter((each) => each.id === id));
    return <Region ctx={ctx} region={region} ancestors={ancestors} below={below} figures={figures} campaigns={campaigns} works={works} />;
  });
}
