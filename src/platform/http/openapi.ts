import { OpenAPIHono } from '@hono/zod-openapi';
import type { Env } from './context.ts';
import { type DescribedSchema, exampleOf } from './openapi-example.ts';
import { mendDescription } from './openapi-mend.ts';
import { Problem } from './problem.ts';

type Document = ReturnType<OpenAPIHono<Env>['getOpenAPI31Document']>;
const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

/** `POST /api/notices/{id}/send` → `postNoticesByIdSend`: a name for generated clients. */
const operationIdOf = (method: string, path: string) => method + path.replace(/^\/api/, '').replaceAll(/\{(\w+)\}/g, 'by-$1').replaceAll(/[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * The OpenAPI 3.1 description of the routers, paths below /api: every operation with a name, the common refusal and an example of what is
 * sent to it.
 */
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
  mendDescription(document.paths);
  mendDescription(document.components);
  const refusal = { description: 'Refused', content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } };
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, DescribedSchema>>;
  for (const [path, operations] of Object.entries(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = operations?.[method];
      if (operation === undefined) continue;
      operation.operationId = operationIdOf(method, path);
      operation.responses = { ...operation.responses, default: refusal };
      const body = operation.requestBody !== undefined && 'content' in operation.requestBody ? operation.requestBody.content['application/json'] : undefined;
      if (body?.schema !== undefined) body.example ??= exampleOf(body.schema as DescribedSchema, schemas);
    }
  }
  return document;
}
