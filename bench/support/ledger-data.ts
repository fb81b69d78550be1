import type pg from 'pg';
import { numberedId, writeTree } from './ledger-tree.ts';

export const KINDS = Array.from({ length: 12 }, (_, index) => `bench.kind-${String.fromCharCode(97 + index)}`);

/** How much there is: nodes of the tree (units with their offices), facts over three years, campaigns of four months each. */
export interface Size {
  readonly nodes: number;
  readonly facts: number;
  readonly campaigns: number;
}

/** Facts that a unit sends together: of one kind, campaign and day. */
const PER_ACT = 5;

/** Writes the kinds of facts of the bench. */
export async function writeKinds(client: pg.Client): Promise<void> {
  await client.query(
    `insert into fact_kinds (kind, class, unit, declared, label_zh, label_en) select kind, 'work', 'piece', false, kind, kind from unnest($1::text[]) as kind`,
    [KINDS],
  );
}

/**
 * Fills a migrated database with a tree's facts and their rollups, made in SQL: a few busy nodes and many quiet ones, some kinds common and
 * some rare, each fact on one of its campaign's days. Indexes are built after the rows.
 */
export async function fillLedger(client: pg.Client, size: Size, progress: (text: string) => void): Promise<void> {
  await client.query("set synchronous_commit = off; set work_mem = '256MB'; set maintenance_work_mem = '512MB'; select setseed(0.42)");
  await writeKinds(client);
  progress(`${size.nodes} nodes`);
  await writeTree(client, size.nodes);
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
     where indrelid in ('facts'::regclass, 'rollups'::regclass, 'fact_lines'::regclass) and not indisprimary`,
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await client.query('alter table facts drop constraint facts_pkey');

  progress(`${size.facts} facts`);
  await client.query(
    `create temp table acts as
     select n.id as node_id, n.path, ($3::text[])[1 + floor(power(random(), 1.5) * 12)::int] as kind, ($5::text || lpad(to_hex(campaign), 12, '0'))::uuid as campaign_id,
            date '2024-01-01' + campaign * 976 / $4::int + floor(random() * 120)::int as day
     from (select 1 + floor(power(random(), 1.3) * $1::int)::int as number, floor(random() * $4::int)::int as campaign from generate_series(1, $2::int)) as drawn
     join bench_nodes n using (number)`,
    [size.nodes, size.facts / PER_ACT, KINDS, size.campaigns, numberedId(1, 0).slice(0, 24)],
  );
  await client.query(
    `insert into facts (id, kind, node_id, path, campaign_id, subject_type, subject_id, quantity, occurred_on, recorded_at)
     select uuidv7(), kind, node_id, path, campaign_id, 'bench', uuidv7(), copy, day, day + time '12:00' from acts, generate_series(1, ${PER_ACT}) as copy`,
  );
  await client.query('insert into fact_lines (path, node_id, path_now) select path, id, path from bench_nodes');

  progress('rollups');
  await client.query(
    `insert into rollups (node_id, kind, campaign_id, day, was_quantity, was_facts, now_quantity, now_facts)
     select node, kind, campaign_id, day, count(*) * (1 + ${PER_ACT}) * ${PER_ACT} / 2, count(*) * ${PER_ACT}, count(*) * (1 + ${PER_ACT}) * ${PER_ACT} / 2, count(*) * ${PER_ACT}
     from acts cross join lateral unnest(path) as node group by 1, 2, 3, 4`,
  );
  await client.query('drop table acts');

  progress('indexes');
  await client.query('alter table facts add primary key (id, occurred_on)');
  // The definition of a partitioned table's index says ONLY, which would leave its partitions without.
  for (const { definition } of indexes) await client.query(definition.replace(' ON ONLY ', ' ON '));
  await client.query('vacuum (analyze) facts, rollups, fact_lines');
}
