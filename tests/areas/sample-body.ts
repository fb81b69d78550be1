/** As much of JSON Schema as the API description uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

const INSTANTS: Readonly<Record<string, string>> = { 'date-time': '2026-04-01T09:00:00+08:00', date: '2026-04-01', email: 'name@example.org', uri: 'https://example.org/' };

/** Text for patterns that a plain word does not fit, by the property's name. */
const WORDS: Readonly<Record<string, string>> = { period: '2026-03', contact: 'name@example.org', email: 'name@example.org', key: 'lead', asks: 'lead', closesAt: '2026-05-01T09:00:00+08:00', code: 'SAMPLE-1', divisionCode: '230100', month: '2026-03', series: '江文明办', username: 'sample.name', mobile: '13800001234', slug: 'sample', currentPassword: 'a-long-Password-9', password: 'a-long-Password-9' };

/**
 * A body that fits a schema: every property given, so that nothing is refused before permission is asked. `idFor` names the id of a
 * property, so that bodies point at what the caller may not touch.
 */
export function sampleBody(schema: Schema, schemas: Readonly<Record<string, Schema>>, idFor: (property: string) => string, property = ''): unknown {
  if (schema.$ref !== undefined) return sampleBody(schemas[schema.$ref.split('/').at(-1)!] ?? {}, schemas, idFor, property);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return sampleBody(choices.find((each) => each.type !== 'null') ?? choices[0]!, schemas, idFor, property);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((each) => sampleBody(each, schemas, idFor, property)));
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type;
  if (type === 'object' || schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, each]) => [name, sampleBody(each, schemas, idFor, name)]));
  }
  if (type === 'array') return (schema.minItems ?? 0) > 0 ? [sampleBody(schema.items ?? {}, schemas, idFor, property)] : [];
  if (type === 'integer' || type === 'number') return property === 'version' || property === 'revision' ? 1 : Math.max(schema.minimum ?? 1, 1);
  if (type === 'boolean') return true;
  if (schema.format === 'uuid') return idFor(property);
  return WORDS[property] ?? INSTANTS[schema.format ?? ''] ?? '某'.repeat(Math.max(schema.minLength ?? 1, 4));
}
