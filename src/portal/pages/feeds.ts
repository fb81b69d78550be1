import type { Hono } from 'hono';
import { organizationNames } from '../../modules/organizations/public.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context, Env } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { findDocument, listNewest, type Listed } from '../../platform/search/search.ts';
import { type AtomEntry, atomFeed } from '../shared/atom.ts';
import { portalMessages } from '../shared/portal.messages.ts';
import { PATHS, excerpt, page } from '../shared/ui.ts';
import { pagesMessages } from './pages.messages.ts';

const ENTRIES = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Language-neutral address of the feed of a campaign or an organization. */
export const feedPath = (id: string) => `/feeds/${id}.xml`;

const entryOf = (ctx: Context, item: Listed): AtomEntry => ({ ...item, author: item.byline === '' ? portalMessages(ctx.locale).siteName : item.byline, summary: excerpt(item.summary, 200) });

const atom = (ctx: Context, title: string, path: string, items: readonly Listed[]) => atomFeed(ctx, { title, path, page: '/', maxAge: 300 }, items.map((item) => entryOf(ctx, item)));

/** Feeds of the whole site, and of each campaign and office with all below it. */
export function feeds(router: Hono<Env>): void {
  page(router, PATHS.feed, { cache: false }, async (_, ctx) => atom(ctx, portalMessages(ctx.locale).feedAll, PATHS.feed, await listNewest(ctx.db, { locale: ctx.locale, limit: ENTRIES })));

  page(router, '/feeds/:file', { cache: false }, async (c, ctx) => {
    const { db, locale } = ctx;
    const id = c.req.param('file').replace(/\.xml$/, '');
    if (!UUID.test(id)) return commonErrors.fail('not-found');
    const [campaign, names] = await Promise.all([findDocument(db, locale, 'campaign', id), organizationNames(db, [id])]);
    const organization = names.get(id);
    const name = campaign?.title ?? (organization === undefined ? undefined : pick(organization, locale));
    if (name === undefined) return commonErrors.fail('not-found');
    return atom(ctx, pagesMessages(locale).feedOf({ name }), feedPath(id), await listNewest(db, { locale, belongsTo: id, limit: ENTRIES }));
  });
}
