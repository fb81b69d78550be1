import { createMiddleware } from 'hono/factory';
import { commonErrors } from '../errors/errors.ts';
import type { Env } from './context.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses changes that a page of another site sends with the reader's cookie. Browsers say where a request comes from
 * (Sec-Fetch-Site, Origin); requests without a cookie carry no authority of a reader and pass.
 */
export const refuseOtherSites = createMiddleware<Env>(async (c, next) => {
  if (!SAFE.has(c.req.method) && c.req.header('cookie') !== undefined && c.req.header('authorization') === undefined) {
    const site = c.req.header('sec-fetch-site');
    const origin = c.req.header('origin');
    const same = site !== undefined ? site === 'same-origin' || site === 'none' : origin !== undefined && URL.canParse(origin) && new URL(origin).host === new URL(c.var.ctx.origin).host;
    if (!same) commonErrors.fail('auth.origin');
  }
  await next();
});
