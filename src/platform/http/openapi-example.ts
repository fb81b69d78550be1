/** As much of JSON Schema as the API description uses. */
export interface DescribedSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, DescribedSchema>>;
  readonly required?: readonly string[];
  readonly items?: DescribedSchema;
  readonly anyOf?: readonly DescribedSchema[];
  readonly oneOf?: readonly DescribedSchema[];
  readonly allOf?: readonly DescribedSchema[];
}

const FORMATS: Readonly<Record<string, string>> = { uuid: '01970000-0000-7000-8000-000000000001', 'date-time': '2026-03-05T17:00:00+08:00', date: '2026-03-05', email: 'name@example.org', uri: 'https://example.org/' };

/** Texts that say what a property of this name is like; a schema's own example comes before them. */
const TEXTS: Readonly<Record<string, string>> = {
  zh: '我们的节日', en: 'Our festivals', name: '林晓', nameEn: 'Lin Xiao', title: '关于开展主题活动的通知', reason: '核对数据', code: '123456', key: 'lead', username: 'lin.xiao', mobile: '13800001234', contact: 'name@example.org',
  password: 'Bamboo-Lantern-27', text: '现将有关事项通知如下。', body: '现将有关事项通知如下。', series: '江文明办', slug: 'festivals-2026', divisionCode: '230100', period: '2026-03', month: '2026-03', color: '#c8442b',
};

/**
 * A value that fits the schema and looks like one that people send: what must be there, nothing that may be left out.
 * @param schemas the description's components, which references name
 */
export function exampleOf(schema: DescribedSchema, schemas: Readonly<Record<string, DescribedSchema>>, property = ''): unknown {
  if (schema.example !== undefined) return schema.example;
  if (schema.$ref !== undefined) return exampleOf(schemas[schema.$ref.split('/').at(-1)!] ?? {}, schemas, property);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return exampleOf(choices.find(({ type }) => type !== 'null') ?? choices[0]!, schemas, property);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((each) => exampleOf(each, schemas, property)));
  const type = Array.isArray(schema.type) ? schema.type.find((each) => each !== 'null') : schema.type;
  if (type === 'object' || schema.properties !== undefined) {
    return Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name)).map(([name, each]) => [name, exampleOf(each, schemas, name)]));
  }
  if (type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => exampleOf(schema.items ?? {}, schemas, property));
  if (type === 'integer' || type === 'number') return schema.minimum ?? (schema.exclusiveMinimum === undefined ? 1 : schema.exclusiveMinimum + 1);
  if (type === 'boolean') return true;
  if (schema.format !== undefined && schema.format in FORMATS) return FORMATS[schema.format];
  const text = TEXTS[property] ?? '文本';
  return text.length >= (schema.minLength ?? 0) ? text : text.padEnd(schema.minLength!, text);
}
