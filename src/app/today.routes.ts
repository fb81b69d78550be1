import { createRoute, z } from '@hono/zod-openapi';
import { account } from '../platform/http/access.ts';
import { answers, createApi } from '../platform/http/api.ts';
import type { Module } from './module.ts';

const Item = z
  .object({
    key: z.string(),
    title: z.string(),
    action: z.object({ zh: z.string(), en: z.string() }),
    href: z.string(),
    dueAt: z.iso.datetime().nullable(),
    overdue: z.boolean(),
  })
  .openapi('TodayItem');

const today = createRoute({
  method: 'get',
  path: '/today',
  tags: ['today'],
  summary: 'What waits for the acting person, across all modules, by due time',
  ...account(),
  responses: answers(z.object({ items: z.array(Item) })),
});

/** The console's first page: every module's waiting items, soonest due first, those without a due time last. */
export function createTodayApi(modules: readonly Module[]) {
  return createApi().openapi(today, async (c) => {
    const lists = await Promise.all(modules.map((module) => module.inbox?.(c.var.ctx) ?? []));
    const items = lists.flat().toSorted((a, b) => (a.dueAt ?? '9999').localeCompare(b.dueAt ?? '9999'));
    return c.json({ items: items.map((item) => ({ ...item, action: { zh: item.action.zh, en: item.action.en } })) }, 200);
  });
}

export type TodayApi = ReturnType<typeof createTodayApi>;
