import type pg from 'pg';

/**
 * A tree like a province's: 1 root, 20 cities, 10 counties each, 20 townships each, units below the townships; ids follow from
 * the number, so that SQL and program agree. Number 1 is the root.
 */
const LEVELS = [1, 20, 200, 4000] as const;
const OFFICES = LEVELS.reduce((sum, count) => sum + count, 0);
const FIRST_UNIT = OFFICES + 1;

/** How many nodes a tree of so many units has. */
export const nodesFor = (units: number) => OFFICES + units;

/** Numbers of nodes of every level: the root, all cities, and some of each level below, by a random number below 1. */
export function sampleOf(nodes: number, each: number, random: () => number): number[] {
  const among = (first: number, count: number) => Array.from({ length: each }, () => first + Math.floor(random() * count));
  return [...Array.from({ length: 21 }, (_, index) => index + 1), ...among(22, 200), ...among(222, 4000), ...among(FIRST_UNIT, nodes - OFFICES)];
}

/** The id of a node, campaign or subject by its number; `realm` keeps them apart. */
export function numberedId(realm: 0 | 1 | 2, number: number): string {
  return `0000000${realm}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
}

/** The line of a node from the root down, by its number. */
export function lineOf(number: number): string[] {
  const line = [number];
  let first = 1;
  const firsts = LEVELS.map((count) => (first += count) - count);
  for (let level = number >= FIRST_UNIT ? LEVELS.length : firsts.findLastIndex((start) => number >= start); level > 0; level -= 1) {
    const own = level === LEVELS.length ? FIRST_UNIT : firsts[level]!;
    line.unshift(firsts[level - 1]! + ((line[0]! - own) % LEVELS[level - 1]!));
  }
  return line.map((each) => numberedId(0, each));
}

/** Writes the lines of nodes 1 to `count` to a table bench_nodes (number, id, path), as the ledger's own way of counting wants them. */
export async function writeTree(client: pg.Client, count: number): Promise<void> {
  await client.query('create table bench_nodes (number integer primary key, id uuid not null, path uuid[] not null)');
  for (let start = 1; start <= count; start += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, count - start + 1) }, (_, index) => {
      const path = lineOf(start + index);
      return { number: start + index, id: path.at(-1), path };
    });
    await client.query('insert into bench_nodes select * from json_to_recordset($1::json) as r(number integer, id uuid, path uuid[])', [JSON.stringify(rows)]);
  }
}
