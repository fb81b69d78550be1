import { createRoute, z } from '@hono/zod-openapi';
import { open } from '../../platform/http/access.ts';
import { answers, createApi, Id, Instant } from '../../platform/http/api.ts';
import { readDemoOutbox } from './usecases/read-demo-outbox.ts';

const Outbox = z
  .object({
    messages: z.array(z.object({ id: Id, channel: z.enum(['mail', 'sms']), to: z.string(), subject: z.string(), text: z.string(), at: Instant })),
    authenticators: z.array(z.object({ username: z.string(), name: z.string(), code: z.string(), seconds: z.number().int() })),
  })
  .openapi('DemoOutbox');

const read = createRoute({
  method: 'get', path: '/demo/outbox', tags: ['demonstration'], summary: 'Messages the demonstration would have sent, and the codes of its accounts; not found anywhere else', ...open(),
  request: { query: z.object({ username: z.string().trim().max(40).default('') }) }, responses: answers(Outbox),
});

export const demoApi = createApi().openapi(read, async (c) => c.json(await readDemoOutbox(c.var.ctx, c.req.valid('query').username), 200));
