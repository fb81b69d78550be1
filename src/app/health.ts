import { sql } from 'kysely';
import { Hono } from 'hono';
import type { Env } from '../platform/http/context.ts';

/** `/healthz`: the process answers. `/readyz`: it can serve, that is the database answers and it is not draining. */
export function createHealth(isDraining: () => boolean): Hono<Env> {
  return new Hono<Env>()
    .get('/healthz', (c) => c.json({ status: 'ok' }))
    .get('/readyz', async (c) => {
      if (isDraining()) return c.json({ status: 'draining' }, 503);
      try {
        await sql`select 1`.execute(c.var.ctx.db);
        return c.json({ status: 'ready' });
      } catch {
        return c.json({ status: 'database unreachable' }, 503);
      }
    });
}
