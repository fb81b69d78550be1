import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import pg from 'pg';
import { databaseSocket } from './database-socket.ts';
import { WireParameters } from './wire-parameters.ts';

const MAX_NAMED = 1000;
const MAX_NAMED_LENGTH = 20_000;
const names = new Map<string, string>();

/** The name under which a statement is prepared on each connection. */
export function statementName(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) names.set(sql, (name = createHash('sha256').update(sql).digest('base64url').slice(0, 24)));
  return name;
}

/** Whether a statement is worth preparing; statements of varying shape (long lists) are not. */
const isWorthNaming = (sql: string, parameterCount: number): boolean => names.has(sql) || (names.size < MAX_NAMED && sql.length <= MAX_NAMED_LENGTH && parameterCount <= 60 && /^\s*(select|insert|update|delete|with)\b/i.test(sql));

/** What a query of the driver does on a connection; its types leave this out. */
interface Connection {
  readonly stream: NodeJS.WritableStream;
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  parse(query: { text: string; name: string }): void;
}

/** What a query with parameters in their wire form answers: the fields of its rows as texts, in order. */
export interface WireResult {
  readonly rows: (string | null)[][];
  readonly command: 'SELECT';
  readonly rowCount: number;
}

/** A query whose parameters are a message already (the driver's `Submittable`); its rows are not described, so nobody reads them but who knows their fields. */
class WireQuery implements pg.Submittable {
  readonly #parameters: WireParameters;
  readonly #rows: (string | null)[][] = [];
  readonly text: string;
  readonly name: string;
  // The driver puts its own around it where a query may take only so long.
  callback: (error: Error | null, result?: WireResult) => void;

  constructor(sql: string, parameters: WireParameters, callback: WireQuery['callback']) {
    this.text = sql;
    this.name = statementName(sql);
    this.#parameters = parameters;
    this.callback = callback;
  }

  submit(connection: unknown): void {
    const { stream, parsedStatements, submittedNamedStatements, parse } = connection as Connection;
    const { name, text } = this;
    if (parsedStatements[name] === undefined && submittedNamedStatements[name] === undefined) {
      parse.call(connection, { text, name });
      submittedNamedStatements[name] = text;
    }
    stream.write(this.#parameters.message());
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    this.#rows.push(fields);
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.callback(null, { rows: this.#rows, command: 'SELECT', rowCount: this.#rows.length });
  }

  handleError(error: Error): void {
    this.callback(error);
  }
}

/** A pg client that sends Kysely's statements as named ones, so that the server plans each only once per connection. */
export class NamedClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super({ stream: databaseSocket as () => Socket, ...config });
  }

  // The driver's own overloads are wider than what Kysely calls.
  // oxlint-disable-next-line typescript/no-explicit-any
  override query(...args: any[]): any {
    const [text, values] = args;
    if (typeof text === 'string' && Array.isArray(values) && args.length === 2) {
      const [first] = values;
      if (first instanceof WireParameters) return new Promise((done, failed) => super.query(new WireQuery(text, first, (error, result) => (error === null ? done(result) : failed(error)))));
      if (isWorthNaming(text, values.length)) return super.query({ name: statementName(text), text, values });
    }
    // oxlint-disable-next-line typescript/no-explicit-any
    return (super.query as any)(...args);
  }
}
