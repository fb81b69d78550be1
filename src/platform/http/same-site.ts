import type { IncomingHttpHeaders } from 'node:http';
import { createMiddleware } from 'hono/factory';
import { commonErrors } from '../errors/errors.ts';
import type { Env } from './context.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a browser says that a page of this site (its `host`, with port) sent the request: Sec-Fetch-Site, or else Origin. */
export function isSameSite(headers: Pick<IncomingHttpHeaders, 'sec-fetch-site' | 'origin'>, host: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return headers.origin !== undefined && URL.canParse(headers.origin) && new URL(headers.origin).host === host;
}

/**
 * Refuses changes that a page of another site sends with the reader's cookie. Browsers say where a request comes from
 * (Sec-Fetch-Site, Origin); requests without a cookie carry no authority of a reader and pass.
 */
export const refuseOtherSites = createMiddleware<Env>(async (c, next) => {
  if (!SAFE.has(c.req.method) && c.req.header('cookie') !== undefined && c.req.header('authorization') === undefined) {
    if (!isSameSite({ 'sec-fetch-site': c.req.header('sec-fetch-site'), origin: c.req.header('origin') }, new URL(c.var.ctx.origin).host)) commonErrors.fail('auth.origin');
  }
  await next();
});
