import type pg from 'pg';

export interface TableInfo {
  /** Quoted name with its schema, as SQL writes it. */
  readonly name: string;
  readonly columns: string[];
}

const SCHEMAS = ['public', 'graphile_worker'];

/**
 * The tables whose rows make up the installation, each after the tables its foreign keys point to. Partitions are reached through
 * their parents; the records of applied migrations are made by migrating.
 */
export async function tablesInOrder(client: pg.Client): Promise<TableInfo[]> {
  const { rows: tables } = await client.query<{ oid: number; name: string; columns: string[] }>(
    `select c.oid, format('%I.%I', n.nspname, c.relname) as name,
       array(select quote_ident(a.attname) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum)::text[] as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname not in ('schema_migrations', 'migrations')
     order by 2`,
    [SCHEMAS],
  );
  const { rows: keys } = await client.query<{ child: number; parent: number }>(`select conrelid as child, confrelid as parent from pg_constraint where contype = 'f' and conrelid <> confrelid and conparentid = 0`);
  const ordered: TableInfo[] = [];
  const placed = new Set<number>();
  while (ordered.length < tables.length) {
    const next = tables.filter((table) => !placed.has(table.oid) && keys.every(({ child, parent }) => child !== table.oid || placed.has(parent) || !tables.some(({ oid }) => oid === parent)));
    if (next.length === 0) throw new Error('foreign keys form a circle; the tables cannot be restored in order');
    for (const table of next) {
      placed.add(table.oid);
      ordered.push({ name: table.name, columns: table.columns });
    }
  }
  return ordered;
}

/** Sequences with the value they stand at. */
export async function sequences(client: pg.Client): Promise<{ name: string; value: string }[]> {
  const { rows } = await client.query<{ name: string; value: string | null }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences where schemaname = any($1) order by 1`,
    [SCHEMAS],
  );
  return rows.filter((row): row is { name: string; value: string } => row.value !== null);
}
