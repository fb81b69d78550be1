import type { Hono } from 'hono';
import { z } from 'zod';
import { findOrganizationByCode } from '../../modules/organizations/public.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Env } from '../../platform/http/context.ts';
import { countDocuments, listNewest } from '../../platform/search/search.ts';
import { portalMessages } from '../shared/portal.messages.ts';
import { EmptyState, Layout, PATHS, PageHead, Pagination, href, page, withQuery } from '../shared/ui.ts';
import { pagesMessages } from './pages.messages.ts';
import { nameOf } from './region-list.tsx';
import { Works } from './works-gallery.tsx';

const SIZE = 30;
const Query = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1), region: z.string().max(40).optional().catch(undefined) });

/** All published works, newest first; `?region=` narrows them to an office's area. */
export function works(router: Hono<Env>): void {
  page(router, '/works', { cache: true }, async (c, ctx) => {
    const { db, locale } = ctx;
    const t = pagesMessages(locale);
    const query = Query.parse(c.req.query());
    const region = query.region === undefined ? undefined : await findOrganizationByCode(db, query.region.toUpperCase());
    if (query.region !== undefined && region === undefined) return commonErrors.fail('not-found');
    const filter = { types: ['work'], belongsTo: region?.id };
    const [items, total] = await Promise.all([listNewest(db, { ...filter, locale, limit: SIZE, offset: (query.page - 1) * SIZE }), countDocuments(db, filter)]);
    const title = portalMessages(locale).works;
    return (
      <Layout ctx={ctx} title={title} path={withQuery(PATHS.works, { region: region?.code, page: query.page === 1 ? undefined : query.page })} description={t.worksLead} wide>
        <PageHead title={title} kicker={region === undefined ? undefined : nameOf(region, locale)}>
          <p>{t.worksLead}</p>
        </PageHead>
        {items.length === 0 ? (
          <EmptyState title={t.noWorks} action={{ title: t.seeCampaigns, href: href(locale, PATHS.campaigns) }}>
            {t.noWorksNote}
          </EmptyState>
        ) : (
          <Works locale={locale} works={items} level={2} />
        )}
        <Pagination locale={locale} path={PATHS.works} query={{ region: region?.code }} page={query.page} total={total} size={SIZE} />
      </Layout>
    );
  });
}
