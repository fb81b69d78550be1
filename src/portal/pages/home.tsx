import type { Hono } from 'hono';
import { z } from 'zod';
import { findRoot, listChildren, type Organization } from '../../modules/organizations/public.ts';
import type { Context, Env } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { listNewest, type Listed } from '../../platform/search/search.ts';
import { readSetting } from '../../platform/settings/settings.ts';
import { EmptyState, Layout, NoticeBar, PATHS, Progress, Section, href, page } from '../shared/ui.ts';
import { CampaignCards, campaignsTitle, isEmpty, readCampaigns, type ShownCampaigns } from './campaign-cards.tsx';
import { FigureRow } from './figures/figure-row.tsx';
import { type PublicFigure, publicFigures } from './figures/public-figures.ts';
import { pagesMessages } from './pages.messages.ts';
import { RegionList } from './region-list.tsx';
import { Works } from './works-gallery.tsx';

/** The part of the demonstration's state that a reader is told. */
const Loading = z.object({ state: z.enum(['loading', 'ready', 'failed']), done: z.number(), total: z.number(), step: z.object({ zh: z.string(), en: z.string() }) });

interface HomeProps {
  readonly ctx: Context;
  readonly campaigns: ShownCampaigns;
  readonly works: readonly Listed[];
  readonly root: Organization | undefined;
  readonly figures: readonly PublicFigure[];
  readonly regions: readonly Organization[];
  readonly loading: z.infer<typeof Loading> | undefined;
}

const LoadingBar = ({ ctx, loading }: Pick<HomeProps, 'ctx'> & { loading: z.infer<typeof Loading> }) => {
  const t = pagesMessages(ctx.locale);
  if (loading.state === 'failed') return <NoticeBar tone="bad">{t.loadingFailed}</NoticeBar>;
  return (
    <NoticeBar tone="late">
      <Progress locale={ctx.locale} label={`${t.loading}：${pick(loading.step, ctx.locale)}`} done={loading.done} all={loading.total} />
      <p class="small">{t.loadingNote}</p>
    </NoticeBar>
  );
};

const Home = ({ ctx, campaigns, works, root, figures, regions, loading }: HomeProps) => {
  const { locale } = ctx;
  const t = pagesMessages(locale);
  const to = (path: string) => href(locale, path);
  return (
    <Layout ctx={ctx} title="" path={PATHS.home} description={t.homeLead} wide>
      <div class="page-head opening">
        <h1>
          {t.homeTitle.split(/(?<=，)/).map((clause) => (
            <span class="clause">{clause}</span>
          ))}
        </h1>
        <p>{t.homeLead}</p>
      </div>
      {loading === undefined || loading.state === 'ready' ? null : <LoadingBar ctx={ctx} loading={loading} />}
      {!isEmpty(campaigns) || works.length + regions.length > 0 ? null : (
        <EmptyState title={t.emptySite} action={{ title: t.openConsole, href: '/console/' }}>
          {t.emptySiteNote}
        </EmptyState>
      )}
      {isEmpty(campaigns) ? null : (
        <Section title={campaignsTitle(locale, campaigns)} more={{ title: t.allCampaigns, href: to(PATHS.campaigns) }}>
          <CampaignCards ctx={ctx} campaigns={campaigns} />
        </Section>
      )}
      {root === undefined || figures.length === 0 ? null : (
        <Section title={t.figuresTitle} more={{ title: t.allFigures, href: to(PATHS.figures) }}>
          <FigureRow locale={locale} nodeId={root.id} figures={figures} asOf={ctx.clock.now()} />
        </Section>
      )}
      {works.length === 0 ? null : (
        <Section title={t.newestWorks} more={{ title: t.allWorks, href: to(PATHS.works) }}>
          <Works locale={locale} works={works} />
        </Section>
      )}
      {regions.length === 0 ? null : (
        <Section title={t.regionChannels} more={{ title: t.allRegions, href: to(PATHS.regions) }}>
          <RegionList locale={locale} regions={regions} />
        </Section>
      )}
    </Layout>
  );
};

/** The home page: what is going on, what was published last, and the way to each region. */
export function home(router: Hono<Env>): void {
  router.get('/en/', (c) => c.redirect('/en', 301));
  page(router, '/', { cache: true }, async (_, ctx) => {
    const { db, locale } = ctx;
    const [root, campaigns, works, loading] = await Promise.all([
      findRoot(db),
      readCampaigns(ctx),
      listNewest(db, { locale, types: ['work'], limit: 12 }),
      readSetting(db, 'demonstration', Loading),
    ]);
    const [regions, figures] = root === undefined ? [[], []] : await Promise.all([listChildren(db, root.id), publicFigures(db, root.id)]);
    return <Home ctx={ctx} campaigns={campaigns} works={works} root={root} figures={figures} regions={regions} loading={loading} />;
  });
}
