import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Which folder may hold SQL on a table: the name in brackets at the start of the table's comment. */
const HOMES: Record<string, RegExp> = {
  platform: /^src\/(platform|app)\//,
  ledger: /^src\/ledger\//,
  portal: /^src\/portal\//,
};

/** Table → owner, read from the comments of db/schema.sql. Every table must have one. */
export function tableOwners(schema: string): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [, comment, table] of schema.matchAll(/(?:^-- (.*)\n)?^create table (\w+) \(/gm)) {
    const owner = /^\[([a-z-]+)\]/.exec(comment ?? '')?.[1];
    if (owner === undefined) throw new Error(`table ${table} has no comment that starts with its owner in brackets`);
    owners.set(table!, owner);
  }
  return owners;
}

const USES = [
  /\b(?:selectFrom|insertInto|updateTable|deleteFrom|mergeInto|innerJoin|leftJoin|rightJoin|fullJoin|crossJoin|using|table)\(\s*\[?\s*['"`](\w+)/g,
  /\b(?:from|join|into|update|truncate)\s+(?:only\s+)?(?:public\.)?([a-z_]+)\b/g,
];

/** The tables that a source file's SQL names. Comments and sentences are left out by asking for known tables only. */
export function tablesIn(source: string, tables: ReadonlySet<string>): Set<string> {
  const text = source.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const found = new Set<string>();
  for (const pattern of USES) for (const [, table] of text.matchAll(pattern)) if (table !== undefined && tables.has(table)) found.add(table);
  return found;
}

/** Files with SQL on a table of somebody else, as sentences. */
export async function foreignSql(root: string, files: readonly string[]): Promise<string[]> {
  const owners = tableOwners(await readFile(join(root, 'db/schema.sql'), 'utf8'));
  const tables = new Set(owners.keys());
  const found: string[] = [];
  for (const file of files) {
    for (const table of tablesIn(await readFile(join(root, file), 'utf8'), tables)) {
      const owner = owners.get(table)!;
      const home = HOMES[owner] ?? new RegExp(`^src/modules/${owner}/`);
      if (!home.test(file)) found.push(`${file} has SQL on ${table}, which belongs to ${owner}`);
    }
  }
  return found;
}
