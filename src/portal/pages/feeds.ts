import type { Hono } from 'hono';
import { organizationNames } from '../../modules/organizations/public.ts';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context, Env } from '../../platform/http/context.ts';
import { pick } from '../../platform/i18n/messages.ts';
import { findDocument, listNewest, type Listed } from '../../platform/search/search.ts';
import { portalMessages } from '../shared/portal.messages.ts';
import { PATHS, excerpt, href, page } from '../shared/ui.ts';
import { pagesMessages } from './pages.messages.ts';
import { XML_HEAD, xmlText } from './xml.ts';

const ENTRIES = 50;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Language-neutral address of the feed of a campaign or an organization. */
export const feedPath = (id: string) => `/feeds/${id}.xml`;

function entry(ctx: Context, item: Listed): string {
  const url = ctx.origin + href(ctx.locale, item.path);
  const author = item.byline === '' ? portalMessages(ctx.locale).siteName : item.byline;
  return `<entry><id>urn:uuid:${item.id}</id><title>${xmlText(item.title)}</title><link href="${xmlText(url)}"/><published>${item.publishedAt.toISOString()}</published><updated>${item.changedAt.toISOString()}</updated><author><name>${xmlText(author)}</name></author><summary>${xmlText(excerpt(item.summary, 200))}</summary></entry>`;
}

/** An Atom feed (RFC 4287) of what was published last. */
function atom(ctx: Context, title: string, path: string, items: readonly Listed[]): Response {
  const self = ctx.origin + href(ctx.locale, path);
  const updated = new Date(Math.max(0, ...items.map(({ changedAt }) => changedAt.getTime())));
  const body = `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${ctx.locale}"><id>${xmlText(self)}</id><title>${xmlText(title)}</title><updated>${updated.toISOString()}</updated><link rel="self" href="${xmlText(self)}"/><link href="${xmlText(ctx.origin + href(ctx.locale, '/'))}"/>${items.map((item) => entry(ctx, item)).join('')}</feed>`;
  return new Response(body, { headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=300' } });
}

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
