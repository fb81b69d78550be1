import { createHash } from 'node:crypto';
import pg from 'pg';

const MAX_NAMED = 1000;
const MAX_NAMED_LENGTH = 20_000;
const names = new Map<string, string>();

/** A name for a statement that is worth preparing; statements of varying shape (long lists) are left unnamed. */
function statementName(sql: string, parameterCount: number): string | undefined {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= MAX_NAMED || sql.length > MAX_NAMED_LENGTH || parameterCount > 60 || !/^\s*(select|insert|update|delete|with)\b/i.test(sql)) return undefined;
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 24);
  names.set(sql, name);
  return name;
}

/** A pg client that sends Kysely's statements as named ones, so that the server plans each only once per connection. */
export class NamedClient extends pg.Client {
  // The driver's own overloads are wider than what Kysely calls.
  // oxlint-disable-next-line typescript/no-explicit-any
  override query(...args: any[]): any {
    const [text, values] = args;
    if (typeof text === 'string' && Array.isArray(values) && args.length === 2) {
      const name = statementName(text, values.length);
      if (name !== undefined) return super.query({ name, text, values });
    }
    // oxlint-disable-next-line typescript/no-explicit-any
    return (super.query as any)(...args);
  }
}
