import type { Context as HonoContext } from 'hono';
import { commonErrors } from '../errors/errors.ts';
import type { Env } from './context.ts';

/** What a page's form sent, every value of every field. A body that is no form is refused as one that cannot be read. */
export async function formBody(c: HonoContext<Env, string>): Promise<Record<string, (string | File)[]>> {
  const body = await c.req.parseBody({ all: true }).catch(() => commonErrors.fail('input.malformed'));
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value].flat()]));
}
