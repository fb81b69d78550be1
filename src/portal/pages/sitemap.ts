import type { Hono } from 'hono';
import { commonErrors } from '../../platform/errors/errors.ts';
import type { Context, Env } from '../../platform/http/context.ts';
import { countDocuments, listPaths } from '../../platform/search/search.ts';
import { PATHS, href } from '../shared/ui.ts';
import { XML_HEAD, xmlText } from '../shared/xml.ts';

/** The protocol allows 50,000 addresses a file; each page has one in either language. */
const PAGES_A_FILE = 20_000;
const NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"';
const FIXED = [PATHS.home, PATHS.campaigns, PATHS.works, PATHS.regions, PATHS.figures, PATHS.topics, PATHS.polls, PATHS.surveys, PATHS.about, PATHS.accessibility, PATHS.feedback];

const answer = (body: string) => new Response(XML_HEAD + body, { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } });

function urlsOf(ctx: Context, path: string, changedAt?: Date): string {
  const [zh, en] = [xmlText(ctx.origin + path), xmlText(ctx.origin + href('en', path))];
  const others = `<xhtml:link rel="alternate" hreflang="zh-CN" href="${zh}"/><xhtml:link rel="alternate" hreflang="en" href="${en}"/>`;
  const changed = changedAt === undefined ? '' : `<lastmod>${changedAt.toISOString()}</lastmod>`;
  return [zh, en].map((url) => `<url><loc>${url}</loc>${changed}${others}</url>`).join('');
}

/** The sitemap: an index, the fixed pages, and the published ones in files of bounded size. */
export function sitemap(router: Hono<Env>): void {
  router.get('/sitemap.xml', async (c) => {
    const { ctx } = c.var;
    const files = Math.ceil((await countDocuments(ctx.db)) / PAGES_A_FILE);
    const names = ['fixed', ...Array.from({ length: files }, (_, index) => String(index + 1))];
    return answer(`<sitemapindex ${NAMESPACES.split(' ')[0]}>${names.map((name) => `<sitemap><loc>${xmlText(`${ctx.origin}/sitemaps/${name}.xml`)}</loc></sitemap>`).join('')}</sitemapindex>`);
  });
  router.get('/sitemaps/:file', async (c) => {
    const { ctx } = c.var;
    const name = c.req.param('file').replace(/\.xml$/, '');
    if (name === 'fixed') return answer(`<urlset ${NAMESPACES}>${FIXED.map((path) => urlsOf(ctx, path)).join('')}</urlset>`);
    const number = /^[1-9]\d{0,3}$/.test(name) ? Number(name) : 0;
    const paths = number === 0 ? [] : await listPaths(ctx.db, { offset: (number - 1) * PAGES_A_FILE, limit: PAGES_A_FILE });
    if (paths.length === 0) return commonErrors.fail('not-found');
    return answer(`<urlset ${NAMESPACES}>${paths.map(({ path, changedAt }) => urlsOf(ctx, path, changedAt)).join('')}</urlset>`);
  });
  router.get('/robots.txt', (c) => {
    const closed = ['/api/', '/console', '/me', '/en/me', '/sign-in', '/en/sign-in', '/search', '/en/search'];
    return c.text(`User-agent: *\n${closed.map((path) => `Disallow: ${path}`).join('\n')}\n\nSitemap: ${c.var.ctx.origin}/sitemap.xml\n`, 200, { 'cache-control': 'public, max-age=3600' });
  });
}
