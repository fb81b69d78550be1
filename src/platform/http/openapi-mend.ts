/**
 * Mends what the generator of descriptions says wrongly, in place: a registered schema that may be null comes out as one that is an object
 * and null at once, and a pattern with flags keeps them as part of the pattern.
 */
export function mendDescription(part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  const schema = part as { allOf?: readonly { $ref?: string; type?: unknown }[]; anyOf?: unknown; pattern?: unknown };
  const [reference, alternative] = schema.allOf ?? [];
  if (schema.allOf?.length === 2 && reference?.$ref !== undefined && Array.isArray(alternative?.type) && alternative.type.includes('null')) {
    delete schema.allOf;
    schema.anyOf = [{ $ref: reference.$ref }, { type: 'null' }];
  }
  if (typeof schema.pattern === 'string') schema.pattern = schema.pattern.replace(/\/[dgimsuvy]+$/, '');
  for (const each of Object.values(part)) mendDescription(each);
}
