import { createMiddleware } from 'hono/factory';
import type { Env } from './context.ts';

/**
 * An address that ends in a slash and leads nowhere goes on to the same without it. By its path alone: behind a proxy this process does not
 * see the address that the reader sees, and Hono's own `trimTrailingSlash` would name http and the inner host.
 */
export const withoutSlash = createMiddleware<Env>(async (c, next) => {
  await next();
  if (c.res.status !== 404 || (c.req.method !== 'GET' && c.req.method !== 'HEAD')) return;
  const { pathname, search } = new URL(c.req.url);
  // A path that begins with two slashes, or a backslash for one, would be read as another host.
  if (pathname.length > 1 && pathname.endsWith('/') && !/^\/[/\\]/.test(pathname)) c.res = c.redirect(pathname.slice(0, -1) + search, 301);
});
