import type { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Env } from '../../platform/http/context.ts';
import { formBody } from '../../platform/http/form-body.ts';
import { localPath } from '../shared/addresses.ts';
import { TYPE_SIZE_STYLES } from '../shared/head.tsx';

const COOKIE = 'heming_type';
const YEAR = 31_536_000;

/** Large type for readers whose browser runs no script: a cookie, and a style sheet of their own that follows it. The pages stay the same for all. */
export function typeSize(router: Hono<Env>): void {
  router.post('/type-size', async (c) => {
    const [back] = (await formBody(c))['back'] ?? [];
    const large = getCookie(c, COOKIE) !== 'large';
    setCookie(c, COOKIE, large ? 'large' : 'standard', { path: '/', maxAge: YEAR, sameSite: 'Lax' });
    return c.redirect(localPath(typeof back === 'string' ? back : null), 303);
  });
  router.get(TYPE_SIZE_STYLES, (c) => {
    c.header('cache-control', 'private, no-cache');
    c.header('content-type', 'text/css; charset=utf-8');
    return c.body(getCookie(c, COOKIE) === 'large' ? 'html{font-size:128%}:root{--leading:1.9;--target:52px}' : '');
  });
}
