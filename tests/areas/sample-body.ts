import type { DescribedSchema as Schema } from '../../src/platform/http/openapi-example.ts';

const INSTANTS: Readonly<Record<string, string>> = { 'date-time': '2026-04-01T09:00:00+08:00', date: '2026-04-01', email: 'name@example.org', uri: 'https://example.org/' };

/** Text for patterns that a plain word does not fit, by the property's name. */
const WORDS: Readonly<Record<string, string>> = { period: '2026-03', contact: 'name@example.org', email: 'name@example.org', key: 'lead', asks: 'lead', closesAt: '2026-05-01T09:00:00+08:00', code: 'SAMPLE-1', divisionCode: '230100', month: '2026-03', series: '江文明办', username: 'sample.name', mobile: '13800001234', slug: 'sample', currentPassword: 'a-long-Password-9', password: 'a-long-Password-9' };

/** Which properties an object gets: all, so that nothing is refused before permission is asked, or only those that must be there. */
export type Fullness = 'full' | 'lean';

/** A body that fits a schema. `idFor` names the id of a property, so that bodies point at what the caller may not touch. */
export function sampleBody(schema: Schema, schemas: Readonly<Record<string, Schema>>, idFor: (property: string) => string, property = '', fullness: Fullness = 'full'): unknown {
  const sample = (each: Schema, name = property) => sampleBody(each, schemas, idFor, name, fullness);
  if (schema.$ref !== undefined) return sample(schemas[schema.$ref.split('/').at(-1)!] ?? {});
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return sample(choices.find((each) => each.type !== 'null') ?? choices[0]!);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((each) => sample(each)));
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type;
  if (type === 'object' || schema.properties !== undefined) {
    const given = Object.entries(schema.properties ?? {}).filter(([name]) => fullness === 'full' || schema.required?.includes(name));
    return Object.fromEntries(given.map(([name, each]) => [name, sample(each, name)]));
  }
  if (type === 'array') return (schema.minItems ?? 0) > 0 ? [sample(schema.items ?? {})] : [];
  if (type === 'integer' || type === 'number') return property === 'version' || property === 'revision' ? 1 : Math.max(schema.minimum ?? 1, 1);
  if (type === 'boolean') return true;
  if (schema.format === 'uuid') return idFor(property);
  return WORDS[property] ?? INSTANTS[schema.format ?? ''] ?? '某'.repeat(Math.max(schema.minLength ?? 1, 4));
}

export type Steps = readonly (string | number)[];

/** Where a body can be changed: every value in it, objects and lists too. */
export function places(value: unknown, steps: Steps = []): Steps[] {
  if (typeof value !== 'object' || value === null) return [steps];
  const inner = Array.isArray(value) ? value.flatMap((each, index) => places(each, [...steps, index])) : Object.entries(value).flatMap(([name, each]) => places(each, [...steps, name]));
  return [steps, ...inner];
}

/** The value with what stands at the place replaced; objects on the way are made. */
export const changed = (value: unknown, [first, ...rest]: Steps, to: unknown): unknown => {
  if (first === undefined) return to;
  if (Array.isArray(value)) return value.with(Number(first), changed(value[Number(first)], rest, to));
  return { ...(value as object), [first]: changed((value as Record<string, unknown> | undefined)?.[first], rest, to) };
};
