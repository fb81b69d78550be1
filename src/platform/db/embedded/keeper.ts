import { Client } from 'pg';
import { connectionString, type Address } from './address.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';

/** Advisory lock of database `postgres`: each Heming process that uses the server holds it shared. */
const inUse = 4_807_526_976;

/** The driver's own methods, missing in its type declarations. */
type HoldingClient = Client & { ref(): void; unref(): void };

/** SQLSTATEs of a server that is on its way up or down. */
const passing = new Set(['57P01', '57P02', '57P03', '53300']);

/**
 * What a failed attempt says of the server. Only what the server itself answered counts against it: an error of the connection (such as
 * EPIPE, which looks like an SQLSTATE) comes of one that is just stopping.
 */
export function meaningOf(error: unknown): 'gone' | 'refused' | 'fault' {
  const code = (error as { code?: string }).code ?? '';
  // Every SQLSTATE holds a digit (PostgreSQL documentation, appendix A), none of the five-letter errors of the system does.
  if (!/^(?=.*\d)[0-9A-Z]{5}$/.test(code) || passing.has(code)) return 'gone';
  return code === '28P01' || code === '28000' ? 'refused' : 'fault';
}

/**
 * The connection by which a Heming process says that it uses the server. When the process dies, so does the connection, and with it the
 * claim. The process that finds no claim but its own when it stops is the last one and stops the server.
 */
export class Keeper {
  readonly #client: HoldingClient;
  #lost: (() => void) | undefined;
  #ended = false;

  private constructor(client: Client) {
    this.#client = client as HoldingClient;
    client.on('end', () => {
      this.#ended = true;
      this.#lost?.();
    });
  }

  /** Connects and claims; undefined where no server answers or it is starting or stopping. */
  static async open(address: Address, password: string): Promise<Keeper | undefined> {
    const client = new Client({
      connectionString: connectionString(address, password, 'postgres'),
      application_name: 'heming keeper',
      connectionTimeoutMillis: 10_000,
      ssl: false,
    });
    // Without a listener an error of the connection would end the process; `end` follows every one of them.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const keeper = new Keeper(client);
      await client.query('select pg_advisory_lock_shared($1)', [inUse]);
      return keeper;
    } catch (error) {
      void client.end().catch(() => undefined);
      const meaning = meaningOf(error);
      if (meaning === 'refused') throw refused(error);
      if (meaning === 'fault') throw error;
      return undefined;
    }
  }

  /** Calls back once when the connection ends other than by `close`; lets the process end meanwhile if nothing else holds it. */
  watch(lost: () => void): void {
    this.#client.unref();
    this.#lost = lost;
    if (this.#ended) lost();
  }

  async ensureDatabase(name: string): Promise<void> {
    const { rowCount } = await this.#client.query('select from pg_database where datname = $1', [name]);
    if (rowCount) return;
    try {
      await this.#client.query(`create database ${this.#client.escapeIdentifier(name)}`);
    } catch (error) {
      // Another process was faster: 42P04 says so, 23505 when both were inside the command.
      if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
    }
  }

  /**
   * Gives up the claim. True if no other process holds one; then none can come in before the server stops either, since this connection
   * keeps the lock for itself until `close`.
   */
  async isLast(): Promise<boolean> {
    this.#lost = undefined;
    if (this.#ended) return false;
    this.#client.ref();
    try {
      await this.#client.query('select pg_advisory_unlock_shared($1)', [inUse]);
      const { rows } = await this.#client.query<{ alone: boolean }>('select pg_try_advisory_lock($1) as alone', [inUse]);
      return rows[0]?.alone === true;
    } catch (error) {
      // The server went meanwhile: there is nothing left to stop.
      if (meaningOf(error) === 'gone') return false;
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#lost = undefined;
    await this.#client.end().catch(() => undefined);
  }
}

function refused(cause: unknown): EmbeddedServerError {
  return new EmbeddedServerError(
    {
      zh: '内置数据库拒绝了保存的密码。请恢复数据目录中 postgres/password 文件的原内容。',
      en: 'The embedded database refused the stored password. Bring back the file postgres/password of the data folder as it was.',
    },
    { cause },
  );
}
