import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openToAll } from './open-to-all.ts';
import { type Description, operationsOf, sampleRequest, toRequest } from './sample-request.ts';

interface Full {
  readonly operationId: string;
  readonly requestBody?: { content: Record<string, { schema: object; example?: unknown }> };
  readonly responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

type Opened = Awaited<ReturnType<typeof openToAll>>;
let world: Opened['world'];
let app: Opened['app'];
let description: Description;
const full = (operation: unknown) => operation as Full;

beforeAll(async () => {
  ({ world, app, description } = await openToAll());
});
afterAll(() => world.land.ctx.close());

/** A schema of the description as a validator; what it refers to comes along. */
function validator(schema: object): z.ZodType {
  // Patterns are read without the flag that classes of scripts need.
  const inside = (part: unknown) => JSON.parse(JSON.stringify(part).replaceAll('#/components/schemas/', '#/$defs/').replaceAll('\\\\p{Script=Han}', '\\\\u3400-\\\\u9fff')) as object;
  return z.fromJSONSchema({ ...inside(schema), $defs: inside(description.components.schemas) } as Parameters<typeof z.fromJSONSchema>[0]);
}
const misfit = (schema: object, value: unknown) => {
  const result = validator(schema).safeParse(value);
  return result.success ? null : result.error.issues.slice(0, 3).map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
};

test('every reference leads somewhere, every operation has a name of its own, and every body an example that fits', () => {
  const text = JSON.stringify(description);
  const missing = [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!).filter((name) => !(name in description.components.schemas));
  expect(missing).toEqual([]);
  expect(text).not.toMatch(/"pattern":"[^"]*\/[a-z]+"/);
  const names = operationsOf(description).map(({ operation }) => full(operation).operationId);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  const unfit = operationsOf(description).flatMap(({ method, path, operation }) => {
    const body = full(operation).requestBody?.content['application/json'];
    const why = body === undefined ? null : misfit(body.schema, body.example);
    return why === null ? [] : [`${method} ${path}: ${why} in ${JSON.stringify(body!.example)}`];
  });
  expect(unfit).toEqual([]);
});

test('what is answered is what the description says', async () => {
  const unfit: string[] = [];
  let compared = 0;
  for (const each of operationsOf(description)) {
    const schema = full(each.operation).responses['200']?.content?.['application/json']?.schema;
    if (each.method !== 'GET' || schema === undefined) continue;
    const { url, init } = toRequest(each.path, each.operation, sampleRequest(each, description, world.ids, { queried: () => false }));
    const response = await app.request(url, init);
    if (response.status !== 200) continue;
    compared += 1;
    const why = misfit(schema, await response.json());
    if (why !== null) unfit.push(`${each.path}: ${why}`);
  }
  expect(unfit).toEqual([]);
  expect(compared).toBeGreaterThan(60);
});
