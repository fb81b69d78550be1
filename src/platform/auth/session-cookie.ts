import type { Context as HonoContext } from 'hono';
import { deleteCookie, setSignedCookie } from 'hono/cookie';
import { parseSigned } from 'hono/utils/cookie';
import type { Keys } from '../crypto/keys.ts';
import type { Env } from '../http/context.ts';

export const SESSION_COOKIE = 'heming_session';

/** The session token of a request: from the signed cookie; null when there is none or its signature is wrong. */
export async function sessionTokenOf(headers: Headers, keys: Keys): Promise<string | null> {
  const header = headers.get('cookie');
  if (header === null || !header.includes(`${SESSION_COOKIE}=`)) return null;
  const value = (await parseSigned(header, keys.session, SESSION_COOKIE))[SESSION_COOKIE];
  return typeof value === 'string' && value !== '' ? value : null;
}

const attributes = (origin: string) => ({ path: '/', httpOnly: true, sameSite: 'Lax' as const, secure: origin.startsWith('https:') });

/** Hands the session to the browser. `seconds` left out: until the browser closes. */
export async function giveSession(c: HonoContext<Env>, token: string, seconds?: number): Promise<void> {
  const { ctx } = c.var;
  await setSignedCookie(c, SESSION_COOKIE, token, ctx.keys.session, { ...attributes(ctx.origin), ...(seconds === undefined ? {} : { maxAge: seconds }) });
}

/** Takes the session cookie away from the browser. */
export function dropSession(c: HonoContext<Env>): void {
  deleteCookie(c, SESSION_COOKIE, attributes(c.var.ctx.origin));
}
