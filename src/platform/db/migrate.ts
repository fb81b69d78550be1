import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

export interface Migration {
  /** `0001_platform` */
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A sequence that cannot be applied as it stands; the message says which file and why. */
export class MigrationError extends Error {}

// Any fixed number: one lock for "somebody migrates this database".
const MIGRATION_LOCK = 7_160_401;

/** Reads `NNNN_name.sql` files in order; a gap or a second file of one number is an error. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  return Promise.all(
    files.map(async (file, index) => {
      if (Number(file.slice(0, 4)) !== index + 1) throw new MigrationError(`${file}: expected number ${String(index + 1).padStart(4, '0')}; numbers run without gaps.`);
      const sql = await readFile(join(folder, file), 'utf8');
      return { name: file.replace(/\.sql$/, ''), sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Applies what is missing, each file in its own transaction, under an advisory lock: two processes that start at once
 * take turns and the second finds nothing to do. A file that changed after it was applied is refused.
 * @returns names of the files applied now.
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'heming-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      `create table if not exists schema_migrations (
         name text primary key, checksum text not null, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from schema_migrations order by name');
    const applied = new Map(rows.map((row) => [row.name, row.checksum]));
    for (const name of applied.keys()) {
      if (!migrations.some((migration) => migration.name === name)) {
        throw new MigrationError(`The database holds migration ${name}, which this version does not know. It was made by a newer version.`);
      }
    }
    const done: string[] = [];
    for (const migration of migrations) {
      const checksum = applied.get(migration.name);
      if (checksum === migration.checksum) continue;
      if (checksum !== undefined) throw new MigrationError(`${migration.name} was changed after it was applied; write a new migration instead.`);
      await applyOne(client, migration);
      done.push(migration.name);
    }
    return done;
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [migration.name, migration.checksum]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new MigrationError(`${migration.name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
