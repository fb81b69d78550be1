import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './context.ts';
import { Problem } from './problem.ts';

type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>;
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/** The OpenAPI 3.1 description of the routers, paths below /api, with the common refusal on every operation. */
export function describeApi(routers: readonly OpenAPIHono<Env>[], version: string): Document {
  const all = new OpenAPIHono<Env>();
  all.openAPIRegistry.register('Problem', Problem);
  all.openAPIRegistry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: 'heming_session' });
  all.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  for (const router of routers) all.route('/api', router);
  const document = all.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Heming 和鸣', version, description: 'Civic campaigns run by a tree of public offices. Refusals are Problem objects, in Chinese or English by Accept-Language.' },
  });
  const refusal = { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  for (const path of Object.values(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = path?.[method];
      if (operation !== undefined) operation.responses = { ...operation.responses, default: refusal };
    }
  }
  return document;
}
