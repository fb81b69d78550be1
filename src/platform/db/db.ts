import { createHash } from 'node:crypto';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { DB } from '../../../db/types.ts';

/** The database or a transaction in it; queries take either. */
export type Db = Kysely<DB>;
export type Tx = Transaction<DB>;

// Sums and counts come back as numbers: every quantity here stays far below 2^53. Days stay text: a day has no zone.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

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
class NamedClient extends pg.Client {
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

export interface Database {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool on a PostgreSQL server (15 and up).
 * @param url connection string; `max` is the number of connections this process may hold.
 */
export function openDatabase(url: string, options: { max?: number; onError?: (error: Error) => void } = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 12,
    Client: NamedClient,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: 'heming',
  });
  // An idle connection that the server drops is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => options.onError?.(error));
  pool.on('connect', (client) => client.on('error', (error) => options.onError?.(error)));
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, pool, close: () => db.destroy() };
}
