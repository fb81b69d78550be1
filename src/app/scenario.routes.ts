import { timingSafeEqual } from 'node:crypto';
import { createRoute, z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import type { SettableClock } from '../platform/clock/clock.ts';
import { setupToken } from '../modules/people/public.ts';
import { commonErrors } from '../platform/errors/errors.ts';
import { open } from '../platform/http/access.ts';
import { answers, createApi, Instant, jsonBody } from '../platform/http/api.ts';
import type { Services } from '../platform/http/context.ts';
import { touchPages } from '../platform/http/page-cache.ts';
import { DemonstrationState, readDemonstration, writeDemonstration } from './demonstration-state.ts';
import type { Module } from './module.ts';
import { CLOCK_CHANNEL, writeClockSetting } from './scenario-clock.ts';
import { runSweeps } from './sweeps.ts';

const headers = z.object({ 'x-scenario-secret': z.string().max(200) });

const setClock = createRoute({
  method: 'put',
  path: '/scenario/clock',
  tags: ['scenario'],
  summary: 'Set the clock of a running scenario, and let what has fallen due happen; null gives it back to the machine',
  ...open(),
  request: { headers, body: jsonBody(z.object({ at: Instant.nullable() })) },
  responses: answers(z.object({ now: z.iso.datetime() })),
});

const readToken = createRoute({
  method: 'get',
  path: '/scenario/set-up-token',
  tags: ['scenario'],
  summary: 'The set-up token, which a scenario cannot read in the terminal',
  ...open(),
  request: { headers },
  responses: answers(z.object({ token: z.string() })),
});
const readState = createRoute({
  method: 'get',
  path: '/scenario/state',
  tags: ['scenario'],
  summary: 'How far the running scenario has come, and what it must remember to go on',
  ...open(),
  request: { headers },
  responses: answers(DemonstrationState.nullable()),
});
const writeState = createRoute({
  method: 'put',
  path: '/scenario/state',
  tags: ['scenario'],
  summary: 'Keep how far the scenario has come; shown on the home page while it loads',
  ...open(),
  request: { headers, body: jsonBody(DemonstrationState) },
  responses: answers(z.object({ saved: z.literal(true) })),
});

/** Routes that exist only in a process started for a scenario; the secret is known to that scenario alone. */
export function createScenarioApi(services: Services & { clock: SettableClock }, modules: readonly Module[], secret: string) {
  const check = (text: string) => {
    const given = Buffer.from(text);
    const wanted = Buffer.from(secret);
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) commonErrors.fail('not-found');
  };
  return createApi()
    .openapi(setClock, async (c) => {
      check(c.req.valid('header')['x-scenario-secret']);
      const { at } = c.req.valid('json');
      const instant = at === null ? null : new Date(at);
      services.clock.set(instant);
      await writeClockSetting(services.db, instant);
      await sql`select pg_notify(${CLOCK_CHANNEL}, '')`.execute(services.db);
      await runSweeps(services, modules);
      return c.json({ now: services.clock.now().toISOString() }, 200);
    })
    .openapi(readToken, async (c) => {
      check(c.req.valid('header')['x-scenario-secret']);
      return c.json({ token: await setupToken(services) }, 200);
    })
    .openapi(readState, async (c) => {
      check(c.req.valid('header')['x-scenario-secret']);
      return c.json((await readDemonstration(services.db)) ?? null, 200);
    })
    .openapi(writeState, async (c) => {
      check(c.req.valid('header')['x-scenario-secret']);
      await services.db.transaction().execute(async (tx) => {
        await writeDemonstration(tx, c.req.valid('json'));
        await touchPages(tx);
      });
      return c.json({ saved: true as const }, 200);
    });
}
