import { createRoute, z } from '@hono/zod-openapi';
import { granted } from '../../../platform/http/access.ts';
import { answers, createApi, IdParams, jsonBody } from '../../../platform/http/api.ts';
import { composeCampaigns } from '../campaigns.policy.ts';
import { Campaign } from '../campaigns.schemas.ts';
import { listTemplates, removeTemplate, saveTemplate, useTemplate } from './templates.ts';
import { NewTemplate, Template, TemplateUse } from './templates.schemas.ts';

const tags = ['campaigns'];
const compose = granted(composeCampaigns);

const list = createRoute({ method: 'get', path: '/campaign-templates', tags, summary: 'Templates of one\'s office and of those above', ...compose, responses: answers(z.array(Template)) });
const save = createRoute({ method: 'post', path: '/campaign-templates', tags, summary: 'Keep a campaign as a template', ...compose, request: { body: jsonBody(NewTemplate) }, responses: answers(Template) });
const use = createRoute({ method: 'post', path: '/campaign-templates/{id}/use', tags, summary: 'Begin a campaign from a template for a year', ...compose, request: { params: IdParams, body: jsonBody(TemplateUse) }, responses: answers(Campaign) });
const remove = createRoute({ method: 'post', path: '/campaign-templates/{id}/remove', tags, summary: 'Take a template off the list', ...compose, request: { params: IdParams }, responses: answers(z.object({ done: z.literal(true) })) });

export const templatesApi = createApi()
  .openapi(list, async (c) => c.json(await listTemplates(c.var.ctx), 200))
  .openapi(save, async (c) => c.json(await saveTemplate(c.var.ctx, c.req.valid('json')), 200))
  .openapi(use, async (c) => c.json(await useTemplate(c.var.ctx, c.req.valid('param').id, c.req.valid('json')), 200))
  .openapi(remove, async (c) => {
    await removeTemplate(c.var.ctx, c.req.valid('param').id);
    return c.json({ done: true as const }, 200);
  });
