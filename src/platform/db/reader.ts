import { type CompiledQuery, type DatabaseConnection, type Driver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type QueryResult } from 'kysely';
import type pg from 'pg';
import type { DB } from '../../../db/types.ts';
import type { Db } from './db.ts';
import { NamedClient } from './named-client.ts';

const CONNECTIONS = 2;
/** A read of a public page that takes longer than this is not one that many may stand behind. */
const LONGEST_MS = 5_000;
/** Plans are made once: with statistics of its tables, the server would else plan such a statement anew at each execution, which costs more than running it. */
const PLANNED_ONCE = '-c plan_cache_mode=force_generic_plan';

/** A connection that many reads share: they are sent together, in one write, and answered in their order. */
class SharedConnection implements DatabaseConnection {
  readonly #client: pg.Client;
  readonly #ready: Promise<unknown>;
  #corked = false;
  #waiting = 0;
  usable = true;

  constructor(url: string, onError: (error: Error) => void) {
    this.#client = new NamedClient({ connectionString: url, pipeline: true, connectionTimeoutMillis: 10_000, statement_timeout: LONGEST_MS, options: PLANNED_ONCE, application_name: 'heming-pages' });
    this.#client.on('error', (error) => {
      this.usable = false;
      onError(error);
    });
    this.#client.on('end', () => (this.usable = false));
    this.#ready = this.#client.connect();
    this.#ready.catch(() => (this.usable = false));
  }

  get waiting(): number {
    return this.#waiting;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    this.#waiting += 1;
    try {
      await this.#ready;
      this.#holdUntilTurnEnds();
      const { rows } = await this.#client.query(sql, parameters as unknown[]);
      return { rows: rows as R[] };
    } finally {
      this.#waiting -= 1;
    }
  }

  /** What the requests of one turn of the event loop ask goes out as one write: a write and a wake-up of the server each cost more than most of these reads. */
  #holdUntilTurnEnds(): void {
    if (this.#corked) return;
    const { stream } = (this.#client as unknown as { connection: { stream: NodeJS.WritableStream & { cork(): void; uncork(): void } } }).connection;
    this.#corked = true;
    stream.cork();
    setImmediate(() => {
      this.#corked = false;
      stream.uncork();
    });
  }

  // oxlint-disable-next-line require-yield
  async *streamQuery(): AsyncGenerator<never> {
    throw new Error('Shared reads cannot be streamed.');
  }

  async end(): Promise<void> {
    await this.#ready.then(() => this.#client.end()).catch(() => undefined);
  }
}

/** Hands the least busy connection to whoever asks; none is anybody's own, so there are no transactions. */
class SharedDriver implements Driver {
  readonly #connections: SharedConnection[] = [];
  readonly #open: () => SharedConnection;

  constructor(open: () => SharedConnection) {
    this.#open = open;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SharedConnection> {
    for (let index = 0; index < CONNECTIONS; index++) {
      if (this.#connections[index]?.usable !== true) this.#connections[index] = this.#open();
    }
    return this.#connections.reduce((least, each) => (each.waiting < least.waiting ? each : least));
  }

  async beginTransaction(): Promise<void> {
    throw new Error('Shared reads take no transactions.');
  }

  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    await Promise.all(this.#connections.map((connection) => connection.end()));
  }
}

/**
 * Opens the database for the quick reads that public pages are drawn from: single statements by an index, many at once over few
 * connections (the driver's pipeline mode). Nothing slow belongs here: whatever comes after it on the connection waits for it.
 * @returns a database without transactions; `destroy()` closes it.
 */
export function openReader(url: string, onError: (error: Error) => void): Db {
  const open = () => new SharedConnection(url, onError);
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SharedDriver(open),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}
